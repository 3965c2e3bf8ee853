import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { admin, byName } from '../../../local/data/studio/people';
import { aDesk, aStudio, type TestDesk } from '../../fixtures/desk';

const noor = byName('Noor').accountId;
const basic = `Basic ${Buffer.from(`${noor}:x`).toString('base64')}`;

type Answer = { readonly status: number; readonly text: string };

describe('the doors of a desk, knocked on badly', () => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await aDesk(aStudio(100));
    await desk.settle();
  });
  afterAll(() => desk?.stop());

  /** A request as written: no client tidies its path. */
  const send = (
    method: string,
    path: string,
    {
      body,
      headers = {},
      origin = desk.url,
    }: { body?: unknown; headers?: Record<string, string>; origin?: string } = {},
  ): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const { hostname, port } = new URL(origin);
      const json = { 'content-type': 'application/json' };
      const sent = request({ hostname, port, method, path, headers: { ...json, ...headers }, agent: false }, (got) => {
        let text = '';
        got.on('data', (part) => {
          text += part;
        });
        got.on('end', () => resolve({ status: got.statusCode ?? 0, text }));
      });
      sent.on('error', reject);
      sent.end(body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body));
    });
  /** What `requestJira` in a frame gets, signed in as Noor. */
  const throughBridge = async (restPath: unknown, init: unknown = {}) => {
    const body = { product: 'jira', restPath, init };
    const { status, text } = await send('POST', '/local/bridge/fetch-product', {
      body,
      headers: { authorization: basic },
    });
    return { door: status, ...(JSON.parse(text) as { status?: number; body?: string; error?: string }) };
  };

  it('refuses a path that is none, on both origins', async () => {
    for (const path of ['//', '/%', '/%E0%A4%A', '/static/%', '/__forge__/%'])
      for (const origin of [desk.url, desk.desk.appOrigin])
        expect([path, (await send('GET', path, { origin })).status]).toEqual([path, 400]);
    for (const path of ['/static/..%2f..%2fpackage.json', '/__forge__/..%2f..%2f..%2fpackage.json', '/static/%00'])
      expect([path, (await send('GET', path, { origin: desk.desk.appOrigin })).status]).toEqual([path, 404]);
  });

  it('takes a broken cookie for no cookie', async () => {
    const headers = { cookie: 'desk_user=%E0%A4%A' };
    expect((await send('GET', '/rest/api/3/myself', { headers })).status).toBe(401);
    expect((await send('GET', '/', { headers })).status).toBe(200);
  });

  it('keeps the clock inside of time', async () => {
    for (const body of [{ now: 1e308 }, { advanceMs: 1e308 }, { now: -1e308 }, { now: '+020000-01-01T00:00:00Z' }])
      expect([body, (await send('POST', '/local/clock', { body })).status]).toEqual([body, 400]);
    expect((await send('POST', '/local/clock', { body: { advanceMs: 0 } })).status).toBe(200);
  });

  it('says that a body is too large, also to those who are still sending it', async () => {
    const body = JSON.stringify('x'.repeat(9 * 1024 * 1024));
    expect((await send('POST', '/rest/api/3/search/jql', { body, headers: { authorization: basic } })).status).toBe(
      413,
    );
  });

  it('answers a broken body as Jira does, through the bridge too', async () => {
    expect(
      await send('POST', '/rest/api/3/search/jql', { body: '{', headers: { authorization: basic } }),
    ).toMatchObject({
      status: 400,
      text: expect.stringContaining('errorMessages'),
    });
    const init = { method: 'POST', headers: {}, body: '{' };
    expect(await throughBridge('/rest/api/3/search/jql', init)).toMatchObject({ door: 200, status: 400 });
  });

  it.each([
    '//local/clock',
    '/../local/clock',
    '/rest/../local/clock',
    '/rest/%2e%2e/local/clock',
    '/rest/api/3/..%2f..%2f..%2flocal/clock',
    '/rest/..\\local/clock',
    'local/clock',
    '/local/ledger',
    'http://127.0.0.1/rest/api/3/myself',
    'https://example.com/rest/api/3/myself',
    '//example.com/rest/api/3/myself',
    'http://[',
    '/rest/api/3/\n/myself',
    '/rest/%',
    '',
    null,
    7,
    {},
  ])('lets nothing but Jira’s REST API be asked through the bridge: %j', async (path) => {
    const answer = await throughBridge(path);
    expect(answer.door, answer.error).toBeGreaterThanOrEqual(200);
    expect(answer.door).not.toBe(500);
    expect([200, 204]).not.toContain(answer.status);
  });

  it('asks Jira as the viewer, in any case of the method, and an empty answer is empty', async () => {
    const me = await throughBridge('/rest/api/3/myself', { method: 'get', headers: {} });
    expect(JSON.parse(me.body ?? '')).toMatchObject({ accountId: noor });
    const found = await throughBridge('/rest/api/3/search/jql?jql=project%3DPACK&maxResults=1');
    const [{ id }] = JSON.parse(found.body ?? '').issues as [{ id: string }];
    const assign = { method: 'put', headers: {}, body: JSON.stringify({ accountId: noor }) };
    expect(await throughBridge(`/rest/api/3/issue/${id}/assignee`, assign)).toEqual(
      expect.objectContaining({ door: 200, status: 204, body: '' }),
    );
    for (const init of [null, 'x', 7, [], { method: 7 }, { method: 'POST', headers: 'x', body: 7 }])
      expect([init, (await throughBridge('/rest/api/3/myself', init)).door]).not.toEqual([init, 500]);
  });

  it('holds an invocation to Forge’s sizes', async () => {
    const headers = { authorization: `Basic ${Buffer.from(`${admin.accountId}:x`).toString('base64')}` };
    const knock = async (payload: unknown) => {
      const body = { moduleKey: 'settings', functionKey: 'getTeamSettings', payload };
      return JSON.parse((await send('POST', '/local/bridge/invoke', { body, headers })).text);
    };
    expect(await knock({})).toMatchObject({ body: { ok: true } });
    expect(await knock({ text: 'x'.repeat(500 * 1024) })).toEqual({
      error: { message: expect.stringContaining('500 KB') },
    });
    expect(JSON.stringify(await knock({ text: 'x'.repeat(400 * 1024) }))).not.toContain('500 KB');
  });
});
