import { deliveriesOf, runsOfSchedule } from '../../local/faults/deliveries';
import { faultyJira } from '../../local/faults/jira';
import { faultySql } from '../../local/faults/sql';
import { type Switchboard, switchboard } from '../../local/faults/switchboard';
import { type Queues, queues } from '../../local/forge/queues';
import type { Sql } from '../../local/forge/sql';
import type { JiraRequest, JiraResponse, LocalJira, ProductEvent } from '../../local/jira/api';
import type { Ended, Kernel, Run } from './kernel';

type Descriptor = { readonly type: string; readonly remote?: string };
type Init = { readonly method?: string; readonly headers?: Record<string, string>; readonly body?: string };

/** The functions of the app that the platform calls. */
export type App = {
  readonly onIssueEvent: (event: unknown) => Promise<unknown>;
  readonly onLifecycle: (event: unknown) => Promise<unknown>;
  readonly onHour: (event: unknown) => Promise<unknown>;
  readonly onSync: (event: unknown) => Promise<unknown>;
};

/** One answer of Jira, for whoever watches that limits are kept. */
export type Answered = {
  readonly run: Run;
  readonly askedAt: number;
  readonly at: number;
  readonly request: JiraRequest;
  readonly response: JiraResponse;
  /** What it cost, by Jira's own ledger. */
  readonly points: number;
};

export type Platform = {
  readonly board: Switchboard;
  readonly install: () => void;
  readonly hour: () => void;
  /** Everything written, for the search for what must not be there. */
  readonly written: string[];
};

type Parts = {
  readonly kernel: Kernel;
  readonly board: Switchboard;
  readonly jira: LocalJira;
  readonly sql: Sql;
  readonly app: App;
  readonly watch: (answered: Answered) => void;
  /** Ends of functions, for what must not be thrown. */
  readonly ended: (name: string, result: Ended) => void;
};

const SECONDS = { 'on-sync': 300, 'on-hour': 55, 'on-issue-event': 25, 'on-lifecycle': 25 } as const;
const EVENT_DELAY_MS = 500;

export const simulatedBoard = (kernel: Pick<Kernel, 'now'>): Switchboard => switchboard(() => kernel.now());

/** Forge below the SDK: its globals, its queue, its product events and schedules, by one kernel. */
export const openPlatform = ({ kernel, board, jira, sql, app, watch, ended }: Parts): Platform => {
  const wait = async (ms: number) => kernel.advance(ms);
  const outer = faultyJira(jira, board, { now: kernel.now, wait });
  const store = faultySql(sql, board, wait);
  const run = async (key: keyof typeof SECONDS, body: () => Promise<unknown>, what = ''): Promise<Ended> => {
    const name = `${key}${what}`;
    const skewed = board.strike(['clock-skewed'], (fault) => name.includes(fault.function));
    const result = await kernel.start(name, SECONDS[key], body, skewed?.ms ?? 0);
    ended(name, result);
    return result;
  };
  const queue = queues(
    kernel.agenda,
    { now: kernel.now } as never,
    async (_, event) => (await run('on-sync', () => app.onSync(event), `/${kindOf(event)}`)) as never,
    board,
  );
  const written: string[] = [];
  openGlobals({ kernel, queue, written, store, jira: outer, watch });
  jira.onEvent(({ eventType, payload }: ProductEvent) => {
    for (const late of deliveriesOf(board, eventType))
      kernel.agenda.add(
        kernel.now() + EVENT_DELAY_MS + late,
        async () => void (await run('on-issue-event', () => app.onIssueEvent(payload))),
      );
  });
  return {
    board,
    written,
    install: () => void run('on-lifecycle', () => app.onLifecycle({})),
    hour: () => {
      for (let n = runsOfSchedule(board); n > 0; n -= 1) void run('on-hour', () => app.onHour({}));
    },
  };
};

/** What a message of the queue asks for. */
const kindOf = ({ body }: Record<string, unknown>): string => String((body as { kind?: string } | undefined)?.kind);

type Globals = {
  readonly kernel: Kernel;
  readonly queue: Queues;
  readonly written: string[];
  readonly store: Sql;
  readonly jira: LocalJira;
  readonly watch: Parts['watch'];
};

const openGlobals = ({ kernel, queue, written, store, jira, watch }: Globals): void => {
  const toSql = (route: string, text: string) => {
    const door = route.endsWith('/ddl') ? 'ddl' : 'dml';
    const body = JSON.parse(text) as { query: string; params: unknown[] };
    written.push(text);
    return kernel.call(`sql ${body.query} ${inNoOrder(body.params)}`, async (run) => {
      const answer = await store.execute(door, body, text.length);
      if (answer.status !== 200) {
        run.failures += 1;
        kernel.note(`sql ${answer.status}`);
      }
      return responseOf(answer.status, {}, JSON.stringify(answer.body));
    });
  };
  const toQueue = (text: string) =>
    kernel.call(
      `push ${JSON.parse(text).payload.map((one: { body: unknown }) => JSON.stringify(one.body))}`,
      async () => {
        const { status, body } = queue.push(JSON.parse(text));
        return responseOf(status, {}, JSON.stringify(body ?? {}));
      },
    );
  const toJira = (route: string, init: Init) => {
    const url = new URL(route, 'http://jira.local');
    const request: JiraRequest = {
      method: (init.method ?? 'GET') as JiraRequest['method'],
      path: url.pathname,
      query: url.searchParams,
      headers: init.headers ?? {},
      body: init.body === undefined ? undefined : JSON.parse(init.body),
      actor: { kind: 'app' },
      via: 'app',
      scopes: ['read:jira-work', 'write:jira-work', 'read:jira-user'],
    };
    return kernel.call(`jira ${request.method} ${route} ${init.body ?? ''}`, async (run, askedAt) => {
      kernel.advance(LATENCY_MS);
      const before = jira.ledger.rows().points;
      const response = await jira.handle(request);
      const points = jira.ledger.rows().points - before;
      kernel.note(`jira ${response.status}`);
      watch({ run, askedAt, at: kernel.now(), request, response, points });
      const text = response.raw?.text ?? JSON.stringify(response.body ?? null);
      return responseOf(response.status, response.headers, text);
    });
  };
  Object.assign(globalThis, {
    __forge_runtime__: {
      metrics: { counter: () => ({ incr: () => {} }), timing: () => ({ measure: () => ({ stop: () => {} }) }) },
    },
    __forge_fetch__: ({ type, remote }: Descriptor, path: unknown, init: Init) => {
      const route = String((path as { value?: string }).value ?? path);
      if (type === 'sql') return toSql(route, init.body ?? '{}');
      return remote === 'stargate' ? toQueue(init.body ?? '{}') : toJira(route, init);
    },
  });
};

/** Rows that a store gives in no order come back to it in none: the trace is about what was asked, not about that. */
const inNoOrder = (params: readonly unknown[]): string => params.map(String).sort().join(' ');

const LATENCY_MS = 40;

/** As much of a Response as the SDKs look at; nothing of it waits for the machine. */
const responseOf = (status: number, headers: Readonly<Record<string, string>>, text: string) => {
  const lower = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  return {
    ...{ ok: status >= 200 && status < 300, status, statusText: '' },
    headers: {
      get: (name: string) => lower.get(name.toLowerCase()) ?? null,
      has: (name: string) => lower.has(name.toLowerCase()),
    },
    text: async () => text,
    json: async () => JSON.parse(text),
  };
};
