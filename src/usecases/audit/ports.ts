import type { Viewer } from '../ports';

/** What was done. Words for it are the screen's. */
export type AuditAction =
  | 'saved'
  | 'deleted'
  | 'imported'
  | 'exported'
  | 'undone'
  | 'granted'
  | 'revoked'
  | 'read'
  | 'approved'
  | 'declined'
  | 'erased';

/** What it was done to; undo finds its way by it. */
export type AuditObjectKind =
  | 'team'
  | 'calendar'
  | 'holidays'
  | 'site'
  | 'skills'
  | 'person-skills'
  | 'skill-hint'
  | 'suggestion-rules'
  | 'learning'
  | 'targets'
  | 'stages'
  | 'kpi-fields'
  | 'rates'
  | 'budgets'
  | 'grant'
  | 'proposal'
  | 'privacy'
  | 'kpis'
  | 'start';
export type AuditObject = { readonly kind: AuditObjectKind; readonly id: string | null };

/**
 * An entry as it is appended. `before` and `after` are payloads of the save that made the change, without their version, so
 * that saving `before` takes it back; account ids in them stand under keys `accountId`, and are kept as person ids. Null =
 * there was nothing, or nothing to tell. `version` = of the object after the change, for those that have one.
 */
export type AuditEntry = {
  readonly by: Pick<Viewer, 'accountId'>;
  readonly action: AuditAction;
  readonly object: AuditObject;
  /** Whom it is about. */
  readonly subject?: string | null;
  readonly version?: number | null;
  readonly before?: unknown;
  readonly after?: unknown;
  /** Values that rate viewers alone may read. */
  readonly secret?: boolean;
};

/** The log that can only grow. Entries are chained: each holds the hash of the one before. */
export type AuditPort = { readonly append: (entry: AuditEntry) => Promise<void> };
