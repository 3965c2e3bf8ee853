import type { Instant } from '../domain/units';
import type { AccountId, Reply } from './reply';

/** Who changed what, as the log has it. */
export type AuditContract = {
  /** Who changed an object last; null = the log holds no change of it. Managers: their teams and the people in them. */
  getLastChange: (request: ObjectAsked) => Reply<LastChange | null>;
  /** Takes back the change with this number, if it is still the last one of its object. Under the grant of the very save. */
  undoChange: (request: { seq: number }) => Reply<Undone>;
  /** A page of the log, newest first. App admins; values of rates for rate viewers. */
  getAuditLog: (request: AuditAsked & { page: number }) => Reply<AuditPage>;
  /** Every entry asked for, in parts: the first part leaves an entry itself, before it is given. */
  exportAudit: (request: AuditAsked & { before: number | null }) => Reply<AuditExport>;
  /** Works the chain out anew, a part of it at a time: from the entry after `after`; 0 = the first one kept. */
  verifyAudit: (request: { after: number }) => Reply<ChainPart>;
  /** Says that a gadget is about to hand out a file: the entry comes before the bytes. */
  recordExport: (request: ExportSaid) => Reply<{ readonly seq: null }>;
};

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
  | 'retried'
  | 'erased';

/** An object by its kind and id, or, for those about a person, the person. */
export type ObjectAsked = {
  readonly kind: string;
  readonly id: string | null;
  readonly accountId: AccountId | null;
};

export type LastChange = {
  readonly seq: number;
  readonly at: Instant;
  /** Null = somebody who was erased. */
  readonly by: AccountId | null;
  readonly action: AuditAction;
  /** It can be taken back, as far as the log tells, and the caller could have made it. */
  readonly undoable: boolean;
};

export type Undone = {
  /** Of the entry that says so. */
  readonly seq: number;
  readonly kind: string;
  readonly id: string | null;
  readonly accountId: AccountId | null;
};

export type AuditAsked = {
  /** Text in values, or null. */
  readonly text: string | null;
  /** What the text means in the words of the screen, besides: kinds, actions and people whose name has it. */
  readonly meant: {
    readonly kinds: readonly string[];
    readonly actions: readonly AuditAction[];
    readonly people: readonly AccountId[];
  };
  readonly by: AccountId | null;
  /** Empty = all. */
  readonly actions: readonly AuditAction[];
  readonly since: Instant | null;
};

export type AuditPage = {
  readonly readOnly: boolean;
  readonly entries: readonly AuditLine[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
  /** Everybody who did something that is kept. */
  readonly actors: readonly AccountId[];
};

export type AuditLine = {
  readonly seq: number;
  readonly at: Instant;
  readonly by: AccountId | null;
  readonly action: AuditAction;
  readonly kind: string;
  readonly id: string | null;
  /** Whom it is about; `accountId` null = somebody who was erased. Null = about nobody. */
  readonly about: { readonly accountId: AccountId | null } | null;
  readonly version: number | null;
  /** Payloads of the save, before and after; account ids stand under keys `accountId`. Null where hidden. */
  readonly before: unknown;
  readonly after: unknown;
  /** Values that rate viewers alone may read, and the caller is none. */
  readonly hidden: boolean;
  readonly undoable: boolean;
  readonly hash: string;
};

export type AuditExport = {
  readonly entries: readonly AuditLine[];
  /** Ask on before this number; null = that was all. */
  readonly before: number | null;
};

/** What is wrong with the chain, and where. */
export type ChainBreak =
  /** The entry does not fit its hash, or does not follow the one before it. */
  | { readonly kind: 'altered'; readonly seq: number }
  /** Entries are not there. */
  | { readonly kind: 'missing'; readonly from: number; readonly to: number }
  /** The newest entries are gone: the last one that is known is not there. */
  | { readonly kind: 'cut'; readonly from: number; readonly to: number }
  /** A version of an object that the log has no entry of: a save that was cut off before its entry, or one from outside. */
  | {
      readonly kind: 'unlogged';
      readonly object: ObjectAsked;
      readonly name: string | null;
      readonly from: number;
      readonly to: number;
    };

export type ChainPart = {
  /** Entries that were looked at in this part. */
  readonly checked: number;
  readonly breaks: readonly ChainBreak[];
  /** Go on after this entry; null = that was the end. */
  readonly next: number | null;
  readonly at: Instant;
};

export type ExportSaid = {
  readonly what: 'issues' | 'figures' | 'chart';
  readonly kpi: string | null;
  readonly scope: string;
  readonly rows: number;
};
