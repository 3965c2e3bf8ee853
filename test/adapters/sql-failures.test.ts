import { afterEach, describe, expect, it } from 'vitest';
import { execute, query } from '../../src/adapters/sql/client';

type Answer = { readonly status: number; readonly body: unknown };
const refused = (message: string, code = 'SQL_EXECUTION_ERROR', status = 400): Answer => ({
  status,
  body: { code, message },
});
const written: Answer = { status: 200, body: { rows: { affectedRows: 1, insertId: 7 }, metadata: {} } };

let asked = 0;
/** A store that gives these answers in turn, the last one for ever. */
const storeSays = (...answers: readonly Answer[]) => {
  asked = 0;
  Object.assign(globalThis, {
    __forge_runtime__: {},
    __forge_fetch__: async () => {
      const { status, body } = answers[Math.min(asked, answers.length - 1)] ?? written;
      asked += 1;
      return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status });
    },
  });
};
afterEach(() => storeSays(written));

const DEADLOCK = refused('Deadlock found when trying to get lock; try restarting transaction');

describe('a statement', () => {
  it.each([
    DEADLOCK,
    refused('Lock wait timeout exceeded; try restarting transaction'),
    refused('Write conflict, txnStartTS=1, conflictStartTS=2 [try again later]'),
    refused('Information schema is changed during the execution of the statement'),
    refused('TiKV server is busy'),
  ])('that lost against another one is said again: %j', async (conflict) => {
    storeSays(conflict, conflict, written);
    expect(await execute('UPDATE job SET done = ?', [1])).toEqual({ affectedRows: 1, insertId: 7 });
    expect(asked).toBe(3);
  });

  it('that goes on losing is something to wait for', async () => {
    storeSays(DEADLOCK);
    await expect(query('SELECT 1')).rejects.toMatchObject({ failure: { kind: 'unavailable', reason: 'store' } });
    expect(asked).toBe(4);
  });

  it.each([
    [refused('too many requests', 'UNKNOWN_ERROR', 429), { kind: 'busy', retryAfterSeconds: 5 }],
    [refused('the query took too long', 'QUERY_TIMED_OUT', 408), { kind: 'unavailable', reason: 'store' }],
    [refused("Table 'x.job' doesn't exist"), { kind: 'unavailable', reason: 'setting-up' }],
  ] as const)('that meets %j fails in words, once', async (answer, failure) => {
    storeSays(answer);
    await expect(query('SELECT 1')).rejects.toMatchObject({ failure });
    expect(asked).toBe(1);
  });

  it.each([
    { status: 200, body: '<html>busy</html>' },
    { status: 503, body: 'upstream' },
  ])('that gets no answer is said again where it only reads, and not where it writes: %j', async (trouble) => {
    const store = { kind: 'unavailable', reason: 'store' };
    storeSays(trouble, trouble, { status: 200, body: { rows: [{ one: 1 }], metadata: {} } });
    expect(await query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    storeSays(trouble);
    await expect(query('SELECT 1')).rejects.toMatchObject({ failure: store });
    expect(asked).toBe(4);
    storeSays(trouble);
    await expect(execute('UPDATE job SET done = ?', [1])).rejects.toMatchObject({ failure: store });
    expect(asked).toBe(1);
  });

  it('that is wrong is a defect', async () => {
    storeSays(refused("Unknown column 'x' in 'field list'"));
    await expect(query('SELECT x')).rejects.not.toHaveProperty('failure');
    expect(asked).toBe(1);
  });
});
