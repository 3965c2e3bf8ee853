import type { Forecast, ForecastAsk } from '../../contract/kpi';
import { type Asked, backTest } from '../../domain/forecast/back-test';
import { type FanWeek, fanOf } from '../../domain/forecast/fan';
import { howManyBy } from '../../domain/forecast/how-many';
import { samplesBefore } from '../../domain/forecast/samples';
import { whenDone } from '../../domain/forecast/when-done';
import { LINE_WEEKS } from '../../domain/kpi/period';
import type { KpiWindow } from '../../domain/kpi/result';
import { countsByWeek, type WeekCount } from '../../domain/kpi/throughput';
import { addDays, dayNumber, localDate, mondayOf } from '../../domain/units';
import { levelsOf } from './chart-cumulative-flow';
import type { Drawn } from './drawn';
import type { OpenScope } from './open-scope';
import type { KpiPorts } from './ports';
import { hasRollups } from './rollups';

/** Issues done in each of the last 26 weeks, and how it may go on. */
export const throughputChart = async (ports: KpiPorts, open: OpenScope, ask: ForecastAsk | null): Promise<Drawn> => {
  const to = mondayOf(open.today);
  const window = { from: addDays(to, -7 * LINE_WEEKS), to };
  const { weeks, left } = await (hasRollups(open) ? fromRollups(ports, open, window) : fromIssues(ports, open, window));
  const since = open.since;
  // Weeks before there was anything to do say nothing of how fast it is done.
  const lived = since === null ? [] : weeks.filter(({ week }) => addDays(week, 7) > since);
  const asked: ForecastAsk = ask ?? { kind: 'when-done', issues: left };
  const seed = dayNumber(open.today);
  const test = backTest(lived, testOf(asked, open), { day: open.today, seed });
  return {
    material: null,
    chart: {
      kind: 'throughput',
      weeks,
      open: left,
      forecast: forecastOf(lived, asked, open, seed),
      backTest: test.judged === 0 ? null : { held: test.held, judged: test.judged },
    },
  };
};

type Past = { readonly weeks: readonly WeekCount[]; readonly left: number };

const fromRollups = async (ports: KpiPorts, open: OpenScope, window: KpiWindow): Promise<Past> => {
  const until = { from: window.from, to: addDays(open.today, 1) };
  const days = await ports.facts.days(open.where, until);
  const now = levelsOf(days, { ...until, from: addDays(until.from, -1) }).at(-1);
  return {
    weeks: countsByWeek(
      window,
      days.map(({ day, done }) => ({ day, count: done })),
    ),
    left: now === undefined ? 0 : now.toDo + now.inProgress + now.inReview + now.waiting,
  };
};

const fromIssues = async (ports: KpiPorts, open: OpenScope, window: KpiWindow): Promise<Past> => {
  const [measures, stays] = await Promise.all([
    ports.facts.measures(open.where, window, { created: false }),
    ports.facts.stays(open.where, {
      window: { from: open.today, to: addDays(open.today, 1) },
      mondays: false,
      reopened: null,
      done: false,
    }),
  ]);
  const doneOn = measures.rows.flatMap(({ doneDay }) => (doneDay === null ? [] : [{ day: doneDay, count: 1 }]));
  return { weeks: countsByWeek(window, doneOn), left: stays.filter(({ to }) => to === null).length };
};

const testOf = (asked: ForecastAsk, { today }: OpenScope): Asked =>
  asked.kind === 'when-done'
    ? { kind: 'when-done', issues: Math.max(1, asked.issues) }
    : {
        kind: 'how-many',
        weeks: Math.max(1, Math.ceil((dayNumber(localDate(asked.until)) - dayNumber(today) + 1) / 7)),
      };

const forecastOf = (weeks: readonly WeekCount[], asked: ForecastAsk, { today }: OpenScope, seed: number): Forecast => {
  const answer =
    asked.kind === 'when-done'
      ? whenDone(weeks, { issues: asked.issues, day: today, seed })
      : howManyBy(weeks, { until: localDate(asked.until), day: today, seed });
  if (!answer.ok) return { kind: 'refused', refusal: answer.refusal };
  const samples = samplesBefore(weeks, today);
  const counts = samples.ok ? samples.counts : [];
  const fan = (length: number) => fanOf(counts, { day: today, weeks: length, seed });
  if (answer.kind === 'how-many') {
    const { until, atLeast } = answer;
    const length = Math.ceil((dayNumber(until) - dayNumber(today) + 1) / 7);
    return { kind: 'how-many', until, samples: answer.samples, atLeast, fan: fan(length) };
  }
  const { issues, by } = answer;
  return {
    kind: 'when-done',
    issues,
    samples: answer.samples,
    by: { p50: by.p50?.date ?? null, p85: by.p85?.date ?? null, p95: by.p95?.date ?? null },
    fan: fan(by.p95?.weeks ?? Number.MAX_SAFE_INTEGER).map((week) => leftAfter(week, issues)),
  };
};

/** What is left where most was done is the least. */
const leftAfter = ({ to, p5, p15, p50, p85, p95 }: FanWeek, issues: number): FanWeek => {
  const left = (done: number): number => Math.max(0, issues - done);
  return { to, p5: left(p95), p15: left(p85), p50: left(p50), p85: left(p15), p95: left(p5) };
};
