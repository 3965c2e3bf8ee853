import { backTest } from '../../src/domain/forecast/back-test';
import { fanOf } from '../../src/domain/forecast/fan';
import { whenDone } from '../../src/domain/forecast/when-done';
import { addDays, localDate } from '../../src/domain/units';
import { type Bench, startBench } from '../panel/site';
import { quantile } from '../suggest/measures';
import type { Figure } from '../table';
import { addHistory, fillMeasures } from './fill';
import { gadgetFigures } from './page';

const ASKED = 40;
const ISSUES = 100_000;
const BOARD = [
  ...['leadTime', 'cycleTime', 'throughput', 'onTimeDelivery', 'wip', 'wipAge'],
  ...['backlogAge', 'flowEfficiency', 'firstTimeRight', 'revisionRounds', 'reworkRate', 'rushShare'],
];

/** Every figure of the KPI gadget, on a site of its own. */
export const kpiFigures = async (): Promise<Figure[]> => {
  const bench = await startBench({ port: 6270, issues: 700, projects: 20, openIssues: 0, sqlLatencyMs: 8 });
  try {
    return [...(await gadgetFigures(bench)), ...(await boardFigures(bench)), forecastFigure()];
  } finally {
    await bench.stop();
  }
};

/** A board of 12 KPIs with their lines of 26 weeks, over HTTP, with ten times the history, and what it costs. */
const boardFigures = async (bench: Bench): Promise<Figure[]> => {
  const { value: options } = await bench.invoke<{ value: { projects: string[] } }>('settings', 'getKpiOptions', {});
  const filled = await fillMeasures(bench, options.projects.slice(0, 20), ISSUES);
  const all = await board(bench, filled.projects);
  const one = await board(bench, filled.projects.slice(0, 1));
  console.log('KPIs, before history was added:', all, one);
  const issues = await addHistory(ISSUES);
  const old = await board(bench, filled.projects);
  console.log(
    `KPIs: ${filled.projects.length} projects, ${ISSUES} then ${issues} measures, ${all.done} done in the period`,
  );
  return [
    {
      name: `board of 12 KPIs, 26 weeks, all ${filled.projects.length} projects, 100,000 issues, latency 8 ms: p95 of ${ASKED}`,
      ...{ value: all.p95, unit: 'ms', bar: '<= 400', baseline: all.median },
    },
    { name: 'the same of one project', value: one.p95, unit: 'ms', bar: '<= 400', baseline: one.median },
    { name: 'board, SQL statements', value: all.statements, unit: '', bar: '<= 8' },
    { name: 'board, points', value: all.points, unit: '', bar: '<= 3' },
    {
      name: 'board, growth with history beyond the window (1,000,000 measures)',
      ...{ value: old.median / all.median, unit: '×', bar: '<= 1.3', baseline: old.median },
    },
  ];
};

/** 10,000 trials with the fan and the back-test that a chart shows beside them. */
const forecastFigure = (): Figure => {
  const day = localDate('2026-11-26');
  const weeks = Array.from({ length: 26 }, (_, n) => ({
    week: addDays(localDate('2026-05-25'), 7 * n),
    count: (n * 7) % 13,
  }));
  const counts = weeks.map(({ count }) => count);
  const times = Array.from({ length: 20 }, (_, seed) => {
    const from = performance.now();
    whenDone(weeks, { issues: 80, day, seed });
    const asked = performance.now() - from;
    fanOf(counts, { day, weeks: 20, seed });
    backTest(weeks, { kind: 'when-done', issues: 80 }, { day, seed });
    return { asked, all: performance.now() - from };
  });
  const all = times.map((one) => one.all);
  return {
    name: 'forecast, 10,000 trials (baseline: with fan and back-test)',
    ...{
      value: quantile(
        times.map(({ asked }) => asked),
        0.95,
      ),
      unit: 'ms',
      bar: '<= 50',
      baseline: quantile(all, 0.95),
    },
  };
};

type Answer = { value: { figures: { kind: string; result?: { n: number; value: number | null } }[] } };

const board = async (bench: Bench, projects: readonly string[]) => {
  const request = { scope: { kind: 'projects', projects }, kpis: BOARD, period: { unit: 'week', count: 4 } };
  const ask = () => bench.invoke<Answer>('settings', 'getKpis', request);
  bench.desk.jira.ledger.clear();
  const before = bench.desk.sql.counts.dml;
  const first = await ask();
  const statements = bench.desk.sql.counts.dml - before;
  const { points } = bench.desk.jira.ledger.rows();
  const done = first.value.figures[2]?.result?.n ?? 0;
  if (first.value.figures.some(({ kind }) => kind !== 'shown') || done === 0)
    throw new Error('this is not what the figure promises');
  const times: number[] = [];
  for (let n = 0; n < ASKED; n++) {
    const from = performance.now();
    await ask();
    times.push(performance.now() - from);
  }
  return { p95: quantile(times, 0.95), median: quantile(times, 0.5), statements, points, done };
};
