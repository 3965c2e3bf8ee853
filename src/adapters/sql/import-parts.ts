import type { ImportParts } from '../../usecases/imports/ports';
import { execute, NOW_MS, query } from './client';
import { personIds } from './people';

const ownerId = async (accountId: string): Promise<number> => (await personIds([accountId])).get(accountId) ?? 0;

/** See ImportParts. Rows of somebody's older imports go when a new one begins; what is left of any goes after a day. */
export const importParts: ImportParts = {
  put: async (accountId, { importId, part, text }) => {
    const owner = await ownerId(accountId);
    await execute(PUT, [importId, part, owner, text, importId, owner]);
    if (part === 0)
      await execute("DELETE FROM import_row WHERE kind = 'part' AND owner_id = ? AND import_id <> ?", [
        owner,
        importId,
      ]);
    const there = await query('SELECT n FROM import_row WHERE import_id = ? AND kind = ? AND n = ? AND owner_id = ?', [
      ...[importId, 'part', part, owner],
    ]);
    return there.length > 0;
  },
  text: async (accountId, importId, parts) => {
    const owner = await ownerId(accountId);
    const rows = await query<{ n: number; text: string }>(READ, [importId, owner, parts]);
    return rows.length === parts ? rows.map(({ text }) => text).join('') : null;
  },
  forget: async (accountId, importId) => {
    const gone = "DELETE FROM import_row WHERE import_id = ? AND kind = 'part' AND owner_id = ?";
    await execute(gone, [importId, await ownerId(accountId)]);
  },
};

const PUT = `INSERT INTO import_row (import_id, kind, n, owner_id, text, created_at)
  SELECT ?, 'part', ?, ?, ?, ${NOW_MS} FROM (SELECT 1 AS one) row_of_one
  WHERE NOT EXISTS (SELECT 1 FROM import_row other WHERE other.import_id = ? AND other.owner_id <> ?)
  ON DUPLICATE KEY UPDATE text = VALUES(text)`;
const READ = `SELECT n, text FROM import_row WHERE import_id = ? AND kind = 'part' AND owner_id = ? AND n < ? ORDER BY n`;
