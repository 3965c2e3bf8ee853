import type { IssueId } from '../../domain/capacity/types';
import type { Instant } from '../../domain/units';

/** What is known of issues and worklogs, asked before they are read again. */
export type HeldFacts = {
  /** Of those among at most 100 issues that the facts have. */
  readonly issues: (ids: readonly IssueId[]) => Promise<ReadonlyMap<IssueId, HeldState>>;
  /** Issues of projects that can be seen which nobody read since then, in the order of their ids, at most 1,000. */
  readonly notReadSince: (at: Instant, after: IssueId | null) => Promise<readonly IssueId[]>;
  /** Of those among at most 1,000 worklogs that count. */
  readonly worklogs: (ids: readonly number[]) => Promise<ReadonlyMap<number, { issue: IssueId; updated: Instant }>>;
};
export type HeldState = {
  readonly updated: Instant;
  readonly deleted: boolean;
  /** Read in the very millisecond of its update, or before it: itself, its changes or its worklogs. */
  readonly setsBehind: boolean;
};

/** A page of the feed of worklogs. */
export type FeedPage = {
  readonly worklogs: readonly { readonly id: number; readonly at: Instant }[];
  /** Up to where the feed was read; null where Jira does not say. */
  readonly until: Instant | null;
  readonly last: boolean;
};

/** Jira's feeds of worklogs. */
export type FeedSource = {
  /** Worklogs written or deleted since then, oldest first; Jira leaves out the last minute. */
  readonly worklogFeed: (kind: 'updated' | 'deleted', since: Instant) => Promise<FeedPage>;
  /** Issues of at most 1,000 worklogs; those that the app may not see are not there. */
  readonly issuesOfWorklogs: (worklogs: readonly number[]) => Promise<ReadonlyMap<number, IssueId>>;
};
