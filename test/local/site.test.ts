import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { readFlags } from '../../local/flags';
import { BadSite, credentialsFrom, siteOrigin } from '../../local/site/address';
import { askerOf } from '../../local/site/call';
import { connectSite } from '../../local/site/connect';
import { remoteSite } from '../../local/site/remote-jira';

const TOKEN = 'a-token-that-nobody-may-see';
const servers: Server[] = [];
const aServer = async (listener: RequestListener): Promise<string> => {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

type Answer = { readonly status?: number; readonly type?: string; readonly body: unknown };
const GOOD: Readonly<Record<string, Answer>> = {
  '/rest/api/3/serverInfo': { body: { baseUrl: 'https://example.atlassian.net' } },
  '/rest/api/3/myself': { body: { accountId: 'acc-1', displayName: 'Ada', timeZone: 'Europe/Berlin' } },
  '/rest/api/3/search/jql': { body: { issues: [], isLast: true } },
  '/rest/api/3/mypermissions': { body: { permissions: { ADMINISTER: { havePermission: true } } } },
};

/** A site that answers as it should but where `over` says otherwise; what it was asked is kept. */
const aSite = async (over: Readonly<Record<string, Answer>> = {}) => {
  const asked: { method: string; url: string; authorization: string }[] = [];
  const origin = await aServer((request, response) => {
    const { method = '', url = '', headers } = request;
    asked.push({ method, url, authorization: headers.authorization ?? '' });
    const {
      status = 200,
      type = 'application/json',
      body,
    } = { ...GOOD, ...over }[url.split('?')[0] ?? ''] ?? {
      status: 404,
      body: {},
    };
    response.writeHead(status, { 'content-type': type, location: 'https://elsewhere.example/', 'set-cookie': 'a=b' });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  const ask = askerOf(origin, { email: 'ada@example.com', token: TOKEN });
  return { origin, ask, asked };
};

const problem = async (over: Readonly<Record<string, Answer>>): Promise<string> => {
  const { origin, ask } = await aSite(over);
  const error = await connectSite(origin, ask).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(BadSite);
  const { message } = error as Error;
  expect(message).not.toContain(TOKEN);
  return message;
};

describe('a site that is connected', () => {
  it('tells who one is, asked with the e-mail and the token', async () => {
    const { origin, ask, asked } = await aSite();
    const { defaultUser, world, now } = await connectSite(origin, ask);
    expect({ defaultUser, now, zone: world.timeZone }).toEqual({
      defaultUser: 'acc-1',
      now: null,
      zone: 'Europe/Berlin',
    });
    expect(world.users.get('acc-1')).toMatchObject({ admin: true, displayName: 'Ada' });
    const basic = `Basic ${Buffer.from(`ada@example.com:${TOKEN}`).toString('base64')}`;
    expect(new Set(asked.map(({ authorization }) => authorization))).toEqual(new Set([basic]));
  });

  it.each<[string, Readonly<Record<string, Answer>>, RegExp]>([
    ['a page', { '/rest/api/3/serverInfo': { type: 'text/html', body: '<html>' } }, /is no Jira/],
    ['another product', { '/rest/api/3/serverInfo': { status: 404, body: {} } }, /address of a Jira Cloud site/],
    ['a redirect', { '/rest/api/3/serverInfo': { status: 302, body: '' } }, /sends elsewhere/],
    [
      'a wrong token',
      { '/rest/api/3/myself': { status: 401, body: {} } },
      /does not take JIRA_EMAIL with JIRA_API_TOKEN/,
    ],
    ['no access to Jira', { '/rest/api/3/myself': { status: 403, body: {} } }, /may this account use Jira/],
    [
      'a token without scopes',
      { '/rest/api/3/search/jql': { status: 401, body: { message: 'Unauthorized; scope does not match' } } },
      /needs read:jira-work/,
    ],
    ['a busy site', { '/rest/api/3/myself': { status: 429, body: {} } }, /asks for a pause/],
  ])('%s is told in words, without the token', async (_, over, words) => {
    expect(await problem(over)).toMatch(words);
  });

  it('nobody who listens is told in words', async () => {
    const ask = askerOf('http://127.0.0.1:9', { email: 'a', token: TOKEN });
    await expect(connectSite('http://127.0.0.1:9', ask)).rejects.toThrow(/does not answer/);
  });
});

describe('what is asked of a site', () => {
  const calls = async (allowWrites: boolean) => {
    const site = await aSite({ '/rest/api/3/issue/1': { body: {} }, '/rest/api/3/issue/bulkfetch': { body: {} } });
    const { world } = await connectSite(site.origin, site.ask);
    site.asked.length = 0;
    const { jira } = remoteSite({ world, ask: site.ask, allowWrites });
    const call = async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, accountId: string | null = 'acc-1') =>
      (
        await jira.handle({
          ...{ method, path, query: new URLSearchParams(), headers: {}, body: method === 'GET' ? undefined : {} },
          actor: accountId === null ? { kind: 'anonymous' } : { kind: 'user', accountId },
          ...{ via: 'app', scopes: [] },
        })
      ).status;
    return { call, asked: site.asked, jira };
  };

  it('is read, and not changed', async () => {
    const { call, asked } = await calls(false);
    expect(await call('GET', '/rest/api/3/issue/1')).toBe(200);
    expect(await call('POST', '/rest/api/3/issue/bulkfetch')).toBe(200);
    expect(await call('PUT', '/rest/api/3/issue/1')).toBe(403);
    expect(await call('DELETE', '/rest/api/3/issue/1')).toBe(403);
    expect(await call('POST', '/rest/api/3/issue')).toBe(403);
    expect(await call('POST', '/rest/api/3/issue/bulkfetch/x')).toBe(403);
    expect(asked.map(({ method }) => method)).toEqual(['GET', 'POST']);
  });
  it('is changed where that was allowed', async () => {
    const { call } = await calls(true);
    expect(await call('PUT', '/rest/api/3/issue/1')).toBe(200);
  });
  it('is asked by its REST API and as the account of the token alone', async () => {
    const { call, asked } = await calls(true);
    expect(await call('GET', '/secure/admin')).toBe(404);
    expect(await call('GET', '/rest/api/3/issue/1', 'acc-2')).toBe(401);
    expect(await call('GET', '/rest/api/3/issue/1', null)).toBe(401);
    expect(asked).toEqual([]);
  });
  it('is counted without ids', async () => {
    const { call, jira } = await calls(false);
    await call('GET', '/rest/api/3/issue/1');
    expect(jira.ledger.rows().calls).toEqual([
      { endpoint: 'GET /rest/api/3/issue/{id}', as: 'user', calls: 1, points: 0 },
    ]);
  });
  it('hands on no cookie', async () => {
    const { ask } = await aSite();
    const { headers } = await ask({ method: 'GET', path: '/rest/api/3/myself', body: undefined });
    expect(Object.keys(headers)).toEqual(['content-type']);
  });
});

describe('the address and the credentials', () => {
  it.each([
    ['example.atlassian.net', 'https://example.atlassian.net'],
    ['https://example.atlassian.net/jira/boards', 'https://example.atlassian.net'],
    ['http://127.0.0.1:4300', 'http://127.0.0.1:4300'],
  ])('%s is %s', (typed, origin) => expect(siteOrigin(typed)).toBe(origin));
  it.each(['http://example.atlassian.net', 'https://a:b@example.atlassian.net', 'https://'])(
    '%s is refused',
    (typed) => {
      expect(() => siteOrigin(typed)).toThrow(BadSite);
      expect(() => siteOrigin(typed)).not.toThrow(/a:b/);
    },
  );
  it('come from the environment alone', () => {
    expect(credentialsFrom({ JIRA_EMAIL: 'a', JIRA_API_TOKEN: 'b' })).toEqual({ email: 'a', token: 'b' });
    expect(() => credentialsFrom({ JIRA_EMAIL: 'a' })).toThrow(/JIRA_API_TOKEN in the environment/);
  });
  it('flags of a world of the desk’s own are refused beside a site', () => {
    expect(readFlags(['--site', 'example.atlassian.net', '--allow-writes'], '/')).toMatchObject({
      site: 'https://example.atlassian.net',
      allowWrites: true,
    });
    expect(() => readFlags(['--site', 'example.atlassian.net', '--now', '2026-11-24'], '/')).toThrow(
      /do not go together/,
    );
    expect(() => readFlags(['--allow-writes'], '/')).toThrow(/belongs to --site/);
  });
});
