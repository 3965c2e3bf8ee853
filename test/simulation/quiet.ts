import type { Pool, RowDataPacket } from 'mysql2/promise';
import { oneHour } from './script';
import type { Sim } from './seed';

/** What says which computation a row comes from, and when somebody looked: the same work done again has others. */
const PASSING = new Set([
  ...['gen', 'facts_at', 'read_at', 'fetched_at', 'updated_at', 'rules', 'computed_at', 'last_try'],
  ...['refs_gen', 'changes_gen', 'worklogs_gen', 'changes_read_to', 'worklogs_read_to'],
]);
/** Digests of an issue stand for its references, histories and worklogs. */
const SEEN = [
  ...['issue', 'measure', 'kpi_day', 'project_default'],
  ...['learned_project', 'learned_issue', 'experience', 'experience_term', 'sketch'],
];

/** Another hour changes nothing that anybody reads. */
export const unquiet = async (sim: Sim): Promise<string[]> => {
  const before = await seen(sim.pool);
  await oneHour(sim, 1);
  const after = await seen(sim.pool);
  return [...before].filter(([what, sum]) => after.get(what) !== sum).map(([what]) => `a quiet hour changed ${what}`);
};

/** A number for each table. */
const seen = async (pool: Pool): Promise<ReadonlyMap<string, string>> => {
  const columns = await columnsOf(pool);
  const texts = SEEN.map((table) => {
    const own = (columns.get(table) ?? []).map((column) => `COALESCE(${column}, '-')`);
    return `SELECT '${table}' AS name, CONCAT(COUNT(*), ' ', COALESCE(SUM(CRC32(CONCAT_WS(' ', ${own.join(', ')}))), 0)) AS said FROM ${table}`;
  });
  const [rows] = await pool.query<RowDataPacket[]>(texts.join(' UNION ALL '));
  return new Map(rows.map(({ name, said }) => [name, said]));
};

let known: ReadonlyMap<string, string[]> | null = null;
const columnsOf = async (pool: Pool) => {
  if (known !== null) return known;
  const [rows] = await pool.query<RowDataPacket[]>(
    'SELECT TABLE_NAME AS name, COLUMN_NAME AS own FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE()',
  );
  const found = new Map<string, string[]>();
  for (const { name, own } of rows)
    if (!PASSING.has(own) || (name === 'issue' && own === 'updated_at'))
      found.set(name, [...(found.get(name) ?? []), own]);
  known = found;
  return found;
};
