import { createHash } from 'node:crypto';
import type { PersonId } from '../../domain/capacity/types';
import type { AuditAction } from '../../usecases/audit/ports';

/** What an entry's hash covers, in this order. */
export type Hashed = {
  readonly seq: number;
  readonly at: number;
  readonly actor: number;
  readonly action: string;
  readonly kind: string;
  readonly id: string | null;
  readonly subject: number | null;
  readonly version: number | null;
  readonly before: string | null;
  readonly after: string | null;
  readonly secret: boolean;
};

/** SHA-256 over an entry and the hash of the one before it; the first entry follows the empty text. */
export const entryHash = (previous: string, entry: Hashed): string => {
  const { seq, at, actor, action, kind, id, subject, version, before, after, secret } = entry;
  const covered = [previous, seq, at, actor, action, kind, id, subject, version, before, after, secret];
  return createHash('sha256').update(JSON.stringify(covered)).digest('hex');
};

/** An entry as the store has it. */
export type AuditRow = {
  readonly seq: number;
  readonly at: number;
  readonly actor_id: PersonId;
  readonly action: AuditAction;
  readonly object_kind: string;
  readonly object_id: string | null;
  readonly subject_id: PersonId | null;
  readonly version: number | null;
  readonly before_value: string | null;
  readonly after_value: string | null;
  readonly secret: number;
  readonly hash: string;
};

/** The hash that a stored entry would have behind this one. */
export const hashBehind = (previous: string, row: AuditRow): string =>
  entryHash(previous, {
    seq: row.seq,
    at: row.at,
    actor: row.actor_id,
    action: row.action,
    kind: row.object_kind,
    id: row.object_id,
    subject: row.subject_id,
    version: row.version,
    before: row.before_value,
    after: row.after_value,
    secret: row.secret === 1,
  });
