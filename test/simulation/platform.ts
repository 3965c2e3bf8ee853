import { createHash } from 'node:crypto';
import { deliveriesOf, runsOfSchedule } from '../../local/faults/deliveries';
import { faultyJira } from '../../local/faults/jira';
import { faultySql } from '../../local/faults/sql';
import { type Switchboard, switchboard } from '../../local/faults/switchboard';
import { type Queues, queues } from '../../local/forge/queues';
import type { Sql } from '../../local/forge/sql';
import type { JiraRequest, LocalJira, ProductEvent } from '../../local/jira/api';
import type { Ended, Kernel, Run } from './kernel';
import { isForbidden } from './texts';

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
  /** Method and path, without ids. */
  readonly endpoint: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** What it cost, by Jira's own ledger. */
  readonly points: number;
};

export type Platform = {
  readonly board: Switchboard;
  readonly install: () => void;
  readonly hour: () => void;
  /** What was written and must not be, as soon as it is. */
  readonly forbidden: string[];
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
  const forbidden: string[] = [];
  openGlobals({ kernel, queue, forbidden, store, jira: outer, watch });
  jira.onEvent(({ eventType, payload }: ProductEvent) => {
    for (const late of deliveriesOf(board, eventType))
      kernel.agenda.add(
        kernel.now() + EVENT_DELAY_MS + late,
        async () => void (await run('on-issue-event', () => app.onIssueEvent(payload))),
      );
  });
  return {
    board,
    forbidden,
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
  readonly forbidden: string[];
  readonly store: Sql;
  readonly jira: LocalJira;
  readonly watch: Parts['watch'];
};

const openGlobals = ({ kernel, queue, forbidden, store, jira, watch }: Globals): void => {
  const toSql = (route: string, text: string) => {
    const door = route.endsWith('/ddl') ? 'ddl' : 'dml';
    const body = JSON.parse(text) as { query: string; params: unknown[] };
    const short = shortOf(body.query);
    if (isForbidden(body.query) || body.params.some((value) => typeof value === 'string' && isForbidden(value)))
      forbidden.push(short);
    return kernel.call(`sql ${short} ${inNoOrder(body.params)}`, async (run) => {
      const answer = await store.execute(door, body, text.length);
      if (answer.status !== 200) {
        run.failures += 1;
        run.unsaid ||= short.includes('call_gate');
        kernel.note(`sql ${answer.status}`);
      }
      return responseOf(answer.status, {}, jsonOf(answer.body as object));
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
      const endpoint = `${request.method} ${request.path.replace(/\d+/g, '…')}`;
      watch({ run, askedAt, at: kernel.now(), endpoint, status: response.status, headers: response.headers, points });
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
const inNoOrder = (params: readonly unknown[]): string => {
  if (params.length <= FEW) return params.map(String).sort().join(' ');
  let sum = 0;
  for (const value of params) sum = (sum + (typeof value === 'number' ? mixed(value) : numberOf(String(value)))) >>> 0;
  return `${params.length} ${sum}`;
};
const FEW = 12;
const mixed = (value: number): number =>
  Math.imul((value ^ Math.floor(value / 4_294_967_296)) + 0x9e3779b9, 0x85ebca6b) >>> 0;
const numberOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let n = 0; n < text.length; n += 1) hash = Math.imul(hash ^ text.charCodeAt(n), 0x01000193);
  return hash >>> 0;
};

/** Answers are kept, and so is what they are as text. */
const texts = new WeakMap<object, string>();
const jsonOf = (body: object): string => {
  const known = texts.get(body);
  if (known !== undefined) return known;
  const text = JSON.stringify(body);
  texts.set(body, text);
  return text;
};

const LATENCY_MS = 40;

/** Statements are many, their texts few: the trace names each by its beginning and what tells it from others. */
const shorts = new Map<string, string>();
const shortOf = (text: string): string => {
  const known = shorts.get(text);
  if (known !== undefined) return known;
  const short = `${text.slice(0, 90)} #${createHash('sha256').update(text).digest('hex').slice(0, 8)}`;
  if (shorts.size < 20_000) shorts.set(text, short);
  return short;
};

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
