import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pool } from 'mysql2/promise';
import { generateStudio } from '../../local/data/studio';
import { faultyJira } from '../../local/faults/jira';
import type { Fault } from '../../local/faults/kinds';
import { switchboard } from '../../local/faults/switchboard';
import { virtualClock } from '../../local/forge/clock';
import { startDatabase } from '../../local/forge/database';
import { forgeSql } from '../../local/forge/sql';
import type { JiraRequest, LocalJira } from '../../local/jira/api';
import { createLocalJira } from '../../local/jira/jira';
import type { World } from '../../local/jira/model';
import { deliverAgain } from '../../src/adapters/queue';
import { syncPorts } from '../../src/adapters/sync-ports';
import { lifecycle } from '../../src/events/lifecycle';
import { syncConsumer } from '../../src/events/sync-consumer';

export type Call = { readonly at: number; readonly endpoint: string; readonly status: number; readonly wait: number };
type Message = { readonly body: Record<string, unknown>; readonly due: number };

/** The whole back end of a site in this process, over MariaDB and the local Jira: nothing is checked on the way, so that its own time is measured. */
export type SyncSite = {
  readonly pool: Pool;
  readonly world: World;
  readonly calls: Call[];
  statements: number;
  /** Delivers messages, or those of these kinds only, until none is left; those that are delayed come at their time. */
  readonly settle: (only?: readonly string[]) => Promise<void>;
  readonly install: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

type Init = { readonly method?: string; readonly headers?: Record<string, string>; readonly body?: string };
type Descriptor = { readonly type: string; readonly remote?: string };
type Site = { readonly issues: number; readonly points: number; readonly faults?: readonly Fault[] };

export const startSyncSite = async ({ issues, points, faults = [] }: Site): Promise<SyncSite> => {
  const folder = mkdtempSync(join(tmpdir(), 'atelier-bench-'));
  const { pool, stop } = await startDatabase(folder);
  const { world } = generateStudio({ seed: 1, issues, now: Date.now() - 120_000 });
  const board = switchboard(Date.now);
  board.set(faults);
  const honest = createLocalJira({ world, now: Date.now, points });
  const jira = faultyJira(honest, board, { now: Date.now, wait: pause });
  const queue: Message[] = [];
  const site: SyncSite = {
    ...{ pool, world, calls: [], statements: 0 },
    settle: (only = []) => settle(queue, only),
    install: () => lifecycle(ports)(),
    stop: async () => {
      await pool.end();
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  openDoors(site, jira, queue);
  return site;
};

const ports = syncPorts({ refreshGlance: async () => {}, refreshProjectDefaults: async () => {} });
const pause = (ms: number) => new Promise<void>((next) => setTimeout(next, ms));

const settle = async (queue: Message[], only: readonly string[]): Promise<void> => {
  const consume = syncConsumer(ports, deliverAgain);
  for (;;) {
    queue.sort((a, b) => a.due - b.due);
    const at = queue.findIndex(({ body }) => only.length === 0 || only.includes(String(body.kind)));
    const [next] = at < 0 ? [] : queue.splice(at, 1);
    if (next === undefined) return;
    if (next.due > Date.now()) await pause(next.due - Date.now());
    await consume({ queueName: 'sync', jobId: 'job', body: next.body });
  }
};

const openDoors = (site: SyncSite, jira: LocalJira, queue: Message[]): void => {
  const database = forgeSql(site.pool, virtualClock(null), 0);
  Object.assign(globalThis, {
    __forge_runtime__: {
      metrics: { counter: () => ({ incr: () => {} }), timing: () => ({ measure: () => ({ stop: () => {} }) }) },
    },
    __forge_fetch__: async (descriptor: Descriptor, path: unknown, init: Init) => {
      const route = String((path as { value?: string }).value ?? path);
      if (descriptor.type === 'sql') {
        site.statements += 1;
        const door = route.endsWith('/ddl') ? 'ddl' : 'dml';
        const text = init.body ?? '{}';
        const { status, body } = await database.execute(door, JSON.parse(text), Buffer.byteLength(text));
        return Response.json(body, { status });
      }
      if (descriptor.remote === 'stargate') return pushed(queue, init);
      return toJira(site, jira, route, init);
    },
  });
};

const pushed = (queue: Message[], init: Init): Response => {
  type Pushed = { payload: { body: Record<string, unknown>; delayInSeconds?: number }[] };
  const { payload } = JSON.parse(init.body ?? '{}') as Pushed;
  for (const { body, delayInSeconds = 0 } of payload) queue.push({ body, due: Date.now() + delayInSeconds * 1000 });
  return new Response(null, { status: 201 });
};

const toJira = async (site: SyncSite, jira: LocalJira, route: string, init: Init): Promise<Response> => {
  const url = new URL(route, 'http://jira.local');
  const request: JiraRequest = {
    method: (init.method ?? 'GET') as JiraRequest['method'],
    ...{ path: url.pathname, query: url.searchParams, headers: init.headers ?? {} },
    body: init.body === undefined ? undefined : JSON.parse(init.body),
    ...{ actor: { kind: 'app' }, via: 'app', scopes: null },
  };
  const at = Date.now();
  const answer = await jira.handle(request);
  const wait = Number(answer.headers['Retry-After'] ?? 0);
  const endpoint = url.pathname.replace(/\/rest\/api\/3\//, '').replace(/\d+/g, '{}');
  site.calls.push({ at, endpoint, status: answer.status, wait });
  return Response.json(answer.body ?? null, { status: answer.status, headers: answer.headers });
};
