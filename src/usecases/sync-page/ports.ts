import type { DeadKind, DeadLetter, SyncPage, SyncSettings } from '../../contract/sync';
import type { IssueId } from '../../domain/capacity/types';
import type { SyncRows } from '../../domain/sync/sync-state';
import type { Instant } from '../../domain/units';
import type { AuditPort } from '../audit/ports';
import type { ChangeFacts, IssueFacts, WorklogFacts } from '../facts/ports';
import type { Clock, ReadingPort, ViewerJira } from '../ports';
import type { JiraSource, SiteStore, SyncQueue } from '../sync/ports';

/** What the tables say of the sync, read at once and judged nowhere but in the use case. */
export type SyncFacts = {
  readonly rows: SyncRows;
  readonly waiting: SyncPage['waiting'];
  readonly firstStartedAt: Instant | null;
  readonly hours: readonly PointsRow[];
  readonly projects: SyncPage['projects'];
  readonly dead: { readonly total: number; readonly letters: readonly Omit<DeadLetter, 'place'>[] };
  readonly odd: SyncPage['odd'];
  readonly settings: SyncSettings;
};

/** An hour that points were spent in; the pool as Jira's headers said last. */
export type PointsRow = {
  readonly at: Instant;
  readonly calls: number;
  readonly points: number;
  readonly refused: number;
  readonly pool: { readonly limit: number; readonly left: number; readonly toldAt: Instant } | null;
};

export type SyncStore = {
  readonly facts: () => Promise<SyncFacts>;
  readonly settings: () => Promise<SyncSettings>;
  /** False = somebody else was faster, nothing was changed. */
  readonly saveSettings: (settings: SyncSettings) => Promise<boolean>;
  /** False = it is so already. */
  readonly pause: (paused: boolean) => Promise<boolean>;
  /** Asks for everything to be read once more; false = it is being read. */
  readonly readAgain: () => Promise<boolean>;
};

/** What is held against each other of an issue. */
export type IssueParts = {
  readonly issue: Omit<IssueFacts, 'id' | 'category' | 'ratings' | 'comments' | 'commentsComplete' | 'worklogs'>;
  readonly comments: readonly number[];
  readonly worklogs: readonly WorklogFacts[];
  readonly changes: readonly Pick<ChangeFacts, 'at' | 'field' | 'from' | 'to'>[];
};

export type StoredIssue = {
  /** Null = nothing is known of it, or it counts as gone. */
  readonly parts: IssueParts | null;
  readonly readAt: Instant | null;
  /** Its history is older than what the site keeps. */
  readonly letGo: boolean;
  readonly waiting: boolean;
  readonly dead: boolean;
};

export type SyncPagePorts = {
  readonly store: SyncStore;
  readonly audit: AuditPort;
  readonly reading: ReadingPort;
  /** Has what rests tried again; false = it does not rest (any more). */
  readonly retry: (kind: DeadKind, item: number) => Promise<boolean>;
  readonly queue: SyncQueue;
};

export type CheckPorts = {
  readonly clock: Clock;
  readonly viewerJira: Pick<ViewerJira, 'issue'>;
  readonly jira: Pick<JiraSource, 'issues' | 'changes' | 'worklogs' | 'exists'>;
  readonly site: Pick<SiteStore, 'read'>;
  readonly stored: (id: IssueId) => Promise<StoredIssue>;
  /** Reads and publishes it again; false = Jira could not be read, the worker will follow. */
  readonly follow: (id: IssueId) => Promise<boolean>;
  /** Nothing is held against the issue any more. */
  readonly forgive: (id: IssueId) => Promise<boolean>;
  readonly audit: AuditPort;
};
