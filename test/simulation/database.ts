import type { Pool, ResultSetHeader, RowDataPacket } from 'mysql2/promise';
import type { Sql, SqlAnswer } from '../../local/forge/sql';
import { refusal } from '../../local/forge/sql-policy';

/** Forge SQL's two endpoints over one connection, without the timers of the desk's own: the same refusals, the same answers. */
export const simulatedSql = (pool: Pool, now: () => number): Sql => {
  const counts = { dml: 0, ddl: 0 };
  const judged = new Map<string, string | null>();
  let told = -1;
  const judge = (query: string, door: 'dml' | 'ddl'): string | null => {
    const known = judged.get(query);
    if (known !== undefined) return known;
    const reason = refusal(query, door);
    judged.set(query, reason);
    return reason;
  };
  const execute: Sql['execute'] = async (door, body) => {
    const { query, params } = body as { query: string; params: (string | number | null)[] };
    const reason = judge(query, door);
    if (reason !== null) return failed(400, 'SQL_POLICY_VIOLATION', reason);
    counts[door] += 1;
    if (now() !== told) {
      told = now();
      await pool.query(`SET timestamp=${(told / 1000).toFixed(3)}`);
    }
    try {
      const values = params.map((value) => value ?? null);
      const sent = values.length > 0 && values.length <= SHORT ? pool.execute(query, values) : pool.query(query, values);
      const [rows] = (await sent) as unknown as [RowDataPacket[] | ResultSetHeader];
      return { status: 200, body: { rows, metadata: { dbExecutionTime: 0, responseSize: 0, fields: [] } } };
    } catch (error) {
      return failure(error as { errno?: number; message: string });
    }
  };
  return { execute, counts };
};

/** Longer ones come in many lengths, and each would be prepared for itself. */
const SHORT = 12;

const failed = (status: number, code: string, message: string): SqlAnswer => ({ status, body: { code, message } });
const failure = ({ errno, message }: { errno?: number; message: string }): SqlAnswer =>
  errno === 1064 ? failed(400, 'INVALID_SQL_QUERY', message) : failed(400, 'SQL_EXECUTION_ERROR', message);

/** The tables of a site just read, kept beside, so that a seed begins within some milliseconds. */
export type Template = { readonly restore: () => Promise<void> };

export const keepTemplate = async (pool: Pool): Promise<Template> => {
  const tables = await tablesOf(pool);
  const kept: string[] = [];
  const empty: string[] = [];
  for (const table of tables) {
    const [[row]] = (await pool.query(`SELECT COUNT(*) AS n FROM ${table}`)) as unknown as [{ n: number }[]];
    (row?.n ? kept : empty).push(table);
    if (row?.n) await pool.query(`CREATE TABLE kept_${table} AS SELECT * FROM ${table}`);
  }
  const counters = await countersOf(pool);
  return {
    restore: async () => {
      for (const table of tables) {
        await pool.query(`DELETE FROM ${table}`);
        if (kept.includes(table)) await pool.query(`INSERT INTO ${table} SELECT * FROM kept_${table}`);
      }
      for (const [table, next] of counters) await pool.query(`ALTER TABLE ${table} AUTO_INCREMENT = ${next}`);
    },
  };
};

/** Empties every table, as before an installation that finds its schema made. */
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
