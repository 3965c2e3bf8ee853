import { suggestionFigures, wordy } from '../suggest/reply';
import type { Figure } from '../table';
import { arithmetic } from './arithmetic';
import { fillTo } from './fill';
import { contentAfterFrameStart, panelPageSize } from './page';
import { type Bench, NOW, startBench } from './site';

const ASKED = 60;
const MINUTE = 60_000;

const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.ceil(values.length * share) - 1)] ?? 0;

const ask = ({ invoke, issueId, teamId, team }: Bench): Promise<unknown> =>
  invoke('capacity-panel', 'getCapacityPanel', { issueId, teamId }, team[0]);

/** Time and statements of one reply, over HTTP, the function's own process and SQL included. */
const replies = async (bench: Bench) => {
  for (let n = 0; n < 8; n++) await ask(bench);
  const before = bench.desk.sql.counts.dml;
  const times: number[] = [];
  for (let n = 0; n < ASKED; n++) {
    const started = performance.now();
    await ask(bench);
    times.push(performance.now() - started);
  }
  const statements = (bench.desk.sql.counts.dml - before) / ASKED;
  return { p95: percentile(times, 0.95), median: percentile(times, 0.5), statements };
};

/** Points that views cost: what the app does meanwhile by itself (schedules, events) is the sync's price. */
const paidByUsers = ({ desk }: Bench): number =>
  desk.jira.ledger
    .rows()
    .calls.filter(({ as }) => as === 'user')
    .reduce((sum, { points }) => sum + points, 0);

/** Points of a first view and of one within five minutes of it. */
const pointsOf = async (bench: Bench): Promise<{ first: number; next: number }> => {
  const { clock, jira } = bench.desk;
  clock.set(clock.now() + 6 * MINUTE);
  const view = async () => {
    jira.ledger.clear();
    await ask(bench);
    return paidByUsers(bench);
  };
  return { first: await view(), next: await view() };
};

const withoutOtherWork = async (bench: Bench): Promise<void> => {
  const { value } = await bench.invoke<{ value: { site: object } }>('settings', 'getTeamSettings', {});
  await bench.invoke('settings', 'saveSiteSettings', { ...value.site, otherWork: false });
};

/** What a panel that reads live would pay: one search of the team's open issues, 100 a page, as the app. */
const liveReader = async ({ desk, team }: Bench): Promise<{ issues: number; points: number }> => {
  desk.jira.ledger.clear();
  const jql = `assignee in (${team.map((id) => `"${id}"`).join(',')}) AND statusCategory != Done`;
  const fields = [
    'assignee',
    'duedate',
    'timeestimate',
    'timeoriginalestimate',
    'timespent',
    'priority',
    'fixVersions',
  ];
  let [issues, token] = [0, null as string | null];
  do {
    const { body } = await desk.jira.handle({
      ...{ method: 'POST', path: '/rest/api/3/search/jql', query: new URLSearchParams(), headers: {} },
      ...{ actor: { kind: 'app' }, via: 'app', scopes: ['read:jira-work'] },
      body: { jql, fields, maxResults: 100, ...(token === null ? {} : { nextPageToken: token }) },
    });
    const page = body as { issues: unknown[]; nextPageToken?: string | null };
    issues += page.issues.length;
    token = page.nextPageToken ?? null;
  } while (token !== null && issues < 1000);
  return { issues, points: desk.jira.ledger.rows().points };
};

/** The same site, filled once, answers for panel and suggestions. */
const replyFigures = async (): Promise<Figure[]> => {
  const site = { port: 6240, issues: 700, projects: 6, openIssues: 360, sqlLatencyMs: 8 };
  const bench = await startBench({ ...site, prepare: wordy });
  try {
    const small = await fillTo(bench, 1_000);
    const before = await replies(bench);
    const large = await fillTo(bench, 100_000);
    const after = await replies(bench);
    const content = await contentAfterFrameStart(bench);
    console.log(
      `panel: ${small.issues} → ${large.issues} issues, ${large.worklogs} worklogs, median ${before.median.toFixed(0)} → ${after.median.toFixed(0)} ms`,
    );
    return [
      {
        name: 'panel reply, 100,000 issues, team of 30, latency 8 ms: p95 of 60',
        value: after.p95,
        unit: 'ms',
        bar: '<= 150',
        baseline: before.p95,
      },
      { name: 'panel reply, SQL statements', value: after.statements, unit: '', bar: '<= 6' },
      {
        name: 'growth of the reply from 1,000 to 100,000 issues, same team (medians)',
        value: after.median / before.median,
        unit: '×',
        bar: '<= 1.5',
      },
      { name: 'content after the frame starts, p95 of 20', value: content, unit: 's', bar: '<= 1' },
      ...(await suggestionFigures(bench)),
    ];
  } finally {
    await bench.stop();
  }
};

/** What a view costs on a site of so many projects, with the team's 1,000 open issues spread over them. */
const pointFigures = async (projects: number, port: number): Promise<Figure[]> => {
  const bench = await startBench({ port, issues: 3000, projects, openIssues: 1000, sqlLatencyMs: 0 });
  try {
    const on = await pointsOf(bench);
    const live = await liveReader(bench);
    await withoutOtherWork(bench);
    const off = await pointsOf(bench);
    const figure = (name: string, value: number, bar: string, baseline?: number): Figure => ({
      name: `${name}, ${projects} projects`,
      ...{ value, unit: '', bar },
      ...(baseline === undefined ? {} : { baseline }),
    });
    return [
      figure('points of a first view', on.first, '<= 3', live.points),
      figure('points of the next view', on.next, '<= 2', live.points),
      figure(`a live reader of ${live.issues} open issues, times a first view`, live.points / on.first, '>= 300'),
      figure('points of a first view, other work off', off.first, 'reported'),
      figure('points of the next view, other work off', off.next, 'reported'),
    ];
  } finally {
    await bench.stop();
  }
};

/** Every figure of the capacity panel. */
export const panelFigures = async (): Promise<Figure[]> => [
  ...arithmetic(NOW),
  ...panelPageSize(),
  ...(await replyFigures()),
  ...(await pointFigures(6, 6250)),
  ...(await pointFigures(300, 6260)),
];
