import { type Bucket, LIMITS, type QuotaKind, type QuotaPort, type Turn } from '../../usecases/quota/ports';
import { StoreFull } from '../../usecases/retention/ports';
import { execute, executeRows, NOW_MS, query } from './client';

// A bucket is one instant: when it will be full again. A token may be taken while that is less than a bucket away, and moves
// it on by what one token takes to come back. So one guarded update takes it, by the database's clock, and two callers
// cannot take the same one.

/** Somebody whom the facts do not know yet shares a bucket with all like them: their first view makes them known. */
const PERSON = 'SELECT COALESCE(MAX(person_id), -1) AS id FROM person WHERE account_id = ?';

/** The bucket of the site is that of person 0. */
const TAKE = `UPDATE quota SET full_at = GREATEST(full_at, ${NOW_MS}) + IF(person_id = 0, ?, ?)
WHERE kind = ? AND person_id IN (0, (${PERSON})) AND full_at - ${NOW_MS} <= IF(person_id = 0, ?, ?)`;

const BUCKETS = `SELECT who.id, q.full_at - ${NOW_MS} AS ahead FROM (SELECT 0 AS id UNION ALL ${PERSON}) who
LEFT JOIN quota q ON q.person_id = who.id AND q.kind = ?`;

type Row = { readonly id: number | string; readonly ahead: number | string | null };

export const takeToken: QuotaPort['take'] = (accountId, kind) => takeIn(TURNS, accountId, kind);

const TURNS = 3;

const takeIn = async (turns: number, accountId: string, kind: QuotaKind): Promise<Turn> => {
  const { person, site } = LIMITS[kind];
  const room = [roomOf(site), roomOf(person)];
  const { affectedRows } = await execute(TAKE, [msOf(site), msOf(person), kind, accountId, ...room]);
  if (affectedRows >= 2) return { ok: true };
  const turn = await begunOrEmpty(accountId, kind, affectedRows);
  // Somebody else began the bucket between the two statements: there is a token in it.
  return turn === null ? (turns > 1 ? takeIn(turns - 1, accountId, kind) : { ok: true }) : turn;
};

/** Fewer than both were taken: a bucket is new, or empty; null = neither, by now. */
const begunOrEmpty = async (accountId: string, kind: QuotaKind, taken: number): Promise<Turn | null> => {
  const rows = await query<Row>(BUCKETS, [accountId, kind]);
  const fresh = rows.filter(({ ahead }) => ahead === null);
  // A full store takes no new bucket: whoever reads is let in all the same.
  await begin(fresh, kind).catch((error: unknown) => {
    if (!(error instanceof StoreFull)) throw error;
  });
  if (taken + fresh.length >= 2) return { ok: true };
  const waits = rows.map(({ id, ahead }) => Number(ahead ?? 0) - roomOf(bucketOf(id, kind)));
  const wait = Math.max(...waits);
  return wait <= 0 ? null : { ok: false, retryAfterSeconds: Math.ceil(wait / 1000) };
};

const begin = (rows: readonly Row[], kind: QuotaKind): Promise<void> =>
  executeRows(
    {
      head: 'INSERT INTO quota (person_id, kind, full_at) VALUES',
      row: `(?, ?, ${NOW_MS} + ?)`,
      between: ', ',
      tail: 'ON DUPLICATE KEY UPDATE full_at = GREATEST(quota.full_at, VALUES(full_at))',
    },
    rows.map(({ id }) => [Number(id), kind, msOf(bucketOf(id, kind))]),
  );

const bucketOf = (id: Row['id'], kind: QuotaKind): Bucket => LIMITS[kind][Number(id) === 0 ? 'site' : 'person'];
/** What one token takes to come back. */
const msOf = ({ aMinute }: Bucket): number => Math.round(60_000 / aMinute);
/** How far ahead "full again" may lie so that there is still a token. */
const roomOf = (bucket: Bucket): number => (bucket.burst - 1) * msOf(bucket);
