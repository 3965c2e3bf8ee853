import type { PanelMember } from '../../contract';
import type { DailyLoad } from '../../domain/capacity/daily-load';
import { addDays, type LocalDate } from '../../domain/units';

/** One week of one person, in seconds. The current week counts from today on. */
export type WeekSums = {
  readonly week: LocalDate;
  readonly capacity: number;
  readonly load: number;
  readonly assumed: number;
  readonly away: number;
  /** load − capacity where that is above 0. */
  readonly over: number;
  /** All of the week that is left is taken by absences. */
  readonly allAway: boolean;
};

export const weekSums = ({ days }: PanelMember, weeks: readonly LocalDate[]): WeekSums[] =>
  weeks.map((week) => {
    const own = days.filter(({ day }) => day >= week && day < addDays(week, 7));
    const sum = (value: (day: DailyLoad) => number) => own.reduce((total, day) => total + value(day), 0);
    const capacity = sum((day) => day.capacity);
    const load = sum(loadOf);
    const away = sum((day) => day.away);
    return {
      week,
      capacity,
      load,
      assumed: sum((day) => day.assumed),
      away,
      over: Math.max(0, load - capacity),
      allAway: capacity === 0 && away > 0,
    };
  });

export const loadOf = ({ dated, undated }: DailyLoad): number =>
  undated.reduce((total, part) => total + part.seconds, dated as number);

/** Seconds that the full width of a bar stands for: one scale for everybody. */
export const scaleOf = (people: readonly (readonly WeekSums[])[]): number =>
  Math.max(
    1,
    ...people.flatMap((weeks) =>
      weeks.map(({ capacity, away, load }) => Math.max(capacity + away, Math.min(load, (capacity + away) * 1.25))),
    ),
  );

/** Working days that absences take whole, on screen. */
export const daysAway = ({ days }: PanelMember): number =>
  days.filter(({ away, capacity }) => away > 0 && capacity === 0).length;
