import type { ChainBreak } from '../../contract/audit';
import type { ChainChecked } from '../../usecases/audit/ports';
import { type AuditRow, hashBehind } from './audit-hash';
import { query } from './client';

type End = { readonly name: 'start' | 'newest'; readonly seq: number; readonly hash: string };
type Link = { readonly seq: number; readonly hash: string };

const ENDS = 'SELECT name, seq, hash FROM audit_anchor';
const PART = `SELECT seq, at, actor_id, action, object_kind, object_id, subject_id, version, before_value, after_value, secret, hash
FROM audit WHERE seq > ? ORDER BY seq LIMIT ?`;

/**
 * Works out the next part of the chain anew. It begins behind the last entry that went by age, whose hash is kept, and has to
 * reach the newest one that was added, which is kept besides. A part begins on the word of the entry before it.
 */
export const checkChain = async (after: number, most: number): Promise<ChainChecked> => {
  const ends = await query<End>(ENDS);
  const start = ends.find(({ name }) => name === 'start') ?? { seq: 0, hash: '' };
  const first = after <= start.seq ? start : await linkAt(after);
  const rows = await query<AuditRow>(PART, [first.seq, most]);
  const { breaks, last } = followed(first, rows);
  const atEnd = rows.length < most;
  return {
    checked: rows.length,
    breaks: [...breaks, ...(atEnd ? await cutAt(last, ends) : [])],
    next: atEnd ? null : last.seq,
  };
};

/** An entry that is gone is told by the part that it was missing from. */
const linkAt = async (seq: number): Promise<Link> =>
  (await query<Link>('SELECT seq, hash FROM audit WHERE seq = ?', [seq]))[0] ?? { seq, hash: '' };

const followed = (first: Link, rows: readonly AuditRow[]): { breaks: ChainBreak[]; last: Link } => {
  const breaks: ChainBreak[] = [];
  let last = first;
  for (const row of rows) {
    const gap = row.seq > last.seq + 1;
    if (gap) breaks.push({ kind: 'missing', from: last.seq + 1, to: row.seq - 1 });
    // What an entry behind a gap follows is gone: of it nothing can be told.
    else if (hashBehind(last.hash, row) !== row.hash) breaks.push({ kind: 'altered', seq: row.seq });
    last = { seq: row.seq, hash: row.hash };
  }
  return { breaks, last };
};

/** Whether the newest entry that is known is there, and is the one that was added. */
const cutAt = async (last: Link, ends: readonly End[]): Promise<readonly ChainBreak[]> => {
  const newest = ends.find(({ name }) => name === 'newest');
  if (newest === undefined) return [];
  if (newest.seq > last.seq) return [{ kind: 'cut', from: last.seq + 1, to: newest.seq }];
  const there = await linkAt(newest.seq);
  return there.hash === newest.hash || there.hash === '' ? [] : [{ kind: 'altered', seq: newest.seq }];
};
