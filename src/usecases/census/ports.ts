import type { IssueId } from '../../domain/capacity/types';
import type { Instant } from '../../domain/units';

/** A project's issues, as Jira last counted them and as the facts have them. */
export type CensusState = 'agrees' | 'differs' | 'walking' | 'closed' | 'archived' | 'shrunk';
export type CensusRow = {
  readonly project: number;
  /** Null = not looked at yet. */
  readonly state: CensusState | null;
  readonly countedAt: Instant | null;
  readonly inJira: number | null;
  readonly inFacts: number | null;
  /** When it was last compared issue by issue. */
  readonly walkedAt: Instant | null;
  /** What the last walk found: in Jira and not in the facts; in the facts and not in Jira. */
  readonly missing: number;
  readonly removed: number;
  readonly checkpoint: string | null;
};
export type CensusProject = CensusRow & { readonly closed: boolean; readonly archived: boolean };
export type CensusStore = {
  /** All projects, with what is known of their being closed or archived. */
  readonly rows: () => Promise<readonly CensusProject[]>;
  readonly save: (row: CensusRow) => Promise<void>;
  /** Nobody looked at Jira since then: every project that counts is counted anew, and screens say so until `settled`. */
  readonly recountAll: (since: Instant) => Promise<void>;
  /** Whatever was to be counted anew has been. */
  readonly settled: () => Promise<void>;
  /** `updatedFrom` = only those updated since. */
  readonly count: (project: number, updatedFrom?: Instant) => Promise<number>;
  /** Creation of the issue `size` after `from`: the end of a range of about so many; null = there are no more. */
  readonly rangeEnd: (project: number, from: Instant | null, size: number) => Promise<Instant | null>;
  /** Issues of the project created in [from, to) that count. */
  readonly idsIn: (project: number, from: Instant | null, to: Instant | null) => Promise<ReadonlySet<IssueId>>;
};

/** How Jira counts and lists a project, as the app's own user sees it. */
export type CensusSource = {
  /** Whether there are all these projects, and the app sees issues in each, for one point. */
  readonly seesAll: (projects: readonly number[]) => Promise<boolean>;
  /** About how many issues of the project the app sees; null = no such project, or none that it sees. */
  readonly countIn: (project: number, updatedFrom?: Instant) => Promise<number | null>;
  /** Ids of the project's issues created in [from, to), at most 5,000 a page; null = as for `countIn`. */
  readonly idsIn: (
    project: number,
    created: { readonly from: Instant | null; readonly to: Instant | null },
    token: string | null,
  ) => Promise<{ readonly ids: readonly IssueId[]; readonly next: string | null } | null>;
};
