import type { PersonId } from '../../domain/capacity/types';
import type { AuditEntry, AuditPort } from '../../usecases/audit/ports';
import { PortFailure } from '../../usecases/ports';
import { clock } from '../clock';
import { entryHash, type Hashed } from './audit-hash';
import { accountsIn, withPeople } from './audit-values';
import { execute, query } from './client';
import { personIds } from './people';

/** See AuditPort. The key of `seq` lets one of two writers in; the other goes behind it. */
export const audit: AuditPort = {
  append: async (entry) => {
    const { by, subject = null, before = null, after = null } = entry;
    const accounts = [
      by.accountId,
      ...(subject === null ? [] : [subject]),
      ...accountsIn(before),
      ...accountsIn(after),
    ];
    const people = await personIds(accounts);
    for (let turn = 0; turn < TURNS; turn++) if (await appended(entry, people)) return;
    throw new PortFailure({ kind: 'busy', retryAfterSeconds: 5 });
  },
};

const TURNS = 12;

const appended = async (entry: AuditEntry, people: ReadonlyMap<string, PersonId>): Promise<boolean> => {
  const [last] = await query<Last>('SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1');
  const row = hashed(entry, people, (last?.seq ?? 0) + 1);
  const hash = entryHash(last?.hash ?? '', row);
  const { seq, at, actor, action, kind, id, subject, version, before, after, secret } = row;
  const params = [seq, at, actor, action, kind, id, subject, version, before, after, secret ? 1 : 0, hash];
  const failed = await execute(INSERT, params).then(
    () => null,
    (error: unknown) => ({ error }),
  );
  if (failed === null) return true;
  // Asked of the store, because an insert whose answer was lost may have applied.
  const [there] = await query<Last>('SELECT seq, hash FROM audit WHERE seq = ?', [row.seq]);
  if (there === undefined) throw failed.error;
  return there.hash === hash;
};

type Last = { readonly seq: number; readonly hash: string };

const INSERT = `INSERT INTO audit (seq, at, actor_id, action, object_kind, object_id, subject_id, version, before_value, after_value, secret, hash)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

const hashed = (entry: AuditEntry, people: ReadonlyMap<string, PersonId>, seq: number): Hashed => {
  const { by, action, object, subject = null, version = null, before = null, after = null, secret = false } = entry;
  const idOf = (accountId: string): PersonId => people.get(accountId) ?? (0 as PersonId);
  const written = (value: unknown) => (value === null ? null : JSON.stringify(withPeople(value, idOf)));
  return {
    seq,
    at: clock.now(),
    actor: idOf(by.accountId),
    action,
    kind: object.kind,
    id: object.id,
    subject: subject === null ? null : idOf(subject),
    version,
    before: written(before),
    after: written(after),
    secret,
  };
};
