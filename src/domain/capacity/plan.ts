import { type DateRange, dayNumber, type LocalDate, type Seconds, seconds } from '../units';
import type { DailyLoad } from './daily-load';
import { fillUndated, firstIndex, type Part, spreadDated } from './spread';
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
  readonly parts: ReadonlyMap<IssueId, readonly Part[]>;
  /** The last day on which an issue has a part; null when it has none. */
  readonly lastPlannedDay: ReadonlyMap<IssueId, LocalDate | null>;
  /** Estimated work that found no day of capacity. */
  readonly notPlaced: readonly IssueId[];
  readonly unestimated: readonly IssueId[];
};

type Sums = { dated: number; undated: Map<number, number>; assumed: number };

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
  const sums: Sums[] = [];
  const parts = new Map<IssueId, readonly Part[]>();
  const estimated = input.issues.filter(({ remaining }) => remaining.kind !== 'unknown');
  for (const issue of estimated.filter(({ due }) => due !== null)) {
    parts.set(issue.id, lay(issue, datedParts(issue, series), sums));
  }
  for (const issue of estimated.filter(({ due }) => due === null).sort(byTurn)) {
    const room = (index: number) => series.capacity(index) - loadAt(sums[index]);
    parts.set(issue.id, lay(issue, fillUndated(workOf(issue), firstIndex(issue, series.first), room), sums));
  }
  const unestimated = input.issues.filter(({ remaining }) => remaining.kind === 'unknown').map(({ id }) => id);
  return { series, parts, unestimated, ...views(series, sums), ...outcomes(input.issues, parts, series) };
};

const workOf = ({ remaining }: PlannedIssue): number => (remaining.kind === 'unknown' ? 0 : remaining.seconds);

const datedParts = (issue: PlannedIssue, series: CapacitySeries): Part[] => {
  if (issue.due === null || workOf(issue) <= 0) return [];
  return spreadDated(workOf(issue), { from: firstIndex(issue, series.first), due: issue.due }, series);
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

const sumsAt = (sums: Sums[], index: number): Sums => {
  const found = sums[index];
  if (found !== undefined) return found;
  const fresh: Sums = { dated: 0, undated: new Map(), assumed: 0 };
  sums[index] = fresh;
  return fresh;
};

const lay = (issue: PlannedIssue, parts: readonly Part[], sums: Sums[]): readonly Part[] => {
  const position = positionOf(issue.priority);
  for (const part of parts) {
    const day = sumsAt(sums, part.index);
    if (issue.due !== null) day.dated += part.seconds;
    else day.undated.set(position, (day.undated.get(position) ?? 0) + part.seconds);
    if (issue.remaining.kind === 'assumed') day.assumed += part.seconds;
  }
  return parts;
};

const loadAt = (day: Sums | undefined, upTo = Number.POSITIVE_INFINITY): number => {
  if (day === undefined) return 0;
  let sum = day.dated;
  for (const [position, work] of day.undated) if (position <= upTo) sum += work;
  return sum;
};

const views = (series: CapacitySeries, sums: readonly Sums[]) => {
  const over = (range: DateRange, value: (index: number) => number): Seconds => {
    let sum = 0;
    for (let n = Math.max(dayNumber(range.from), series.first); n <= dayNumber(range.to); n++)
      sum += value(n - series.first);
    return seconds(sum);
  };
  const capacity = (range: DateRange) => over(range, series.capacity);
  const load = (range: DateRange) => over(range, (index) => loadAt(sums[index]));
  return {
    capacity,
    load,
    free: (range: DateRange) => seconds(capacity(range) - load(range)),
    claimed: (index: number, priority: number | null) => loadAt(sums[index], positionOf(priority)),
    days: ({ from, to }: DateRange) => {
      const begin = Math.max(dayNumber(from) - series.first, 0);
      const count = Math.max(0, dayNumber(to) - series.first - begin + 1);
      return Array.from({ length: count }, (_, offset) => dailyLoad(series, sums[begin + offset], begin + offset));
    },
  };
};

const dailyLoad = (series: CapacitySeries, day: Sums | undefined, index: number): DailyLoad => ({
  day: series.dayAt(index),
  capacity: seconds(series.capacity(index)),
  away: seconds(series.away(index)),
  dated: seconds(day?.dated ?? 0),
  undated: [...(day?.undated ?? [])]
    .sort(([a], [b]) => compare(a, b))
    .map(([position, work]) => ({ priority: Number.isFinite(position) ? position : null, seconds: seconds(work) })),
  assumed: seconds(day?.assumed ?? 0),
});

const outcomes = (
  issues: readonly PlannedIssue[],
  parts: ReadonlyMap<IssueId, readonly Part[]>,
  series: CapacitySeries,
) => {
  const lastPlannedDay = new Map<IssueId, LocalDate | null>();
  const notPlaced: IssueId[] = [];
  for (const issue of issues) {
    const last = parts.get(issue.id)?.at(-1);
    lastPlannedDay.set(issue.id, last === undefined ? null : series.dayAt(last.index));
    if (last === undefined && workOf(issue) > 0) notPlaced.push(issue.id);
  }
  return { lastPlannedDay, notPlaced };
};
