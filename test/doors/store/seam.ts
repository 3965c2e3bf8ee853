// Several sites in one process, as in a warm function: which site and which person a call is for belongs to the call.
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Pool } from 'mysql2/promise';
import { virtualClock } from '../../../local/forge/clock';
import { forgeSql, type Sql } from '../../../local/forge/sql';
import type { JiraRequest, LocalJira } from '../../../local/jira/api';

export type Asked = { readonly what: string; readonly text: string; readonly params: readonly unknown[] };
export type SiteSeam = {
  readonly name: string;
  readonly jira: LocalJira;
  readonly sql: Sql;
  /** What went to Jira and to the store, in order. */
  readonly asked: Asked[];
  readonly pushed: Record<string, unknown>[];
  /** Answers a call of the viewer in Jira's place; null lets it through. */
  instead: (path: string, body: string) => Response | Promise<Response> | null;
};
type Here = { readonly site: SiteSeam; readonly account: string | null };

const here = new AsyncLocalStorage<Here>();

/** Runs a call of a function as it runs on Forge: for one site, for one person (null = for nobody). */
export const on = <T>(site: SiteSeam, account: string | null, run: () => Promise<T>): Promise<T> =>
  here.run({ site, account }, run);

export const siteSeam = (name: string, pool: Pool, jira: LocalJira): SiteSeam => ({
  ...{ name, jira, sql: forgeSql(pool, virtualClock(null), 0), asked: [], pushed: [], instead: () => null },
});

type Descriptor = { readonly type: string; readonly provider?: string; readonly remote?: string };
type Init = { readonly method?: string; readonly headers?: Record<string, string>; readonly body?: string };

/** The globals that `@forge/*` run on. A call outside of any site is a defect. */
export const openForge = (): void => {
  Object.assign(globalThis, {
    __forge_runtime__: {
      metrics: { counter: () => ({ incr: () => {} }), timing: () => ({ measure: () => ({ stop: () => {} }) }) },
    },
    __forge_fetch__: (descriptor: Descriptor, path: unknown, init: Init) => {
      const now = here.getStore();
      if (now === undefined) throw new Error('a call that belongs to no site');
      const route = String((path as { value?: string }).value ?? path);
      if (descriptor.type === 'sql') return toSql(now, route, init);
      if (descriptor.remote === 'stargate') return toQueue(now, init);
      return toJira(now, descriptor, route, init);
    },
  });
};

const toSql = async ({ site }: Here, route: string, init: Init): Promise<Response> => {
  const { query, params = [] } = JSON.parse(init.body ?? '{}') as { query: string; params?: unknown[] };
  const isDdl = route.endsWith('/ddl');
  site.asked.push({ what: isDdl ? 'ddl' : 'sql', text: query, params });
  const { status, body } = await site.sql.execute(
    isDdl ? 'ddl' : 'dml',
    { query, params },
    Buffer.byteLength(init.body ?? ''),
  );
  return Response.json(body, { status });
};

const toQueue = ({ site }: Here, init: Init): Response => {
  const { payload } = JSON.parse(init.body ?? '{}') as { payload: { body: Record<string, unknown> }[] };
  site.pushed.push(...payload.map(({ body }) => body));
  return new Response(null, { status: 201 });
};

const toJira = async (
  { site, account }: Here,
  { provider }: Descriptor,
  route: string,
  init: Init,
): Promise<Response> => {
  const asUser = provider === 'user';
  const url = new URL(route, 'http://jira.local');
  const method = (init.method ?? 'GET') as JiraRequest['method'];
  site.asked.push({
    what: asUser ? 'jira as user' : 'jira as app',
    text: `${method} ${url.pathname}`,
    params: [url.search, init.body ?? ''],
  });
  const answer = asUser ? site.instead(url.pathname, init.body ?? '') : null;
  if (answer !== null) return answer;
  const { status, body, headers } = await site.jira.handle({
    method,
    path: url.pathname,
    query: url.searchParams,
    headers: init.headers ?? {},
    body: init.body === undefined ? undefined : JSON.parse(init.body),
    actor: asUser ? (account === null ? { kind: 'anonymous' } : { kind: 'user', accountId: account }) : { kind: 'app' },
    via: 'app',
    scopes: ['read:jira-work', 'write:jira-work', 'read:jira-user'],
  });
  return body === undefined || status === 204
    ? new Response(null, { status, headers })
    : Response.json(body, { status, headers });
};
