import type { Pool, RowDataPacket } from 'mysql2/promise';
import type { Sql, SqlAnswer } from '../../local/forge/sql';
import { refusal } from '../../local/forge/sql-policy';
import type { ReadAnswers } from './read-answers';
import type { Wire } from './wire';

/**
 * Forge SQL's two endpoints over one connection: the desk's refusals and answers, the clock told along with the statement
 * instead of before it. What was read is not asked again until one of its tables was written: nobody else writes here.
 */
export const simulatedSql = (wire: Wire, now: () => number, read: ReadAnswers): Sql => {
  const counts = { dml: 0, ddl: 0 };
  const execute: Sql['execute'] = async (door, body) => {
    const { query, params } = body as { query: string; params: (string | number | null)[] };
    const { reason, asksTime } = judge(query, door);
    if (reason !== null) return failed(400, 'SQL_POLICY_VIOLATION', reason);
    counts[door] += 1;
    const time = asksTime ? `SET STATEMENT timestamp=${(now() / 1000).toFixed(3)} FOR ` : '';
    const known = read.known(query, params, time);
    if (known !== null) return known;
    const answer = await wire.ask(query, params, time);
    if ('message' in answer) {
      read.wrote(query);
      return failure(answer);
    }
    const full = { status: 200, body: { rows: answer.rows, metadata: METADATA } };
    read.keep(query, params, time, full);
    return full;
  };
  return { execute, counts };
};
const METADATA = { dbExecutionTime: 0, responseSize: 0, fields: [] };

type Judged = { readonly reason: string | null; readonly asksTime: boolean };
const judged = new Map<string, Judged>();
const judge = (query: string, door: 'dml' | 'ddl'): Judged => {
  const known = judged.get(query);
  if (known !== undefined) return known;
  const fresh = { reason: refusal(query, door), asksTime: /NOW\(|UNIX_TIMESTAMP|CURRENT_|CURDATE/i.test(query) };
  if (judged.size < 20_000) judged.set(query, fresh);
  return fresh;
};

const failed = (status: number, code: string, message: string): SqlAnswer => ({ status, body: { code, message } });
const failure = ({ errno, message }: { errno: number | undefined; message: string }): SqlAnswer =>
  errno === 1064 ? failed(400, 'INVALID_SQL_QUERY', message) : failed(400, 'SQL_EXECUTION_ERROR', message);

/** The tables of a site just read, kept beside, so that a seed begins within some milliseconds. */
export type Template = { readonly restore: () => Promise<void>; readonly empty: () => Promise<void> };

export const keepTemplate = async (pool: Pool, wire: Wire, read: ReadAnswers): Promise<Template> => {
  const tables = await tablesOf(pool);
  const kept: string[] = [];
  for (const table of tables) {
    const [[row]] = (await pool.query(`SELECT COUNT(*) AS n FROM ${table}`)) as unknown as [{ n: number }[]];
    if (!row?.n) continue;
    kept.push(table);
    await pool.query(`CREATE TABLE kept_${table} LIKE ${table}`);
    await pool.query(`INSERT INTO kept_${table} SELECT * FROM ${table}`);
  }
  const counters = await countersOf(pool);
  const puttingBack = await puttingBackOf(pool);
  let isEmpty = false;
  /** Only tables that were written since are put back; which they are is known by the texts of the statements. */
  const fill = async (again: readonly string[]) => {
    const isOther = isEmpty || again !== kept;
    const written = new Set(isOther ? tables : read.written());
    isEmpty = again !== kept;
    const counting = counters.filter(([table]) => isOther || read.grown().has(table));
    const statements = [
      ...tables
        .filter((table) => written.has(table))
        .flatMap((table) => (again.includes(table) ? puttingBack(table) : [`DELETE FROM ${table}`])),
      ...counting.map(([table, next]) => `ALTER TABLE ${table} AUTO_INCREMENT = ${isEmpty ? 1 : next}`),
    ];
    if (statements.length > 0) await wire.run(statements);
    read.forget();
  };
  // Which migrations ran is part of the schema, which stays.
  const schema = kept.filter((table) => table.includes('migration'));
  return { restore: () => fill(kept), empty: () => fill(schema) };
};

/** Most rows of a table are as they were: comparing them takes a tenth of the time of writing them. */
const puttingBackOf = async (pool: Pool): Promise<(table: string) => string[]> => {
  const [rows] = await pool.query<RowDataPacket[]>(
    'SELECT TABLE_NAME AS own, COLUMN_NAME AS name, COLUMN_KEY AS place FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE()',
  );
  return (table) => {
    const columns = rows.filter(({ own }) => own === table);
    const same = (some: readonly RowDataPacket[]) => some.map(({ name }) => `t.${name} <=> k.${name}`).join(' AND ');
    const key = columns.filter(({ place }) => place === 'PRI');
    const there = key[0]?.name;
    const pair = `ON ${same(key)}`;
    return [
      `DELETE t FROM ${table} t LEFT JOIN kept_${table} k ${pair} WHERE k.${there} IS NULL`,
      `REPLACE INTO ${table} SELECT k.* FROM kept_${table} k LEFT JOIN ${table} t ${pair} WHERE t.${there} IS NULL OR NOT (${same(columns)})`,
    ];
  };
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
