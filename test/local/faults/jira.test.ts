import { describe, expect, it } from 'vitest';
import { Cut, faultyJira } from '../../../local/faults/jira';
import { fault } from '../../../local/faults/kinds';
import { switchboard } from '../../../local/faults/switchboard';
import type { JiraRequest, JiraResponse, LocalJira } from '../../../local/jira/api';

const NOW = Date.UTC(2026, 10, 24, 9, 40);

/** A Jira that counts what reaches it, failing as said. */
const failing = (...faults: object[]) => {
  const reached: string[] = [];
  const waited: number[] = [];
  const answer: JiraResponse = { status: 200, headers: {}, body: { issues: [1, 2, 3] } };
  const jira = {
    handle: async ({ method, path }: JiraRequest) => {
      reached.push(`${method} ${path}`);
      return answer;
    },
  } as unknown as LocalJira;
  const board = switchboard(() => NOW);
  board.set(faults.map((one) => fault.parse(one)));
  const around = { now: () => NOW, wait: async (ms: number) => void waited.push(ms) };
  const faulty = faultyJira(jira, board, around);
  const call = (path: string, how: Partial<JiraRequest> = {}) =>
    faulty.handle({
      ...{ method: 'GET', path, query: new URLSearchParams(), headers: {}, body: undefined, scopes: null },
      ...{ actor: { kind: 'app' }, via: 'app' },
      ...how,
    } as JiraRequest);
  return { call, reached, waited };
};

describe('a Jira that fails', () => {
  it('refuses bursts with the seconds to wait and the reason, and is not reached', async () => {
    const { call, reached } = failing({ kind: 'jira-429', retryAfter: 7 });
    const { status, headers } = await call('/rest/api/3/field');
    expect(status).toBe(429);
    expect(headers).toMatchObject({ 'Retry-After': '7', 'RateLimit-Reason': 'jira-burst-based' });
    expect(reached).toEqual([]);
  });

  it('announces with a spent quota when it comes back', async () => {
    const { call } = failing({ kind: 'jira-429', reason: 'jira-quota-tenant-based', retryAfter: null });
    const { headers } = await call('/rest/api/3/field');
    expect(headers['Retry-After']).toBeUndefined();
    expect(headers).toMatchObject({ 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': '2026-11-24T10:00:00.000Z' });
  });

  it('can refuse without a word', async () => {
    const { headers } = await failing({ kind: 'jira-429', reason: null, retryAfter: null }).call('/rest/api/3/field');
    expect(headers).toEqual({});
  });

  it('answers with a page, half an answer, nothing, or another type, all with status 200', async () => {
    for (const body of ['html', 'truncated', 'empty', 'other-type']) {
      const { status, raw } = await failing({ kind: 'jira-body', body }).call('/rest/api/3/field');
      expect(status).toBe(200);
      expect(() => JSON.parse(raw?.text ?? '{}')).toThrow();
    }
  });

  it('cuts the line before or after a write is carried out', async () => {
    for (const applied of [false, true]) {
      const { call, reached } = failing({ kind: 'jira-cut', applied });
      await expect(call('/rest/api/3/issue/1/assignee', { method: 'PUT' })).rejects.toThrow(Cut);
      expect(reached).toHaveLength(applied ? 1 : 0);
    }
  });

  it('lets the time of a slow answer pass', async () => {
    const { call, waited } = failing({ kind: 'jira-slow', ms: 24_000 });
    expect((await call('/rest/api/3/field')).body).toEqual({ issues: [1, 2, 3] });
    expect(waited).toEqual([24_000]);
  });

  it('fails for whom and where it was told to, and never for calls from outside', async () => {
    const { call, reached } = failing({
      kind: 'jira-status',
      status: 503,
      endpoint: 'POST /rest/api/3/search',
      as: 'app',
    });
    const user = { kind: 'user', accountId: 'ana' } as const;
    expect((await call('/rest/api/3/search/jql', { method: 'POST' })).status).toBe(503);
    expect((await call('/rest/api/3/search/jql', { method: 'POST', actor: user })).status).toBe(200);
    expect((await call('/rest/api/3/search/jql', { method: 'POST', via: 'rest' })).status).toBe(200);
    expect((await call('/rest/api/3/field')).status).toBe(200);
    expect(reached).toHaveLength(3);
  });
});
