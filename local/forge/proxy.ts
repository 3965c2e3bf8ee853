import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Cut } from '../faults/jira';
import type { Switchboard } from '../faults/switchboard';
import type { Actor, JiraRequest, LocalJira } from '../jira/api';
import { reportedAccounts } from './account-reports';
import type { App, Invocation } from './app';
import { parseJson, Refused, readText, sendAnswer, sendJson } from './http/json';
import { jiraUrl } from './jira-url';
import type { Queues } from './queues';
import type { Sql } from './sql';

export type Platform = {
  readonly jira: LocalJira;
  readonly sql: Sql;
  readonly queues: Queues;
  readonly scopes: readonly string[];
  readonly app: () => App;
  readonly faults: Switchboard;
};
export type Proxy = { readonly url: string; stop(): void };

/** The platform's side of `__forge_fetch__`: Jira, SQL and the queues, for invocations that run and for nobody else. */
export const startProxy = async (platform: Platform): Promise<Proxy> => {
  const server = createServer((request, response) => {
    void handle(platform, request, response).catch((error: unknown) => {
      if (error instanceof Cut) return void response.destroy();
      const status = error instanceof Refused ? error.status : 500;
      sendJson(response, status, {
        code: 'LOCAL_HOST',
        message: error instanceof Error ? error.message : String(error),
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop: () => close(server) };
};

const close = (server: Server) => {
  server.close();
  server.closeAllConnections();
};

const handle = async (platform: Platform, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const token = request.headers['forge-proxy-authorization']?.toString().replace(/^Forge /, '') ?? '';
  const invocation = platform.app().invocation(token);
  if (invocation === null) return sendJson(response, 401, {}, { 'forge-proxy-error': 'INVALID_TOKEN' });
  if (dies(platform, invocation)) {
    // Carried out, while the caller is gone.
    await carryOut(platform, invocation, request, response).catch(() => undefined);
    platform.app().kill(token);
    return void response.destroy();
  }
  await carryOut(platform, invocation, request, response);
};

const dies = ({ faults }: Platform, invocation: Invocation): boolean => {
  invocation.calls += 1;
  const { functionKey, calls } = invocation;
  return (
    faults.strike(['function-killed'], (one) => functionKey.includes(one.function) && calls === one.atCall) !== null
  );
};

const carryOut = async (
  platform: Platform,
  invocation: Invocation,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const text = await readText(request);
  const [, door = '', path = ''] =
    /^\/(sql\/provider\/app\/remote\/sql|fpp\/provider\/\w+\/remote\/\w+)(\/.*)$/.exec(request.url ?? '') ?? [];
  if (door.startsWith('sql/')) return sqlCall(platform, path, text, response);
  const [, , provider = '', , remote] = door.split('/');
  if (remote === 'stargate') return stargateCall(platform, path, text, response);
  if (remote === 'jira') return jiraCall(platform, { provider, path, text, invocation }, request, response);
  return sendJson(response, 404, {}, { 'forge-proxy-error': 'UNKNOWN_ROUTE' });
};

const sqlCall = async ({ sql }: Platform, path: string, text: string, response: ServerResponse) => {
  const doors = { '/api/v1/execute': 'dml', '/api/v1/execute/ddl': 'ddl' } as const;
  const door = doors[path as keyof typeof doors];
  if (door === undefined)
    return sendJson(response, 404, { code: 'UNKNOWN_ERROR', message: `no such endpoint ${path}` });
  const { status, body } = await sql.execute(door, parseJson(text), Buffer.byteLength(text));
  sendJson(response, status, body);
};

const stargateCall = ({ jira, queues }: Platform, path: string, text: string, response: ServerResponse) => {
  const body = parseJson(text) as never;
  if (path === '/app/report-accounts') {
    const { status, body: said, headers } = reportedAccounts(jira.world, body);
    return sendJson(response, status, said, headers);
  }
  const answer = path.startsWith('/webhook/queue/publish/')
    ? queues.push(body)
    : path.startsWith('/webhook/queue/stats/')
      ? queues.stats(body)
      : path.startsWith('/webhook/queue/cancel/')
        ? queues.cancel(body)
        : { status: 501, body: { message: `Not implemented locally: ${path}` } };
  sendJson(response, answer.status, 'body' in answer ? answer.body : undefined);
};

type JiraCall = { provider: string; path: string; text: string; invocation: Invocation };

const jiraCall = async (
  { jira, scopes }: Platform,
  call: JiraCall,
  request: IncomingMessage,
  response: ServerResponse,
) => {
  const actor = actorOf(call, request);
  if (actor === null) return sendJson(response, 401, {}, { 'forge-proxy-error': 'NEEDS_AUTHENTICATION_ERR' });
  sendAnswer(response, await jira.handle(jiraRequest(call, request, actor, scopes)));
};

const actorOf = ({ provider, invocation }: JiraCall, request: IncomingMessage): Actor | null => {
  if (provider === 'app') return { kind: 'app' };
  const accountId = request.headers['x-forge-impersonate']?.toString() ?? invocation.accountId;
  return accountId === null ? null : { kind: 'user', accountId };
};

const jiraRequest = (
  { path, text }: JiraCall,
  request: IncomingMessage,
  actor: Actor,
  scopes: readonly string[],
): JiraRequest => {
  const url = jiraUrl(path);
  return {
    method: (request.method ?? 'GET') as JiraRequest['method'],
    path: url.pathname,
    query: url.searchParams,
    headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)])),
    body: parseJson(text),
    actor,
    via: 'app',
    scopes,
  };
};
