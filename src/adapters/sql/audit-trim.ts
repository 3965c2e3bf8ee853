import type { Instant } from '../../domain/units';
import { execute, query } from './client';
import { unlessSettingUp } from './failures';

const OLDEST_KEPT = 'SELECT MIN(seq) AS seq FROM audit WHERE at >= ?';
const KEEP_START = `INSERT INTO audit_anchor (name, seq, hash, at) SELECT 'start', a.seq, a.hash, a.at FROM audit a WHERE a.seq = ?
ON DUPLICATE KEY UPDATE hash = IF(VALUES(seq) > audit_anchor.seq, VALUES(hash), audit_anchor.hash),
  at = IF(VALUES(seq) > audit_anchor.seq, VALUES(at), audit_anchor.at), seq = GREATEST(audit_anchor.seq, VALUES(seq))`;
const REMOVE = 'DELETE FROM audit WHERE seq <= ? ORDER BY seq LIMIT 2000';

/**
 * Removes what is older, from the beginning on. The hash of the last entry that goes is kept first: the chain begins behind
 * it from then on, whether or not the rest was still removed.
 */
export const trimAudit = async (before: Instant): Promise<void> => {
  await unlessSettingUp(async () => {
    const [kept] = await query<{ seq: number | null }>(OLDEST_KEPT, [before]);
    const [newest] = await query<{ seq: number | null }>('SELECT MAX(seq) AS seq FROM audit');
    const last = kept?.seq == null ? (newest?.seq ?? 0) : kept.seq - 1;
    if (last > 0) await dropThrough(last);
  });
};

/** Through this entry; one that is gone by now leaves the beginning where it was. */
export const dropThrough = async (seq: number): Promise<void> => {
  await execute(KEEP_START, [seq]);
  const [start] = await query<{ seq: number }>("SELECT seq FROM audit_anchor WHERE name = 'start'");
  if (start === undefined) return;
  while ((await execute(REMOVE, [start.seq])).affectedRows > 0);
};
