import type { PlannedIssue } from '../../domain/capacity/types';
import type { Instant } from '../../domain/units';
import type { KnownParts } from './week-sums';

/** An open issue as the viewer sees it in Jira, and as planning takes it. */
export type ListedIssue = {
  readonly key: string;
  readonly summary: string;
  readonly updated: Instant;
  readonly planned: PlannedIssue;
};

/** One teammate's issues that the viewer may browse, and where they lie in the sums. */
export type MemberWork = KnownParts & {
  /** The fingerprint of the sums that the issues were laid into. */
  readonly of: string;
  readonly issues: readonly ListedIssue[];
  /** An issue changed after the facts were read: the sums stay, the row says so. */
  readonly changedSince: boolean;
};
export type TeamWork = {
  readonly byAccount: ReadonlyMap<string, MemberWork>;
  /** More issues were open than are listed. */
  readonly cut: boolean;
};

/** Issues that are listed by name at most; what lies beyond stays in the sums. */
export const MOST_LISTED = 2_000;
