import type { PersonId } from '../../domain/capacity/types';
import type { AuditEntry, AuditPort } from '../../usecases/audit/ports';
import { PortFailure } from '../../usecases/ports';
import { clock } from '../clock';
import { entryHash, type Hashed } from './audit-hash';
import { accountsIn, withPeople } from './audit-values';
import { execute, marks, query } from './client';
import { personIds } from './people';

/** See AuditPort. The key of `seq` lets one of two writers in; the other goes behind it. */
export const audit: AuditPort = {
  append: async (fresh) => {
    const entries: readonly AuditEntry[] = Array.isArray(fresh) ? fresh : [fresh as AuditEntry];
    for (const some of together(entries)) await appendAll(some);
  },
};

const TURNS = 12;
/** Entries of one statement, by number and by what they weigh. */
const MOST_ENTRIES = 500;
const MOST_BYTES = 400_000;

const together = (entries: readonly AuditEntry[]): readonly (readonly AuditEntry[])[] => {
  const groups: AuditEntry[][] = [];
  let bytes = 0;
  for (const entry of entries) {
    const own = JSON.stringify([entry.before, entry.after]).length * 2 + 500;
    if (groups.length === 0 || bytes + own > MOST_BYTES || (groups.at(-1)?.length ?? 0) >= MOST_ENTRIES) {
      groups.push([]);
      bytes = 0;
    }
    groups.at(-1)?.push(entry);
    bytes += own;
  }
  return groups;
};

const appendAll = async (entries: readonly AuditEntry[]): Promise<void> => {
  const people = await personIds(entries.flatMap(accountsOf));
  for (let turn = 0; turn < TURNS; turn++) {
    if (await appended(entries, people)) return;
    // Of writers that meet again and again each waits another while.
    await new Promise((next) => setTimeout(next, Math.random() * 10 * turn));
  }
  throw new PortFailure({ kind: 'busy', retryAfterSeconds: 5 });
};

const accountsOf = ({ by, subject = null, before = null, after = null }: AuditEntry): readonly string[] => [
  ...(by === null ? [] : [by.accountId]),
  ...(subject === null ? [] : [subject]),
  ...accountsIn(before),
  ...accountsIn(after),
];

type End = { readonly seq: number; readonly hash: string };

// The ends kept beside the log count, too: whoever takes the newest entries away leaves a gap that stays.
const ENDS = `SELECT seq, hash FROM (SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1) newest
UNION ALL SELECT seq, hash FROM audit_anchor`;

const appended = async (entries: readonly AuditEntry[], people: ReadonlyMap<string, PersonId>): Promise<boolean> => {
  const [end = START] = [...(await query<End>(ENDS))].sort((a, b) => b.seq - a.seq);
  const rows = chained(entries, people, end);
  const newest = rows.at(-1);
  if (newest === undefined) return true;
  const failed = await insert(rows).then(
    () => null,
    (error: unknown) => ({ error }),
  );
  if (failed !== null) {
    // Asked of the store, because an insert whose answer was lost may have applied.
    const [there] = await query<End>('SELECT seq, hash FROM audit WHERE seq = ?', [newest.seq]);
    const [first] = await query<End>('SELECT seq, hash FROM audit WHERE seq = ?', [rows[0]?.seq ?? 0]);
    if (there?.hash !== newest.hash) {
      if (there === undefined && first === undefined) throw failed.error;
      return false;
    }
  }
  await execute(KEEP_NEWEST, [newest.seq, newest.hash, newest.at]);
  return true;
};

const START: End = { seq: 0, hash: '' };

/** One statement: all of it goes in, or nothing does. */
const insert = (rows: readonly Chained[]) =>
  execute(
    `INSERT INTO audit (seq, at, actor_id, action, object_kind, object_id, subject_id, version, before_value, after_value, secret, hash)
VALUES ${rows.map(() => `(${marks(12)})`).join(', ')}`,
    rows.flatMap(({ seq, at, actor, action, kind, id, subject, version, before, after, secret, hash }) => [
      ...[seq, at, actor, action, kind, id, subject, version],
      ...[before, after, secret ? 1 : 0, hash],
    ]),
  );

type Chained = Hashed & { readonly hash: string };

const chained = (
  entries: readonly AuditEntry[],
  people: ReadonlyMap<string, PersonId>,
  end: End,
): readonly Chained[] => {
  let last = end;
  return entries.map((entry) => {
    const row = hashed(entry, people, last.seq + 1);
    const hash = entryHash(last.hash, row);
    last = { seq: row.seq, hash };
    return { ...row, hash };
  });
};

const KEEP_NEWEST = `INSERT INTO audit_anchor (name, seq, hash, at) VALUES ('newest', ?, ?, ?)
ON DUPLICATE KEY UPDATE hash = IF(VALUES(seq) > audit_anchor.seq, VALUES(hash), audit_anchor.hash),
  at = IF(VALUES(seq) > audit_anchor.seq, VALUES(at), audit_anchor.at), seq = GREATEST(audit_anchor.seq, VALUES(seq))`;

const hashed = (entry: AuditEntry, people: ReadonlyMap<string, PersonId>, seq: number): Hashed => {
  const { by, action, object, subject = null, version = null, before = null, after = null, secret = false } = entry;
  const idOf = (accountId: string): PersonId => people.get(accountId) ?? (0 as PersonId);
  const written = (value: unknown) => (value === null ? null : JSON.stringify(withPeople(value, idOf)));
  return {
    seq,
    at: clock.now(),
    actor: by === null ? (0 as PersonId) : idOf(by.accountId),
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
