import type { SyncState } from '../domain/sync/sync-state';
import type { Instant } from '../domain/units';
import type { Reply } from './reply';

/** How true the read model is, what keeps it so, and what that costs. App admins and Jira admins. */
export type SyncContract = {
  /** From the app's own tables alone: Jira is not asked, and no points are spent. */
  getSync: (request: Record<string, never>) => Reply<SyncPage>;
  saveSync: (request: SyncSettings) => Reply<SyncPage>;
  /** Has something that rests after five tries tried again, soon. */
  retryDeadLetter: (request: { kind: DeadKind; item: string }) => Reply<SyncPage>;
  /** Has the reading from Jira rest until it is asked to go on; what is kept stays as it is, and screens say so. */
  pauseSync: (request: { paused: boolean }) => Reply<SyncPage>;
  /** Reads everything once more, over what is kept, which holds until then. Where it is being read nothing more is begun. */
  readAgain: (request: Record<string, never>) => Reply<SyncPage>;
  /** Holds the facts of an issue against Jira, as it is now, field by field. The caller has to be able to browse it. */
  checkIssue: (request: { issueId: string }) => Reply<IssueCheck>;
  /** Reads the issue again, publishes what it finds, and checks once more. */
  mendIssue: (request: { issueId: string }) => Reply<IssueCheck>;
};

/** Shares of the hourly pool of points that reading in the background may use, 0 to 1: as a rule, and while most of the pool is left. */
export type SyncSettings = { readonly share: number; readonly largeShare: number; readonly version: number };

export type DeadKind = 'issue' | 'project' | 'person' | 'page' | 'field';

export type SyncPage = {
  readonly readOnly: boolean;
  readonly now: Instant;
  readonly state: SyncState;
  /** All changes before it are in; null = not everything was read yet. */
  readonly caughtUpTo: Instant | null;
  /** Marked as changed and not read again yet; `tried` of them at least once without success. */
  readonly waiting: { readonly issues: number; readonly tried: number; readonly oldest: Instant | null };
  readonly first: FirstRead | null;
  readonly points: PointsOfHour;
  /** Hours of the last day in which points were spent, oldest first. */
  readonly hours: readonly { readonly at: Instant; readonly points: number; readonly refused: number }[];
  readonly census: CensusSums;
  /** Those that are no part of the figures, or differ, first; then by issues. At most 200. */
  readonly projects: readonly SyncProject[];
  readonly moreProjects: number;
  /** The latest first, at most 50. */
  readonly dead: { readonly total: number; readonly letters: readonly DeadLetter[] };
  /** Values that no sum takes, by field and what is wrong with them. */
  readonly odd: readonly { readonly field: string; readonly class: string; readonly issues: number }[];
  readonly settings: SyncSettings;
};

/** The first read of the site. */
export type FirstRead = {
  readonly startedAt: Instant;
  readonly finishedAt: Instant | null;
  /** It had been read before; what was read then holds meanwhile. */
  readonly again: boolean;
  readonly done: number;
  readonly total: number | null;
  /** As fast as so far; null = too little was read to tell. */
  readonly secondsLeft: number | null;
};

export type PointsOfHour = {
  /** The start of the hour. */
  readonly at: Instant;
  readonly spent: number;
  readonly calls: number;
  /** Answers 429. */
  readonly refused: number;
  /** What the background may use in this hour, what is spent included. */
  readonly share: number;
  /** As Jira said last, for all customers of the app together. */
  readonly pool: { readonly limit: number; readonly left: number; readonly toldAt: Instant } | null;
};

export type CensusSums = {
  /** The oldest count of a project that counts; null = one was never counted. */
  readonly oldest: Instant | null;
  readonly last: Instant | null;
  readonly counted: number;
  readonly of: number;
  readonly differing: number;
};

export type ProjectState = 'agrees' | 'differs' | 'walking' | 'closed' | 'archived' | 'shrunk' | 'gone' | 'not-counted';

export type SyncProject = {
  readonly id: string;
  readonly state: ProjectState;
  readonly issues: number;
  /** As the census counted them; null = never. */
  readonly inJira: number | null;
  /** The latest change of an issue that is in. */
  readonly lastChange: Instant | null;
  readonly countedAt: Instant | null;
};

export type PlaceSearch = 'open' | 'done' | 'changed' | 'worklogs' | 'deleted-worklogs';

export type DeadLetter = {
  readonly kind: DeadKind;
  readonly item: string;
  /** The account of a person; null = another kind, or they were erased. */
  readonly accountId: string | null;
  /** Of a page: what was being read, and from when on. */
  readonly place: { readonly search: PlaceSearch; readonly at: Instant } | null;
  /** Codes of docs/sync.md; never Jira's words. */
  readonly class: 'unreadable' | 'broken' | 'refused' | 'failing';
  readonly reason: string;
  readonly tries: number;
  readonly firstAt: Instant;
  readonly lastAt: Instant;
};

/** What a field of an issue is made of: the screen finds words for ids, as the viewer. */
export type CheckedField =
  | 'project'
  | 'type'
  | 'status'
  | 'priority'
  | 'resolution'
  | 'parent'
  | 'security'
  | 'assignee'
  | 'reporter'
  | 'creator'
  | 'created'
  | 'updated'
  | 'resolved'
  | 'start'
  | 'due'
  | 'original'
  | 'remaining'
  | 'spent'
  | 'points'
  | 'rank'
  | 'components'
  | 'labels'
  | 'fixVersions'
  | 'sprints'
  | 'comments'
  | 'worklogs'
  | 'logged'
  | 'changes';

/** null = empty. Ids and days are text, instants and seconds and counts numbers; labels are told by their number alone. */
export type CheckedValue = string | number | readonly string[] | null;
export type CheckedDifference = {
  readonly field: CheckedField;
  readonly jira: CheckedValue;
  readonly atelier: CheckedValue;
};

export type IssueCheck = {
  readonly issueId: string;
  readonly checkedAt: Instant;
  /**
   * same: every field is as in Jira. differs: some are not. unread: Atelier has nothing of it. closed: Atelier itself may not
   * read it. unreadable: Jira gave it in a shape that is not understood.
   */
  readonly outcome: 'same' | 'differs' | 'unread' | 'closed' | 'unreadable';
  readonly fields: number;
  readonly differences: readonly CheckedDifference[];
  /** When the facts were read; null = never. */
  readonly readAt: Instant | null;
  /** Its history is older than what is kept, and was not compared. */
  readonly letGo: boolean;
  /** It is marked as changed, and will be read again by itself. */
  readonly waiting: boolean;
  /** It rests after five tries. */
  readonly dead: boolean;
};
