import type { AuditAction, AuditAsked, ChainBreak } from '../../contract/audit';
import type { Instant } from '../../domain/units';
import type { Viewer } from '../ports';

export type { AuditAction } from '../../contract/audit';

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
  | 'audit'
  | 'person'
  | 'start'
  | 'retention'
  | 'everything'
  | 'sync'
  | 'dead-letter'
  | 'sync-pause'
  | 'issue';
export type AuditObject = { readonly kind: AuditObjectKind; readonly id: string | null };

/**
 * An entry as it is appended. `before` and `after` are payloads of the save that made the change, without their version, so
 * that saving `before` takes it back; account ids in them stand under keys `accountId`, and are kept as person ids. Null =
 * there was nothing, or nothing to tell. `version` = of the object after the change, for those that have one.
 */
export type AuditEntry = {
  /** Null = Atelier itself. */
  readonly by: Pick<Viewer, 'accountId'> | null;
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

/** The log that can only grow. Entries are chained: each holds the hash of the one before. Several go in in their order, together. */
export type AuditPort = { readonly append: (entries: AuditEntry | readonly AuditEntry[]) => Promise<void> };

/** An entry as it is kept, with accounts again; whoever was erased has none. */
export type KeptEntry = {
  readonly seq: number;
  readonly at: Instant;
  readonly by: string | null;
  readonly action: AuditAction;
  readonly object: { readonly kind: string; readonly id: string | null };
  readonly about: { readonly accountId: string | null } | null;
  readonly version: number | null;
  readonly before: unknown;
  readonly after: unknown;
  readonly secret: boolean;
  readonly hash: string;
  /** No later change of the same object is kept. */
  readonly last: boolean;
};

export type EntriesAsked = AuditAsked & {
  /** False: text is not looked for in secret values. */
  readonly secrets: boolean;
  /** Entries with smaller numbers. */
  readonly before: number | null;
  readonly skip: number;
  readonly most: number;
};

/** A part of the chain as it was worked out anew. */
export type ChainChecked = {
  readonly checked: number;
  readonly breaks: readonly ChainBreak[];
  readonly next: number | null;
};

/** Reading the log. */
export type AuditLog = {
  /** Newest first. */
  readonly entries: (asked: EntriesAsked) => Promise<readonly KeptEntry[]>;
  readonly count: (asked: EntriesAsked) => Promise<number>;
  readonly entry: (seq: number) => Promise<KeptEntry | null>;
  /** The last change of an object; what was only read or exported is none. */
  readonly lastChange: (object: {
    readonly kind: string;
    readonly id: string | null;
    readonly accountId: string | null;
  }) => Promise<KeptEntry | null>;
  readonly actors: () => Promise<readonly string[]>;
  /** When the account exported the log last; null = never, as far as is kept. */
  readonly lastExport: (accountId: string) => Promise<Instant | null>;
  readonly check: (after: number, most: number) => Promise<ChainChecked>;
  /** Versions of objects that the log has no entry of. */
  readonly unlogged: () => Promise<readonly ChainBreak[]>;
};
