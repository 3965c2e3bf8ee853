import type { FieldPacket, Pool, PoolConnection, ResultSetHeader, RowDataPacket } from 'mysql2/promise';
import type { Clock } from './clock';
import { refusal } from './sql-policy';

export type SqlAnswer = { readonly status: number; readonly body: unknown };
export type Sql = {
  execute(door: 'dml' | 'ddl', body: unknown, bytes: number): Promise<SqlAnswer>;
  /** Statements run since the start, by door. */
  readonly counts: { dml: number; ddl: number };
};

const REQUEST_LIMIT = 1024 * 1024;
const RESPONSE_LIMIT = 4 * 1024 * 1024;
const SELECT_SECONDS = 5;
const WRITE_SECONDS = 10;
/** The protocol takes 65,535 parameters in a prepared statement; long multi-row writes are sent as text. */
const PREPARED_PARAMETERS = 2000;

const failed = (status: number, code: string, message: string): SqlAnswer => ({ status, body: { code, message } });

/** Forge SQL's two endpoints over one installation's database. */
export const forgeSql = (pool: Pool, clock: Clock, latencyMs: number): Sql => {
  const counts = { dml: 0, ddl: 0 };
  const execute: Sql['execute'] = async (door, body, bytes) => {
    const { query, params = [] } = (body ?? {}) as { query?: unknown; params?: unknown[] };
    if (typeof query !== 'string' || !Array.isArray(params))
      return failed(400, 'INVALID_SQL_QUERY', 'query must be a string and params a list');
    if (bytes > REQUEST_LIMIT) return failed(413, 'INVALID_SQL_QUERY', 'the request is larger than 1 MiB');
    const reason = refusal(query, door);
    if (reason !== null) return failed(400, 'SQL_POLICY_VIOLATION', reason);
    counts[door]++;
    if (latencyMs > 0) await new Promise((next) => setTimeout(next, latencyMs));
    const connection = await pool.getConnection();
    try {
      return await answered(connection, query, params, clock.now());
    } catch (error) {
      return failure(error as { errno?: number; message: string });
    } finally {
      connection.release();
    }
  };
  return { execute, counts };
};

/** The database's own clock is the virtual one, statement by statement. */
const answered = async (
  connection: PoolConnection,
  query: string,
  params: unknown[],
  now: number,
): Promise<SqlAnswer> => {
  const limit = /^\s*(\(|SELECT|WITH)/i.test(query) ? SELECT_SECONDS : WRITE_SECONDS;
  await connection.query(`SET timestamp=${(now / 1000).toFixed(3)}, max_statement_time=${limit}`);
  const started = performance.now();
  const values = params.map((value) => (typeof value === 'boolean' ? Number(value) : (value ?? null))) as (
    | string
    | number
    | null
  )[];
  const sent =
    values.length > 0 && values.length <= PREPARED_PARAMETERS
      ? connection.execute(query, values)
      : connection.query(query, values);
  const [rows, fields] = (await sent) as [RowDataPacket[] | ResultSetHeader, FieldPacket[] | undefined];
  const text = JSON.stringify(rows);
  if (text.length > RESPONSE_LIMIT) return failed(413, 'SQL_EXECUTION_ERROR', 'the response is larger than 4 MiB');
  const metadata = {
    dbExecutionTime: performance.now() - started,
    responseSize: text.length,
    fields: (fields ?? []).map(({ name }) => ({ name })),
  };
  return { status: 200, body: { rows, metadata } };
};

const failure = ({ errno, message }: { errno?: number; message: string }): SqlAnswer => {
  if (errno === 1969) return failed(408, 'QUERY_TIMED_OUT', 'the query took too long');
  if (errno === 1064) return failed(400, 'INVALID_SQL_QUERY', message);
  return failed(400, 'SQL_EXECUTION_ERROR', message);
};
