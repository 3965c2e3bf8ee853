import { type DateRange, dayNumber, dayOfNumber, type LocalDate, type Seconds, seconds } from '../units';
import type { Calendar } from './types';
import { firstWorking, lastWorking, onDay, type Stretch, stretchAt, stretchesOf, sumBetween } from './working-weeks';

/** max(0, planned − unavailable) × allocation × (1 − reserve), unrounded; docs/capacity.md "Working day". */
export const capacityOn = (calendar: Calendar, day: LocalDate): Seconds =>
  seconds(capacitySeries(calendar, day).capacity(0));

/** What absences take of a day's capacity, in the same measure. */
export const awayOn = (calendar: Calendar, day: LocalDate): Seconds => seconds(capacitySeries(calendar, day).away(0));

/** Sum of capacity over a range, both ends included. */
export const capacityOver = (calendar: Calendar, { from, to }: DateRange): Seconds =>
  seconds(sumBetween(stretchesOf(calendar), dayNumber(from), dayNumber(to)));

/** Σ of the allocations on a day; null without a team. Above 1 a person is promised more than once. */
export const allocationOn = ({ memberships }: Calendar, day: LocalDate): number | null => {
  const active = memberships.filter(({ from, to }) => from <= day && (to === null || day <= to));
  return active.length === 0 ? null : active.reduce((sum, { allocation }) => sum + allocation, 0);
};

/** Load ÷ capacity; null when there is no capacity to use. */
export const utilisation = (load: Seconds, capacity: Seconds): number | null => (capacity > 0 ? load / capacity : null);

/** A person's capacity by days counted from a first day; every index is 0 or more. */
export type CapacitySeries = {
  readonly first: number;
  /** Seconds on day `first + index`. */
  capacity(index: number): number;
  away(index: number): number;
  /** Capacity of the days from one index to another, both included; 0 when there are none. */
  total(from: number, last: number): number;
  /** The first and the last day with capacity in a window, both ends included; null when it has none. */
  firstWorking(from: number, last: number): number | null;
  lastWorking(from: number, last: number): number | null;
  dayAt(index: number): LocalDate;
};

/**
 * The first day with capacity of somebody whose absence keeps them from beginning on `from`; null when none does: they can
 * begin that day, or on the next one on which they ever work. Looks 400 days ahead; a longer absence ends behind them.
 */
export const backFrom = (series: CapacitySeries, from: LocalDate): LocalDate | null => {
  const begin = Math.max(0, dayNumber(from) - series.first);
  const end = begin + LOOK_AHEAD;
  const working = series.firstWorking(begin, end - 1) ?? end;
  for (let index = begin; index < working; index++) if (series.away(index) > 0) return series.dayAt(working);
  return null;
};
const LOOK_AHEAD = 400;

/** Days that are kept as running sums; later ones are summed by whole weeks. */
const NEAR_DAYS = 512;

export const capacitySeries = (calendar: Calendar, today: LocalDate): CapacitySeries =>
  seriesOf(stretchesOf(calendar), today);

/** The same from stretches that were cut before, by `stretchesOf` or out of a reply. */
export const seriesOf = (stretches: readonly Stretch[], today: LocalDate): CapacitySeries => {
  const first = dayNumber(today);
  const on = (index: number) => stretchAt(stretches, first + index);
  const at = (index: number) => onDay(on(index)?.capacity ?? [], first + index);
  const relative = (n: number | null) => (n === null ? null : n - first);
  let near: Near | null = null;
  const nearby = (): Near => {
    near ??= runningSums(stretches, first);
    return near;
  };
  return {
    first,
    capacity: (index) => (index < NEAR_DAYS ? (nearby().capacity[index] ?? 0) : at(index)),
    away: (index) => onDay(on(index)?.away ?? [], first + index),
    total: (from, last) => {
      if (last < from) return 0;
      if (last >= NEAR_DAYS) return sumBetween(stretches, first + from, first + last);
      return (nearby().before[last + 1] ?? 0) - (nearby().before[from] ?? 0);
    },
    firstWorking: (from, last) => relative(firstWorking(stretches, first + from, first + last)),
    lastWorking: (from, last) => relative(lastWorking(stretches, first + from, first + last)),
    dayAt: (index) => dayOfNumber(first + index),
  };
};

type Near = { readonly capacity: Float64Array; readonly before: Float64Array };

const runningSums = (stretches: readonly Stretch[], first: number): Near => {
  const capacity = new Float64Array(NEAR_DAYS);
  for (const stretch of stretches) {
    const end = Math.min(NEAR_DAYS - 1, stretch.to - first);
    for (let index = Math.max(0, stretch.from - first); index <= end; index++)
      capacity[index] = onDay(stretch.capacity, first + index);
  }
  const before = new Float64Array(NEAR_DAYS + 1);
  for (let index = 0; index < NEAR_DAYS; index++) before[index + 1] = (before[index] ?? 0) + (capacity[index] ?? 0);
  return { capacity, before };
};
