import type { IssueId } from '../../domain/capacity/types';
import type { DirtyStore } from '../../usecases/sync/ports';
import { execute, NOW_MS, numberOrNull, query } from './client';

/** Issues marked as behind. A mark made while its issue is being read again has a later `marked_at` and stays. */
export const dirty: DirtyStore = {
  mark: async (ids, reason) => {
    if (ids.length === 0) return;
    const rows = ids.map(() => `(?, ${NOW_MS}, ?)`).join(', ');
    await execute(
      `INSERT INTO dirty (issue_id, marked_at, reason) VALUES ${rows}
ON DUPLICATE KEY UPDATE marked_at = GREATEST(marked_at + 1, VALUES(marked_at)), reason = VALUES(reason)`,
      ids.flatMap((id) => [Number(id), reason]),
    );
  },
  due: async () => {
    const rows = await query<DirtyRow>(DUE);
    return rows.map((row) => ({ id: String(row.issue_id) as IssueId, markedAt: row.marked_at, tries: row.tries }));
  },
  done: async (issues) => {
    if (issues.length === 0) return;
    await execute(
      `DELETE FROM dirty WHERE (issue_id, marked_at) IN (${issues.map(() => '(?, ?)').join(', ')})`,
      issues.flatMap((issue) => [Number(issue.id), issue.markedAt]),
    );
  },
  postpone: async (issues, seconds) => {
    if (issues.length === 0) return;
    // A try that somebody else has counted meanwhile is not counted again.
    await execute(
      `UPDATE dirty SET tries = tries + 1, not_before = ${NOW_MS} + ? WHERE (issue_id, tries) IN (${issues.map(() => '(?, ?)').join(', ')})`,
      [Math.ceil(seconds * 1000), ...issues.flatMap((issue) => [Number(issue.id), issue.tries])],
    );
  },
  nextInSeconds: async () => {
    const [row] = await query<{ wait: number | string | null }>(
      `SELECT MIN(not_before) - ${NOW_MS} AS wait FROM dirty`,
    );
    const wait = numberOrNull(row?.wait ?? null);
    return wait === null ? null : Math.max(0, Math.ceil(wait / 1000));
  },
};

type DirtyRow = { issue_id: number; marked_at: number; tries: number };
const DUE = `SELECT issue_id, marked_at, tries FROM dirty WHERE not_before <= ${NOW_MS}
ORDER BY not_before, marked_at LIMIT 100`;
