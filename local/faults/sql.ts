import type { Sql, SqlAnswer } from '../forge/sql';
import type { FaultOf } from './kinds';
import type { Switchboard } from './switchboard';

const KINDS = ['sql-timeout', 'sql-429', 'sql-status', 'sql-full', 'sql-conflict', 'sql-slow'] as const;
type SqlFault = FaultOf<(typeof KINDS)[number]>;

/** A store that fails as the switchboard says. */
export const faultySql = (sql: Sql, board: Switchboard, wait: (ms: number) => Promise<void>): Sql => ({
  ...sql,
  execute: async (door, body, bytes) => {
    const text = textOf(body);
    const fault = board.strike(KINDS, (one) => text.includes(one.statement) && concerns(one, text));
    if (fault === null) return sql.execute(door, body, bytes);
    if (fault.kind === 'sql-slow') await wait(fault.ms);
    const goesThrough = fault.kind === 'sql-slow' || (fault.kind === 'sql-timeout' && fault.applied);
    const answer = goesThrough ? await sql.execute(door, body, bytes) : null;
    return fault.kind === 'sql-slow' && answer !== null ? answer : refusal(fault);
  },
});

const textOf = (body: unknown): string => {
  const { query } = (body ?? {}) as { query?: unknown };
  return typeof query === 'string' ? query : '';
};

/** A full store refuses what adds to it; reading and removing go on. */
const concerns = ({ kind }: SqlFault, text: string): boolean =>
  kind !== 'sql-full' || /^\s*(INSERT|REPLACE|CREATE|ALTER)/i.test(text);

const failed = (status: number, code: string, message: string): SqlAnswer => ({ status, body: { code, message } });

const refusal = (fault: SqlFault): SqlAnswer => {
  switch (fault.kind) {
    case 'sql-429':
      return failed(429, 'RATE_LIMIT_EXCEEDED', 'too many requests');
    case 'sql-status':
      return failed(fault.status, 'UNKNOWN_ERROR', 'the store does not answer');
    case 'sql-full':
      return failed(400, 'SQL_EXECUTION_ERROR', 'The table is full');
    case 'sql-conflict':
      return failed(400, 'SQL_EXECUTION_ERROR', 'Deadlock found when trying to get lock; try restarting transaction');
    default:
      return failed(408, 'QUERY_TIMED_OUT', 'the query took too long');
  }
};
