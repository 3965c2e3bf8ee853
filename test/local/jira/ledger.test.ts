import { describe, expect, it } from 'vitest';
import { aFullIssue, aJira, anIssue, as, asApp, aWorld, HOUR } from './world';

const SCOPES = ['read:jira-work', 'write:jira-work', 'read:jira-user'];
const app = { ...asApp, via: 'app', scopes: SCOPES } as const;
const user = { ...as('ben'), via: 'app', scopes: SCOPES } as const;
const bridge = { ...as('ben'), via: 'bridge', scopes: SCOPES } as const;

const desk = () => aJira(aWorld([aFullIssue('1', 'STU-1'), anIssue('2', 'STU-2')]));

describe('the ledger', () => {
  it('prices a search by its issues, an issue at 2, people at 2 each and a write at 1', async () => {
    const { call, jira } = desk();
    await call('POST', '/rest/api/3/search/jql', { jql: 'project = STU' }, app);
    await call('POST', '/rest/api/3/search/jql', { jql: 'key = STU-1' }, app);
    await call('GET', '/rest/api/3/issue/STU-1', undefined, user);
    await call('GET', '/rest/api/3/user/bulk?accountId=ben&accountId=cleo', undefined, app);
    await call('PUT', '/rest/api/3/issue/STU-1/assignee', { accountId: 'cleo' }, user);
    expect(jira.ledger.rows()).toEqual({
      calls: [
        { endpoint: 'POST /rest/api/3/search/jql', as: 'app', calls: 2, points: 5 },
        { endpoint: 'GET /rest/api/3/issue/{issueIdOrKey}', as: 'user', calls: 1, points: 2 },
        { endpoint: 'GET /rest/api/3/user/bulk', as: 'app', calls: 1, points: 5 },
        { endpoint: 'PUT /rest/api/3/issue/{issueIdOrKey}/assignee', as: 'user', calls: 1, points: 1 },
      ],
      points: 13,
    });
    jira.ledger.clear();
    expect(jira.ledger.rows()).toEqual({ calls: [], points: 0 });
  });

  it('lists calls through the bridge without points and calls from outside not at all', async () => {
    const { call, jira } = desk();
    await call('GET', '/rest/api/3/issue/STU-1', undefined, bridge);
    await call('GET', '/rest/api/3/issue/STU-1');
    expect(jira.ledger.rows()).toEqual({
      calls: [{ endpoint: 'GET /rest/api/3/issue/{issueIdOrKey}', as: 'bridge', calls: 1, points: 0 }],
      points: 0,
    });
  });

  it('announces what is left of the hour and starts anew with the next one', async () => {
    const { call, clock } = desk();
    const first = await call('GET', '/rest/api/3/issue/STU-1', undefined, app);
    expect(first.headers).toEqual({
      'X-RateLimit-Limit': '1000',
      'X-RateLimit-Remaining': '998',
      'X-RateLimit-Reset': '2026-03-20T11:00:00.000Z',
    });
    clock.now += HOUR;
    const later = await call('GET', '/rest/api/3/issue/STU-1', undefined, app);
    expect(later.headers).toMatchObject({
      'X-RateLimit-Remaining': '998',
      'X-RateLimit-Reset': '2026-03-20T12:00:00.000Z',
    });
  });

  it('refuses the app once the pool is empty, until the top of the hour; pages and calls from outside go on', async () => {
    const { call, clock } = desk();
    const asked = () => call('GET', '/rest/api/3/issue/STU-1', undefined, app);
    for (let n = 0; n < 500; n += 1) expect((await asked()).status).toBe(200);
    const { status, headers } = await asked();
    expect(status).toBe(429);
    const seconds = (3_600_000 - (clock.now % 3_600_000)) / 1000;
    expect(headers).toMatchObject({
      'Retry-After': String(Math.ceil(seconds)),
      'RateLimit-Reason': 'jira-quota-global-based',
      'X-RateLimit-Remaining': '0',
    });
    expect((await call('GET', '/rest/api/3/issue/STU-1', undefined, bridge)).status).toBe(200);
    expect((await call('GET', '/rest/api/3/issue/STU-1')).status).toBe(200);
    clock.now += Math.ceil(seconds) * 1000;
    expect((await asked()).status).toBe(200);
  });
});

describe('scopes', () => {
  it('refuses what the manifest does not grant', async () => {
    const { call } = desk();
    const refused = { status: 401, body: { code: 401, message: 'Unauthorized; scope does not match' } };
    const read = { ...app, scopes: ['read:jira-work'] };
    expect(await call('GET', '/rest/api/3/issue/STU-1', undefined, read)).toMatchObject({ status: 200 });
    expect(await call('PUT', '/rest/api/3/issue/STU-1/assignee', { accountId: null }, read)).toMatchObject(refused);
    expect(await call('GET', '/rest/api/3/configuration', undefined, read)).toMatchObject(refused);
    expect(await call('GET', '/rest/api/3/configuration', undefined, app)).toMatchObject({ status: 200 });
    expect(await call('GET', '/rest/api/3/priority/search', undefined, app)).toMatchObject(refused);
    expect(await call('GET', '/rest/agile/1.0/board', undefined, app)).toMatchObject(refused);
  });

  it('names an endpoint that is not served', async () => {
    expect(await desk().call('GET', '/rest/api/3/announcementBanner')).toEqual({
      status: 501,
      headers: {},
      body: { errorMessages: ['Not implemented locally: GET /rest/api/3/announcementBanner'], errors: {} },
    });
  });
});
