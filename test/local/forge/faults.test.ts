import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { byName } from '../../../local/data/studio/people';
import { aDesk, aStudio, type TestDesk } from '../../fixtures/desk';

const NOOR = byName('Noor').accountId;

let desk: TestDesk;
let issueId: string;
beforeAll(async () => {
  desk = await aDesk(aStudio(300));
  await desk.settle();
  issueId = (await desk.rest<{ id: string }>('GET', '/rest/api/3/issue/PACK-214', NOOR)).id;
});
afterAll(() => desk?.stop());
afterEach(() => plan('DELETE'));

const plan = async (method: 'POST' | 'GET' | 'DELETE', body?: unknown): Promise<{ status: number; body: unknown }> => {
  const response = await fetch(`${desk.url}/local/faults`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json() };
};
const fail = (...faults: object[]) => plan('POST', { faults });

const panel = () =>
  desk.invoke<object>('capacity-panel', 'getCapacityPanel', { issueId }, NOOR, { issue: { id: issueId } });
const hint = (summary: string) => desk.rest('PUT', `/rest/api/3/issue/${issueId}`, NOOR, { fields: { summary } });

describe('POST /local/faults', () => {
  it('makes Jira refuse the app, tells how often it did, and ends with DELETE', async () => {
    await fail({ kind: 'jira-429', endpoint: 'GET /rest/api/3/issue/', retryAfter: 9, times: 1 });
    expect(await panel()).toEqual({ ok: false, failure: { kind: 'busy', retryAfterSeconds: 9 } });
    expect((await plan('GET')).body).toMatchObject({ faults: [{ struck: 1 }] });
    expect(await panel()).toMatchObject({ ok: true });
    await plan('DELETE');
    expect((await plan('GET')).body).toEqual({ faults: [] });
  });

  it.each([
    ['an error', { kind: 'jira-status', status: 503 }],
    ['a page', { kind: 'jira-body', body: 'html' }],
    ['half an answer', { kind: 'jira-body', body: 'truncated' }],
    ['no answer', { kind: 'jira-cut', applied: false }],
  ])('%s of Jira is a clear failure on the panel, never a figure', async (_, fault) => {
    await fail({ ...fault, endpoint: 'GET /rest/api/3/issue/' });
    expect(await panel()).toEqual({ ok: false, failure: { kind: 'unavailable', reason: 'jira' } });
  });

  it.each([
    ['away', { kind: 'sql-status', status: 503 }, { kind: 'unavailable', reason: 'store' }],
    ['too slow', { kind: 'sql-timeout', applied: false }, { kind: 'unavailable', reason: 'store' }],
    ['busy', { kind: 'sql-429' }, { kind: 'busy', retryAfterSeconds: 5 }],
  ])('a store that is %s is one, too', async (_, fault, failure) => {
    await fail(fault);
    expect(await panel()).toEqual({ ok: false, failure });
  });

  it('delivers an event several times, and the facts are read once more at most', async () => {
    await fail({ kind: 'event-doubled', copies: 4 });
    await hint('Four times told');
    await desk.settle();
    expect(await desk.desk.query('SELECT COUNT(*) AS n FROM dirty')).toEqual([{ n: 0 }]);
    expect(await panel()).toMatchObject({ ok: true });
  });

  it('kills a function in the middle; what it was at is taken up again', async () => {
    await fail({ kind: 'function-killed', function: 'on-sync', atCall: 3, times: 1 });
    await hint('Killed on the way');
    await desk.settle();
    expect((await plan('GET')).body).toMatchObject({ faults: [{ struck: 1 }] });
    await desk.settle();
    // The lease of the dead is over by then.
    await fetch(`${desk.url}/local/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ advanceMs: 3_700_000 }),
    });
    await desk.settle();
    expect(await desk.desk.query('SELECT COUNT(*) AS n FROM dirty')).toEqual([{ n: 0 }]);
  });

  it('says what is wrong with a plan, and changes nothing then', async () => {
    await fail({ kind: 'jira-status', status: 503 });
    for (const wrong of [{ faults: [{ kind: 'nothing' }] }, { faults: [{ kind: 'jira-status', status: 7 }] }, []])
      expect((await plan('POST', wrong)).status).toBe(400);
    expect((await plan('GET')).body).toMatchObject({ faults: [{ fault: { kind: 'jira-status' } }] });
  });
});
