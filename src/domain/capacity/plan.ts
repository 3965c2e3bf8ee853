import { type DateRange, dayNumber, type LocalDate, type Seconds, seconds } from '../units';
import type { DailyLoad } from './daily-load';
import { roomBeside, singleSums, windowSums } from './day-sums';
import { firstIndex, lastIndex, NOWHERE, type Part, type Placement, partsOf, placeDated } from './spread';
import type { Calendar, IssueId, PlannedIssue } from './types';
import { type CapacitySeries, capacitySeries } from './working-day';

/** A person's open work laid onto their days. Days before today carry nothing. */
export type Plan = {
  readonly series: CapacitySeries;
  /** Sums of each day of a range. */
  days(range: DateRange): DailyLoad[];
  capacity(range: DateRange): Seconds;
  load(range: DateRange): Seconds;
  /** capacity − load; negative = over-allocated. */
  free(range: DateRange): Seconds;
  /** Seconds of dated work, and of undated work up to a priority, on a day counted from today. */
  claimed(index: number, priority: number | null): number;
  /** One issue's parts, put together when asked for; empty when it has none. */
  partsOf(id: IssueId): readonly Part[];
  /** The last day on which an issue has a part; null when it has none. */
  readonly lastPlannedDay: ReadonlyMap<IssueId, LocalDate | null>;
  /** Estimated work that found no day of capacity. */
  readonly notPlaced: readonly IssueId[];
  readonly unestimated: readonly IssueId[];
};

type Placed = { readonly issue: PlannedIssue; readonly placement: Placement; readonly position: number };

/** Without a priority an issue comes after all that have one. */
const positionOf = (priority: number | null): number => priority ?? Number.POSITIVE_INFINITY;

/** Spreads open work by docs/capacity.md "Spread": dated work first, then undated by priority, rank and age. */
export const plan = (input: {
  calendar: Calendar;
  today: LocalDate;
  issues: readonly PlannedIssue[];
  series?: CapacitySeries;
}): Plan => {
  const series = input.series ?? capacitySeries(input.calendar, input.today);
  const dated = placedDated(input.issues, series);
  const datedOn = sumsOf(dated, series);
  const undated = placedUndated(input.issues, series, datedOn.on);
  const assumed = sumsOf([...dated, ...undated].filter(isAssumed), series);
  const placements = new Map([...dated, ...undated].map(({ issue, placement }) => [issue.id, placement]));
  return {
    series,
    ...views(series, { dated: datedOn, undated: singleSums(undated), assumed }),
    ...outcomes(input.issues, placements, series),
  };
};

const workOf = ({ remaining }: PlannedIssue): number => (remaining.kind === 'unknown' ? 0 : remaining.seconds);
const isAssumed = ({ issue }: Placed): boolean => issue.remaining.kind === 'assumed';

const placedDated = (issues: readonly PlannedIssue[], series: CapacitySeries): Placed[] =>
  issues.flatMap((issue) => {
    if (issue.due === null || workOf(issue) <= 0) return [];
    const window = { from: firstIndex(issue, series.first), due: issue.due };
    return [{ issue, placement: placeDated(workOf(issue), window, series), position: positionOf(issue.priority) }];
  });

const placedUndated = (
  issues: readonly PlannedIssue[],
  series: CapacitySeries,
  dated: (index: number) => number,
): Placed[] => {
  const room = roomBeside(dated, series);
  return issues
    .filter((issue) => issue.due === null && workOf(issue) > 0)
    .sort(byTurn)
    .map((issue) => ({
      issue,
      placement: room.fill(workOf(issue), firstIndex(issue, series.first)),
      position: positionOf(issue.priority),
    }));
};

/** Order of undated work: priority, rank, age, and the id so that no two are equal. */
const byTurn = (a: PlannedIssue, b: PlannedIssue): number =>
  compare(positionOf(a.priority), positionOf(b.priority)) ||
  byRank(a.rank, b.rank) ||
  a.created - b.created ||
  byId(a.id, b.id);

const compare = (a: number | string, b: number | string): number => (a < b ? -1 : a > b ? 1 : 0);
const byRank = (a: string | null, b: string | null): number =>
  a === null || b === null ? Number(a === null) - Number(b === null) : compare(a, b);
const byId = (a: string, b: string): number => a.length - b.length || compare(a, b);

type DaySums = { on(index: number): number; between(from: number, last: number): number };

const sumsOf = (placed: readonly Placed[], series: CapacitySeries): DaySums => {
  const windows = windowSums(
    placed.flatMap(({ placement }) => (placement.kind === 'window' ? [placement] : [])),
    series,
  );
  const { total } = singleSums(placed);
  return {
    on: (index) => windows.on(index) + (total[index] ?? 0),
    between: (from, last) => windows.between(from, last) + sumOf(total, from, last),
  };
};

const sumOf = (values: Float64Array, from: number, last: number): number => {
  let sum = 0;
  for (let index = from; index <= Math.min(last, values.length - 1); index++) sum += values[index] ?? 0;
  return sum;
};

type Laid = { readonly dated: DaySums; readonly undated: ReturnType<typeof singleSums>; readonly assumed: DaySums };

const views = (series: CapacitySeries, laid: Laid) => {
  const indexes = ({ from, to }: DateRange): [number, number] => [
    Math.max(0, dayNumber(from) - series.first),
    dayNumber(to) - series.first,
  ];
  const capacity = (range: DateRange) => seconds(series.total(...indexes(range)));
  const load = (range: DateRange) =>
    seconds(laid.dated.between(...indexes(range)) + sumOf(laid.undated.total, ...indexes(range)));
  return {
    capacity,
    load,
    free: (range: DateRange) => seconds(capacity(range) - load(range)),
    claimed: (index: number, priority: number | null) => {
      let sum = laid.dated.on(index);
      for (const [position, work] of laid.undated.byPosition[index] ?? [])
        if (position <= positionOf(priority)) sum += work;
      return sum;
    },
    days: (range: DateRange) => {
      const [from, last] = indexes(range);
      return Array.from({ length: Math.max(0, last - from + 1) }, (_, k) => dailyLoad(series, laid, from + k));
    },
  };
};

const dailyLoad = (series: CapacitySeries, { dated, undated, assumed }: Laid, index: number): DailyLoad => ({
  day: series.dayAt(index),
  capacity: seconds(series.capacity(index)),
  away: seconds(series.away(index)),
  dated: seconds(dated.on(index)),
  undated: [...(undated.byPosition[index] ?? [])]
    .sort(([a], [b]) => compare(a, b))
    .map(([position, work]) => ({ priority: Number.isFinite(position) ? position : null, seconds: seconds(work) })),
  assumed: seconds(assumed.on(index)),
});

const outcomes = (
  issues: readonly PlannedIssue[],
  placements: ReadonlyMap<IssueId, Placement>,
  series: CapacitySeries,
) => {
  const lastPlannedDay = new Map<IssueId, LocalDate | null>();
  const notPlaced: IssueId[] = [];
  for (const issue of issues) {
    const last = lastIndex(placements.get(issue.id) ?? NOWHERE);
    lastPlannedDay.set(issue.id, last === null ? null : series.dayAt(last));
    if (last === null && workOf(issue) > 0) notPlaced.push(issue.id);
  }
  return {
    lastPlannedDay,
    notPlaced,
    unestimated: issues.filter(({ remaining }) => remaining.kind === 'unknown').map(({ id }) => id),
    partsOf: (id: IssueId) => partsOf(placements.get(id) ?? NOWHERE, series),
  };
};
