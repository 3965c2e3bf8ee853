// npm run bench: the figures we promise, each beside its bar, in one run on this machine.
import { existsSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { exitOnSignals } from '../scripts/children';
import { calendarFigures } from './calendars/figures';
import { call, type DeskProcess, startDeskProcess } from './desk-process';
import { kpiFigures } from './kpi/figures';
import { panelFigures } from './panel/figures';
import { skillsFigures } from './skills/figures';
import { syncFigures } from './sync/figures';
import { type Figure, holds, report } from './table';

const ADMIN = 'Rana Aziz';

type Session = {
  readonly users: readonly { readonly accountId: string; readonly displayName: string; readonly admin: boolean }[];
  readonly me: { readonly accountId: string };
};
type Panel = {
  readonly ok: boolean;
  readonly value: {
    readonly members: readonly { readonly accountId: string; readonly free: number }[];
    readonly issue: { readonly assignee: string | null };
  };
};
type Settings = { readonly ok: boolean; readonly value: { readonly reading: { readonly phase: string } | null } };
type Found = {
  readonly issues: readonly {
    readonly id: string;
    readonly key: string;
    readonly fields: { readonly timeestimate: number | null; readonly assignee: { readonly accountId: string } | null };
  }[];
};

const waitFor = async <T>(ask: () => Promise<T | null>, patienceMs: number): Promise<{ value: T; ms: number }> => {
  const started = performance.now();
  for (;;) {
    const value = await ask();
    const ms = performance.now() - started;
    if (value !== null) return { value, ms };
    if (ms > patienceMs) throw new Error(`nothing within ${patienceMs} ms`);
    await new Promise((next) => setTimeout(next, 100));
  }
};

const invoke = async <T>(
  desk: DeskProcess,
  module: string,
  functionKey: string,
  payload: unknown,
  as: string,
): Promise<T> => {
  const answer = (await call(desk, 'POST', '/local/invoke', { module, functionKey, payload, as })) as {
    reply?: T;
    thrown?: { message: string };
  };
  if (answer.reply === undefined) throw new Error(answer.thrown?.message ?? 'no reply');
  return answer.reply;
};

const panelOf = (desk: DeskProcess, issueId: string, as: string) =>
  invoke<Panel>(desk, 'capacity-panel', 'getCapacityPanel', { issueId }, as);
const search = async (desk: DeskProcess, jql: string, as: string) =>
  (
    (await call(
      desk,
      'POST',
      '/rest/api/3/search/jql',
      { jql, fields: ['timeestimate', 'assignee'], maxResults: 50 },
      as,
    )) as Found
  ).issues;

const seconds = (ms: number): number => ms / 1000;

/** From `ready` until the open issues, then the whole history, have become facts. */
const reading = async (desk: DeskProcess, admin: string): Promise<Figure[]> => {
  const state = async (done: (settings: Settings) => boolean) => {
    const settings = await invoke<Settings>(desk, 'settings', 'getTeamSettings', {}, admin);
    return settings.ok && done(settings) ? true : null;
  };
  const open = await waitFor(() => state(({ value }) => value.reading?.phase !== 'open'), 120_000);
  const all = await waitFor(() => state(({ value }) => value.reading === null), 120_000);
  return [
    { name: 'open issues read after ready', value: seconds(open.ms), unit: 's', bar: '<= 30' },
    { name: 'eighteen months of history read after ready', value: seconds(open.ms + all.ms), unit: 's', bar: '<= 120' },
  ];
};

/** A remaining estimate changed in Jira until the panel of another issue shows it, by the desk's own clock. */
const estimateToPanel = async (desk: DeskProcess, me: string): Promise<Figure> => {
  const [issue] = (
    await search(
      desk,
      'project = PACK AND due > endOfDay() AND due < endOfDay("14d") AND timeestimate > 0 AND assignee is not EMPTY AND statusCategory != Done',
      me,
    )
  ).filter(({ fields }) => fields.assignee !== null);
  if (issue === undefined) throw new Error('the studio has no dated, estimated issue');
  const who = issue.fields.assignee?.accountId;
  const free = async () =>
    (await panelOf(desk, issue.id, me)).value.members.find(({ accountId }) => accountId === who)?.free ?? null;
  const before = await free();
  const clock = async () =>
    Date.parse(((await call(desk, 'POST', '/local/clock', { advanceMs: 0 })) as { now: string }).now);
  const started = await clock();
  await call(
    desk,
    'PUT',
    `/rest/api/3/issue/${issue.id}`,
    { fields: { timetracking: { remainingEstimate: `${Math.round((issue.fields.timeestimate ?? 0) / 60) + 240}m` } } },
    me,
  );
  await waitFor(async () => ((await free()) === before ? null : true), 30_000);
  return {
    name: 'estimate changed → free hours change (desk’s clock)',
    value: seconds((await clock()) - started),
    unit: 's',
    bar: '<= 10',
  };
};

const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.ceil(values.length * share) - 1)] ?? 0;

const statements = async (desk: DeskProcess): Promise<number> =>
  ((await call(desk, 'GET', '/local/statements')) as { dml: number }).dml;
const points = async (desk: DeskProcess): Promise<number> =>
  ((await call(desk, 'GET', '/local/ledger')) as { points: number }).points;

/** Twenty times the same question: p95 of its time, and what one costs. */
const priced = async (desk: DeskProcess, ask: () => Promise<unknown>) => {
  await ask();
  const [sql, price] = [await statements(desk), await points(desk)];
  const times: number[] = [];
  for (let n = 0; n < 20; n++) {
    const started = performance.now();
    await ask();
    times.push(performance.now() - started);
  }
  return {
    p95: percentile(times, 0.95),
    statements: ((await statements(desk)) - sql) / 20,
    points: ((await points(desk)) - price) / 20,
  };
};

const costs = async (desk: DeskProcess, me: string): Promise<Figure[]> => {
  const [issue] = await search(desk, 'key = PACK-214', me);
  if (issue === undefined) throw new Error('the studio has no PACK-214');
  const panel = await priced(desk, () => panelOf(desk, issue.id, me));
  const extension = { issue: { id: issue.id, key: issue.key } };
  const lozenge = await priced(desk, () =>
    call(desk, 'POST', '/local/bridge/lozenge', { moduleKey: 'capacity-context', extension }),
  );
  return [
    { name: 'panel reply, p95 of 20', value: panel.p95, unit: 'ms', bar: '<= 150' },
    { name: 'panel, SQL statements', value: panel.statements, unit: '', bar: '<= 6' },
    { name: 'panel, points', value: panel.points, unit: '', bar: '<= 2' },
    { name: 'lozenge, p95 of 20', value: lozenge.p95, unit: 'ms', bar: '<= 100' },
    { name: 'lozenge, SQL statements', value: lozenge.statements, unit: '', bar: '<= 1' },
    { name: 'lozenge, points', value: lozenge.points, unit: '', bar: '<= 0' },
  ];
};

const studio = async (): Promise<Figure[]> => {
  for (const built of ['dist', 'static/ui', '.cache/built']) rmSync(built, { recursive: true, force: true });
  const first = await startDeskProcess('--port', '6200');
  await first.stop();
  const desk = await startDeskProcess('--port', '6200');
  try {
    const session = (await call(desk, 'GET', '/local/session')) as Session;
    const admin = session.users.find(({ displayName }) => displayName === ADMIN)?.accountId ?? session.me.accountId;
    const read = await reading(desk, admin);
    await call(desk, 'POST', '/local/settle', {});
    return [
      { name: 'ready, first start after installation', value: seconds(first.readyAfterMs), unit: 's', bar: '<= 40' },
      { name: 'ready, second start', value: seconds(desk.readyAfterMs), unit: 's', bar: '<= 20' },
      ...read,
      await estimateToPanel(desk, session.me.accountId),
      ...(await costs(desk, session.me.accountId)),
    ];
  } finally {
    await desk.stop();
  }
};

/** An imported site opens with a team and a panel that are not empty. */
const imported = async (name: string): Promise<Figure[]> => {
  const file = resolve(`../shared/data/${name}.jsonl.gz`);
  if (!existsSync(file)) {
    console.log(`skipped: ${file} is absent`);
    return [];
  }
  const desk = await startDeskProcess('--port', '6300', '--import', file);
  try {
    const { me } = (await call(desk, 'GET', '/local/session')) as Session;
    const [issue] = await search(desk, 'assignee = currentUser() AND statusCategory != Done', me.accountId);
    if (issue === undefined) throw new Error(`${name}: the default user holds no open issue`);
    const panel = await waitFor(async () => {
      const reply = await panelOf(desk, issue.id, me.accountId);
      return reply.ok && reply.value.members.length > 1 ? reply : null;
    }, 120_000);
    return [
      { name: `${name}: ready`, value: seconds(desk.readyAfterMs), unit: 's', bar: '<= 40' },
      { name: `${name}: people on the panel`, value: panel.value.value.members.length, unit: '', bar: '>= 2' },
      { name: `${name}: panel with a team after ready`, value: seconds(panel.ms), unit: 's', bar: '<= 30' },
    ];
  } finally {
    await desk.stop();
  }
};

const main = async () => {
  exitOnSignals();
  const figures = [
    ...(await studio()),
    ...(await panelFigures()),
    ...(await kpiFigures()),
    ...(await skillsFigures()),
    ...(await calendarFigures()),
    ...(await syncFigures()),
    ...(await imported('duraspace')),
    ...(await imported('eucalyptus')),
  ];
  report(figures);
  process.exitCode = figures.every(holds) ? 0 : 1;
};

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
