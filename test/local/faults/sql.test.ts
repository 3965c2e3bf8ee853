import { describe, expect, it } from 'vitest';
import { fault } from '../../../local/faults/kinds';
import { faultySql } from '../../../local/faults/sql';
import { switchboard } from '../../../local/faults/switchboard';
import type { Sql } from '../../../local/forge/sql';

const failing = (...faults: object[]) => {
  const carriedOut: string[] = [];
  const sql: Sql = {
    counts: { dml: 0, ddl: 0 },
    execute: async (_, body) => {
      carriedOut.push((body as { query: string }).query);
      return { status: 200, body: { rows: [] } };
    },
  };
  const board = switchboard(() => 0);
  board.set(faults.map((one) => fault.parse(one)));
  const faulty = faultySql(sql, board, async () => {});
  return { run: (query: string) => faulty.execute('dml', { query }, query.length), carriedOut };
};

describe('a store that fails', () => {
  it('times out with the write undone, or with the write applied', async () => {
    for (const applied of [false, true]) {
      const { run, carriedOut } = failing({ kind: 'sql-timeout', applied });
      expect(await run('UPDATE issue SET deleted = 1')).toMatchObject({
        status: 408,
        body: { code: 'QUERY_TIMED_OUT' },
      });
      expect(carriedOut).toHaveLength(applied ? 1 : 0);
    }
  });

  it('is full for what adds to it, and for nothing else', async () => {
    const { run } = failing({ kind: 'sql-full' });
    expect((await run('INSERT INTO issue VALUES (1)')).status).toBe(400);
    expect((await run('SELECT 1')).status).toBe(200);
    expect((await run('DELETE FROM dirty')).status).toBe(200);
  });

  it('is busy, loses a statement, or does not answer, for the statements it was told', async () => {
    const busy = failing({ kind: 'sql-429', statement: 'FROM dirty' });
    expect((await busy.run('SELECT * FROM dirty')).status).toBe(429);
    expect((await busy.run('SELECT * FROM issue')).status).toBe(200);
    expect(await failing({ kind: 'sql-conflict' }).run('UPDATE job SET done = 1')).toMatchObject({
      body: { message: expect.stringMatching(/try restarting transaction/) },
    });
    expect((await failing({ kind: 'sql-status', status: 503 }).run('SELECT 1')).status).toBe(503);
  });

  it('answers late, and rightly', async () => {
    const { run, carriedOut } = failing({ kind: 'sql-slow', ms: 10 });
    expect((await run('SELECT 1')).status).toBe(200);
    expect(carriedOut).toEqual(['SELECT 1']);
  });
});
