import type { PanelMember } from '../../contract';
import type { DailyLoad } from '../../domain/capacity/daily-load';
import { addDays, type LocalDate, mondayOf } from '../../domain/units';
import { LEAST_SECONDS, loadOf } from './windows';

/** Seconds by day. */
export type ByDay = ReadonlyMap<LocalDate, number>;

/** What is known of the issues behind the sums; null = not listed yet. */
export type KnownParts = {
  /** Estimated work of issues that the viewer may browse, this issue aside. */
  readonly listed: ByDay;
  /** Work of the issue on screen, and whether it is assumed. */
  readonly own: ByDay;
  readonly ownAssumed: boolean;
};

/** One week of one person, in seconds. The current week counts from today on. load = listed + other + assumed + own. */
export type WeekSums = {
  readonly week: LocalDate;
  readonly capacity: number;
  readonly load: number;
  readonly other: number;
  readonly assumed: number;
  readonly own: number;
  readonly away: number;
  /** load − capacity where that is above 0. */
  readonly over: number;
  /** All of the week that is left is taken by absences. */
  readonly allAway: boolean;
};

export const weekSums = (
  days: readonly DailyLoad[],
  weeks: readonly LocalDate[],
  known: KnownParts | null = null,
): WeekSums[] =>
  weeks.map((week) => {
    const inWeek = days.filter(({ day }) => day >= week && day < addDays(week, 7));
    const sum = (value: (day: DailyLoad) => number) => inWeek.reduce((total, day) => total + value(day), 0);
    const [capacity, load, away] = [sum((day) => day.capacity), sum(loadOf), sum((day) => day.away)];
    const own =
      known === null
        ? 0
        : Math.min(
            load,
            sum(({ day }) => known.own.get(day) ?? 0),
          );
    const assumed = Math.max(
      0,
      Math.min(load - own, sum((day) => day.assumed) - (known?.ownAssumed === true ? own : 0)),
    );
    const listed = known === null ? load : sum(({ day }) => known.listed.get(day) ?? 0);
    const other = load - own - assumed - listed;
    return {
      ...{ week, capacity, load, assumed, own, away },
      other: other >= LEAST_SECONDS / 2 ? other : 0,
      over: Math.max(0, load - capacity),
      allAway: capacity === 0 && away > 0,
    };
  });

/** Seconds that the full width of a bar stands for: one scale for everybody. */
export const scaleOf = (people: readonly (readonly WeekSums[])[]): number =>
  Math.max(
    1,
    ...people.flatMap((weeks) =>
      weeks.map(({ capacity, away, load }) => Math.max(capacity + away, Math.min(load, (capacity + away) * 1.25))),
    ),
  );

/** Assumed seconds in the weeks on screen; days may reach further, to a due date. */
export const assumedIn = (days: readonly DailyLoad[], weeks: readonly LocalDate[]): number =>
  weekSums(days, weeks).reduce((sum, { assumed }) => sum + assumed, 0);

const WEEKS_ON_SCREEN = 4;

/** Working days that absences take whole, in the weeks on screen. */
export const daysAway = ({ days, today }: PanelMember): number => {
  const end = addDays(mondayOf(today), 7 * WEEKS_ON_SCREEN);
  return days.filter(({ day, away, capacity }) => day < end && away > 0 && capacity === 0).length;
};
