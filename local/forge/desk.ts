import type { Loaded } from '../data/loaded';
import { faultyJira } from '../faults/jira';
import { faultySql } from '../faults/sql';
import { switchboard } from '../faults/switchboard';
import type { JiraResponse, LocalJira } from '../jira/api';
import { createLocalJira } from '../jira/jira';
import { type Agenda, agenda } from './agenda';
import { type App, type Site, startApp } from './app';
import { type Clock, virtualClock } from './clock';
import { type Database, startDatabase } from './database';
import type { Desk, DeskEvent, DeskOptions, RestCall } from './desk-types';
import { forgeHost, type Host } from './host';
import { parseJson, Refused } from './http/json';
import { freePorts } from './http/ports';
import { serve } from './http/server';
import { jiraUrl } from './jira-url';
import { isGadget, type Manifest, readManifest } from './manifest';
import { startProxy } from './proxy';
import { queues } from './queues';
import { setUp } from './set-up';
import { forgeSql } from './sql';
import { keptState, passingState } from './state';

const INSTALLATION = {
  installationId: 'a7e11e00-0000-4000-8000-000000000001',
  environmentId: 'a7e11e00-0000-4000-8000-000000000002',
};

/** Starts everything and answers when pages and API serve; the app's installation goes on behind it. */
export const startDesk = async (options: DeskOptions): Promise<Desk> => {
  const state = options.data === null ? passingState() : keptState(options.data);
  const database = await startDatabase(state.folder).catch((error: unknown) => {
    state.discard();
    throw error;
  });
  try {
    const kept = await state.load();
    const loaded = kept ?? (await options.load());
    const { desk, installed } = await assemble(options, database, loaded, kept === null);
    const stopSaving = state.keep(desk, loaded, installed);
    return {
      ...desk,
      stop: async () => {
        await stopSaving();
        await desk.stop();
        state.discard();
      },
    };
  } catch (error) {
    await database.pool.end();
    await database.stop();
    state.discard();
    throw error;
  }
};

const assemble = async (
  options: DeskOptions,
  database: Database,
  loaded: Loaded,
  fresh: boolean,
): Promise<{ desk: Desk; installed: Promise<void> }> => {
  const clock = virtualClock(options.now ?? loaded.now);
  const jobs = agenda(clock);
  const manifest = readManifest(options.app);
  const site: Site = { ...INSTALLATION, cloudId: loaded.world.cloudId, appId: manifest.appId, scopes: manifest.scopes };
  const faults = switchboard(clock.now);
  const gadgetTypes = manifest.ui.filter(isGadget);
  const local = () => createLocalJira({ world: loaded.world, now: clock.now, points: options.points, gadgetTypes });
  const honest = options.site?.jira ?? local();
  const jira = faultyJira(observed(honest, options.onJiraCall), faults, { now: clock.now, wait });
  const sql = faultySql(forgeSql(database.pool, clock, options.sqlLatencyMs), faults, wait);
  const [pages, apps] = await freePorts(options.port);
  const port = (pages.address() as { port: number }).port;
  const url = `http://127.0.0.1:${port}`;

  let app: App | null = null;
  const running = (): App => {
    if (app === null) throw new Error('the app has not started');
    return app;
  };
  let host: Host | null = null;
  const lines = queues(jobs, clock, async (queue, event) => host?.consume(queue, event) ?? null, faults);
  const proxy = await startProxy({ jira, sql, queues: lines, scopes: manifest.scopes, app: running, faults });
  app = await startApp({ bundle: options.bundle, proxyUrl: proxy.url, site, clock }, options.onRun);
  host = forgeHost({ manifest, app, site, jira, agenda: jobs, faults, clock, siteUrl: url });

  const followers = following(jira, clock);
  const installed = { done: Promise.resolve() };
  const desk: Desk = {
    url,
    appOrigin: `http://127.0.0.1:${port + 1}`,
    app: options.app,
    defaultUser: loaded.defaultUser,
    manifest,
    jira,
    clock,
    sql,
    faults,
    host,
    settle: (timeoutMs) => settled(jobs, installed, timeoutMs),
    rest: (call) => asked(jira, call, manifest),
    follow: followers.follow,
    query: async (text) => (await database.pool.query(text))[0] as Record<string, unknown>[],
    stop: async () => {
      options.site?.stop();
      jobs.stop();
      pages.closeAllConnections();
      pages.close();
      apps.closeAllConnections();
      apps.close();
      proxy.stop();
      await running().stop();
      await database.pool.end();
      await database.stop();
    },
  };
  serve(desk, [pages, apps]);
  host.beginSchedules(fresh || options.schedulesLater === true);
  for (const id of loaded.unheard ?? []) host.retell(id);
  if (fresh) {
    host.install();
    installed.done = setUp(desk, loaded.setup);
  }
  options.site?.begin();
  return { desk, installed: installed.done };
};

/** The first set-up counts as work: settling waits for it too. */
const settled = async (jobs: Agenda, installed: { done: Promise<void> }, timeoutMs: number): Promise<number | null> => {
  const deadline = Date.now() + timeoutMs;
  const first = await jobs.settle(timeoutMs);
  const inTime = await Promise.race([
    installed.done.then(() => true),
    new Promise<boolean>((resolve) => setTimeout(() => resolve(false), Math.max(deadline - Date.now(), 0)).unref()),
  ]);
  if (first === null || !inTime) return null;
  const rest = await jobs.settle(Math.max(deadline - Date.now(), 0));
  return rest === null ? null : first + rest;
};

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms).unref());

const observed = (jira: LocalJira, see: DeskOptions['onJiraCall']): LocalJira => {
  if (see === undefined) return jira;
  const handle: LocalJira['handle'] = async (request) => {
    const response = await jira.handle(request);
    see({
      method: request.method,
      path: request.path,
      query: request.query.toString(),
      requestBody: request.body,
      response,
    });
    return response;
  };
  return { ...jira, handle };
};

/** Jira's own refusal also where a request never gets as far as Jira. */
const asked = async (jira: LocalJira, call: RestCall, manifest: Manifest): Promise<JiraResponse> => {
  try {
    return await jira.handle(jiraRequest(call, manifest));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { status: error.status, headers: {}, body: { errorMessages: [error.message], errors: {} } };
  }
};

const jiraRequest = ({ method, path, headers, text, me, via }: RestCall, manifest: Manifest) => {
  const url = jiraUrl(path);
  return {
    method: method as 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers,
    body: parseJson(text),
    actor:
      me.accountId === null ? ({ kind: 'anonymous' } as const) : ({ kind: 'user', accountId: me.accountId } as const),
    via,
    scopes: via === 'bridge' ? manifest.scopes : null,
  };
};

const following = (jira: LocalJira, clock: Clock) => {
  const listeners = new Set<(event: DeskEvent) => void>();
  const tell = (event: DeskEvent) => {
    for (const listener of listeners) listener(event);
  };
  jira.onEvent(({ payload, actor }) => {
    const issue = payload.issue as { id?: string } | undefined;
    const worklog = payload.worklog as { issueId?: string } | undefined;
    const issueId = issue?.id ?? worklog?.issueId;
    if (issueId !== undefined) tell({ type: 'issue-changed', issueId, by: actor });
  });
  clock.onMove(() => tell({ type: 'clock', now: new Date(clock.now()).toISOString() }));
  return {
    follow: (listener: (event: DeskEvent) => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
};
