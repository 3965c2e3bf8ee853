import { type DateRange, dayNumber, type LocalDate, type Seconds, seconds } from '../units';
import type { DailyLoad } from './daily-load';
import { type PositionSums, positionSums, roomBeside, singleSums, windowSums } from './day-sums';
import { firstIndex, isNowhere, lastIndex, NOWHERE, type Part, type Placement, partsOf, placeDated } from './spread';
import { compare, type OtherPart, positionOf, undatedInTurn, workOf } from './turns';
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
  /** The last day on which an issue has a part; null when it has none, or its last lies beyond 400 days. */
  readonly lastPlannedDay: ReadonlyMap<IssueId, LocalDate | null>;
  /** Estimated work that found no day of capacity. */
  readonly notPlaced: readonly IssueId[];
  readonly unestimated: readonly IssueId[];
};

/** Work of which only sums are known: what a person has to do beside the issues at hand. */
export type OtherWork = {
  /** Seconds by day counted from today; dated work stays where it is. */
  readonly dated: Float64Array;
  readonly undated: readonly OtherPart[];
};

type Placed = { readonly issue: PlannedIssue | null; readonly placement: Placement; readonly position: number };

/** Whose days: a calendar from today on, or days that were worked out before. */
export type Days = { readonly calendar: Calendar; readonly today: LocalDate } | { readonly series: CapacitySeries };
export const seriesOfDays = (days: Days): CapacitySeries =>
  'series' in days ? days.series : capacitySeries(days.calendar, days.today);

/**
 * Spreads open work by docs/capacity.md "Spread": dated work first, then undated by priority, rank and age. Other work,
 * where there is any, lies beside it: of equal priority after the issues.
 */
export const plan = (input: Days & { readonly issues: readonly PlannedIssue[]; readonly other?: OtherWork }): Plan => {
  const series = seriesOfDays(input);
  const dated = placedDated(input.issues, series);
  const datedOn = beside(sumsOf(dated, series), input.other?.dated);
  const undated = placedUndated(input, series, datedOn.on);
  const all = [...dated, ...undated];
  const assumed = once(() => sumsOf(all.filter(isAssumed), series));
  const outcome = once(() => outcomes(input.issues, all, series));
  return {
    series,
    ...views(series, {
      dated: datedOn,
      undated: singleSums(undated),
      byPosition: once(() => positionSums(undated)),
      assumed,
    }),
    partsOf: (id) => outcome().partsOf(id),
    get lastPlannedDay() {
      return outcome().lastPlannedDay;
    },
    get notPlaced() {
      return outcome().notPlaced;
    },
    get unestimated() {
      return outcome().unestimated;
    },
  };
};

/** Worked out when first asked for: who wants sums or dates alone of many people never asks for the rest. */
const once = <T extends object>(work: () => T): (() => T) => {
  let done: T | null = null;
  return () => {
    done ??= work();
    return done;
  };
};

const isAssumed = ({ issue }: Placed): boolean => issue?.remaining.kind === 'assumed';

const placedDated = (issues: readonly PlannedIssue[], series: CapacitySeries): Placed[] =>
  issues.flatMap((issue) => {
    if (issue.due === null || workOf(issue) <= 0) return [];
    const window = { from: firstIndex(issue, series.first), due: issue.due };
    return [{ issue, placement: placeDated(workOf(issue), window, series), position: positionOf(issue.priority) }];
  });

const placedUndated = (
  { issues, other }: { readonly issues: readonly PlannedIssue[]; readonly other?: OtherWork },
  series: CapacitySeries,
  dated: (index: number) => number,
): Placed[] => {
  const room = roomBeside(dated, series);
  return undatedInTurn(issues, other?.undated ?? [], series).map(({ issue, work, from, position }) => ({
    issue,
    placement: room.fill(work, from),
    position,
  }));
};

type DaySums = { on(index: number): number; between(from: number, last: number): number };

/** Sums of issues with those of other work on top. */
const beside = (sums: DaySums, other: Float64Array | undefined): DaySums =>
  other === undefined
    ? sums
    : {
        on: (index) => sums.on(index) + (other[index] ?? 0),
        between: (from, last) => sums.between(from, last) + sumOf(other, from, last),
      };

const sumsOf = (placed: readonly Placed[], series: CapacitySeries): DaySums => {
  const windows = windowSums(
    placed.flatMap(({ placement }) => (placement.kind === 'window' ? [placement] : [])),
    series,
  );
  const total = singleSums(placed);
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

type Laid = {
  readonly dated: DaySums;
  readonly undated: Float64Array;
  readonly byPosition: () => PositionSums;
  readonly assumed: () => DaySums;
};

const views = (series: CapacitySeries, laid: Laid) => {
  const indexes = ({ from, to }: DateRange): [number, number] => [
    Math.max(0, dayNumber(from) - series.first),
    dayNumber(to) - series.first,
  ];
  const capacity = (range: DateRange) => seconds(series.total(...indexes(range)));
  const load = (range: DateRange) =>
    seconds(laid.dated.between(...indexes(range)) + sumOf(laid.undated, ...indexes(range)));
  return {
    capacity,
    load,
    free: (range: DateRange) => seconds(capacity(range) - load(range)),
    claimed: (index: number, priority: number | null) => {
      let sum = laid.dated.on(index);
      for (const [position, work] of laid.byPosition()[index] ?? []) if (position <= positionOf(priority)) sum += work;
      return sum;
    },
    days: (range: DateRange) => {
      const [from, last] = indexes(range);
      return Array.from({ length: Math.max(0, last - from + 1) }, (_, k) => dailyLoad(series, laid, from + k));
    },
  };
};

const dailyLoad = (series: CapacitySeries, { dated, byPosition, assumed }: Laid, index: number): DailyLoad => ({
  day: series.dayAt(index),
  capacity: seconds(series.capacity(index)),
  away: seconds(series.away(index)),
  dated: seconds(dated.on(index)),
  undated: [...(byPosition()[index] ?? [])]
    .sort(([a], [b]) => compare(a, b))
    .map(([position, work]) => ({ priority: Number.isFinite(position) ? position : null, seconds: seconds(work) })),
  assumed: seconds(assumed().on(index)),
});

const outcomes = (issues: readonly PlannedIssue[], placed: readonly Placed[], series: CapacitySeries) => {
  const placements = new Map(
    placed.flatMap(({ issue, placement }) => (issue === null ? [] : [[issue.id, placement] as const])),
  );
  const lastPlannedDay = new Map<IssueId, LocalDate | null>();
  const notPlaced: IssueId[] = [];
  for (const issue of issues) {
    const placement = placements.get(issue.id) ?? NOWHERE;
    const last = lastIndex(placement);
    lastPlannedDay.set(issue.id, last === null ? null : series.dayAt(last));
    if (workOf(issue) > 0 && isNowhere(placement)) notPlaced.push(issue.id);
  }
  return {
    lastPlannedDay,
    notPlaced,
    unestimated: issues.filter(({ remaining }) => remaining.kind === 'unknown').map(({ id }) => id),
    partsOf: (id: IssueId) => partsOf(placements.get(id) ?? NOWHERE, series),
  };
};
