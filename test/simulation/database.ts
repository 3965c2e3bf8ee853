import type { Pool, RowDataPacket } from 'mysql2/promise';
import type { Sql, SqlAnswer } from '../../local/forge/sql';
import { refusal } from '../../local/forge/sql-policy';
import type { Wire } from './wire';

/**
 * Forge SQL's two endpoints over one connection: the desk's refusals and answers, the clock told along with the statement
 * instead of before it.
 */
export const simulatedSql = (wire: Wire, now: () => number): Sql => {
  const counts = { dml: 0, ddl: 0 };
  const execute: Sql['execute'] = async (door, body) => {
    const { query, params } = body as { query: string; params: (string | number | null)[] };
    const reason = judge(query, door);
    if (reason !== null) return failed(400, 'SQL_POLICY_VIOLATION', reason);
    counts[door] += 1;
    const answer = await wire.ask(`SET STATEMENT timestamp=${(now() / 1000).toFixed(3)} FOR ${query}`, params);
    if ('message' in answer) return failure(answer);
    return { status: 200, body: { rows: answer.rows, metadata: { dbExecutionTime: 0, responseSize: 0, fields: [] } } };
  };
  return { execute, counts };
};

const judged = new Map<string, string | null>();
const judge = (query: string, door: 'dml' | 'ddl'): string | null => {
  const known = judged.get(query);
  if (known !== undefined) return known;
  const reason = refusal(query, door);
  judged.set(query, reason);
  return reason;
};

const failed = (status: number, code: string, message: string): SqlAnswer => ({ status, body: { code, message } });
const failure = ({ errno, message }: { errno: number | undefined; message: string }): SqlAnswer =>
  errno === 1064 ? failed(400, 'INVALID_SQL_QUERY', message) : failed(400, 'SQL_EXECUTION_ERROR', message);

/** The tables of a site just read, kept beside, so that a seed begins within some milliseconds. */
export type Template = { readonly restore: () => Promise<void>; readonly empty: () => Promise<void> };

export const keepTemplate = async (pool: Pool, wire: Wire): Promise<Template> => {
  const tables = await tablesOf(pool);
  const kept: string[] = [];
  for (const table of tables) {
    const [[row]] = (await pool.query(`SELECT COUNT(*) AS n FROM ${table}`)) as unknown as [{ n: number }[]];
    if (!row?.n) continue;
    kept.push(table);
    await pool.query(`CREATE TABLE kept_${table} AS SELECT * FROM ${table}`);
  }
  const counters = await countersOf(pool);
  const fill = async (again: readonly string[]) => {
    for (const table of tables) {
      await wire.ask(`DELETE FROM ${table}`, []);
      if (again.includes(table)) await wire.ask(`INSERT INTO ${table} SELECT * FROM kept_${table}`, []);
    }
    for (const [table, next] of counters)
      await wire.ask(`ALTER TABLE ${table} AUTO_INCREMENT = ${again.length > 0 ? next : 1}`, []);
  };
  // Which migrations ran is part of the schema, which stays.
  const schema = (table: string) => table.includes('migration');
  return { restore: () => fill(kept), empty: () => fill(kept.filter(schema)) };
};

export const tablesOf = async (pool: Pool): Promise<string[]> => {
  const [rows] = await pool.query<RowDataPacket[]>('SHOW TABLES');
  return rows.map((row) => String(Object.values(row)[0])).filter((name) => !name.startsWith('kept_'));
};

const countersOf = async (pool: Pool): Promise<[string, number][]> => {
  const [rows] = await pool.query<RowDataPacket[]>(
    'SELECT TABLE_NAME AS name, AUTO_INCREMENT AS next FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND AUTO_INCREMENT IS NOT NULL',
  );
  return rows.filter(({ name }) => !String(name).startsWith('kept_')).map(({ name, next }) => [name, Number(next)]);
};
