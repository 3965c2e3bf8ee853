import type { CalendarSettings, HolidayList, PersonSetting, ScheduleSetting } from '../../../contract';
import type { Calendar, WorkingWeek } from '../../../domain/capacity/types';
import { onDay, type Stretch, stretchesOf } from '../../../domain/capacity/working-weeks';
import {
  dayNumber,
  dayOfNumber,
  type LocalDate,
  localDate,
  seconds,
  weekdayOfNumber,
  zone,
} from '../../../domain/units';

/** What a day of a year looks like. free: nothing is planned; half: some of a day is left, or it is a short one. */
export type DayKind = 'work' | 'half' | 'free' | 'holiday' | 'off';

export type YearDay = {
  readonly day: string;
  readonly kind: DayKind;
  /** Seconds that are left to work, and that are planned by the week. */
  readonly left: number;
  readonly planned: number;
  readonly holiday: string | null;
};
export type YearMonth = {
  /** `2026-11`. */
  readonly month: string;
  /** Weekday of its first day, 0 = Monday. */
  readonly offset: number;
  readonly days: readonly YearDay[];
  readonly left: number;
};
export type Year = {
  readonly months: readonly YearMonth[];
  readonly left: number;
  /** Working days that a holiday or an absence takes, wholly or in part. */
  readonly holidays: number;
  readonly unavailable: number;
};

/** Whose calendar a year is drawn of: what was entered, on top of what is assumed. */
export type Ground = Pick<CalendarSettings, 'lists' | 'assumedWeek'>;

const ALWAYS = localDate('0001-01-01');

/** The holiday list that holds for a person; null = none. */
export const listOf = ({ holidays = null }: PersonSetting, { lists }: Pick<Ground, 'lists'>): HolidayList | null =>
  lists.find((list) => (holidays === null ? list.isDefault : list.id === holidays)) ?? null;

/** Working time only: shares of teams are no part of it. */
export const calendarOf = (person: PersonSetting, ground: Ground): Calendar => {
  const always = person.schedules.some(({ from }) => from === null);
  const schedules = [...person.schedules, ...(always ? [] : [{ from: null, week: ground.assumedWeek }])];
  return {
    zone: zone(person.zone ?? 'UTC'),
    schedules: schedules.filter(isReadable).map(scheduleOf),
    absences: person.absences
      .filter(({ from, to }) => isDay(from) && isDay(to) && from <= to)
      .map(({ from, to, secondsPerDay }) => ({
        ...{ from: localDate(from), to: localDate(to) },
        secondsPerDay: secondsPerDay === null ? null : seconds(secondsPerDay || 0),
      })),
    holidays: (listOf(person, ground)?.days ?? []).map(({ day, half }) => ({ day: localDate(day), half })),
    memberships: [],
    assumed: person.schedules.length === 0,
  };
};

/** While somebody types, days may be no days and hours no numbers: those do not count yet. */
const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text);
const isReadable = ({ from }: ScheduleSetting): boolean => from === null || isDay(from);
const readable = (week: readonly number[]): WorkingWeek => week.map((n) => seconds(n || 0)) as unknown as WorkingWeek;
const scheduleOf = ({ from, week, second = null }: ScheduleSetting) => ({
  ...{ from: from === null ? ALWAYS : localDate(from), week: readable(week) },
  ...(second === null ? {} : { second: readable(second) }),
});

/** The days of a year by month, whoever's: worked out once, and taken for each of hundreds of people. */
export type YearDays = readonly {
  readonly month: string;
  readonly offset: number;
  /** Day number of its first day. */
  readonly first: number;
  readonly days: readonly LocalDate[];
}[];

export const daysOf = (year: number): YearDays =>
  Array.from({ length: 12 }, (_, month) => {
    const [first, next] = [dayNumber(firstOf(year, month)), dayNumber(firstOf(year, month + 1))];
    const days = Array.from({ length: next - first }, (_, n) => dayOfNumber(first + n));
    return { month: firstOf(year, month).slice(0, 7), offset: weekdayOfNumber(first), first, days };
  });

export const yearOf = (person: PersonSetting, ground: Ground, year: YearDays): Year => {
  const stretches = stretchesOf(calendarOf(person, ground));
  const names = new Map((listOf(person, ground)?.days ?? []).map(({ day, name }) => [day, name]));
  const at = walking(stretches);
  const sums = { left: 0, holidays: 0, unavailable: 0 };
  const months = year.map(({ month, offset, first, days }): YearMonth => {
    const own = days.map((day, n) => dayAt(at(first + n), first + n, day, names));
    let left = 0;
    for (const one of own) {
      left += one.left;
      if (one.holiday !== null && one.planned > 0) sums.holidays += 1;
      if (one.holiday === null && one.left < one.planned) sums.unavailable += 1;
    }
    sums.left += left;
    return { month, offset, days: own, left };
  });
  return { months, ...sums };
};

const firstOf = (year: number, month: number) =>
  localDate(
    `${String(year + Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`,
  );

type Placed = Stretch & { readonly longest: number };

/** Days of a year come in order: the stretch of each is looked for from that of the last one on. */
const walking = (stretches: readonly Stretch[]): ((n: number) => Placed | undefined) => {
  const placed = stretches.map((one) => ({ ...one, longest: Math.max(0, ...one.capacity, ...one.away) }));
  let i = 0;
  return (n) => {
    while (i + 1 < placed.length && (placed[i + 1]?.from ?? 0) <= n) i += 1;
    return placed[i];
  };
};

const dayAt = (stretch: Placed | undefined, n: number, day: LocalDate, names: ReadonlyMap<string, string>): YearDay => {
  const left = onDay(stretch?.capacity ?? [], n);
  const planned = left + onDay(stretch?.away ?? [], n);
  const holiday = names.get(day) ?? null;
  return { day, left, planned, holiday, kind: kindOf(left, planned, stretch?.longest ?? 0, holiday) };
};

/** A day of at most five eighths of the longest one counts as a half one. */
const kindOf = (left: number, planned: number, longest: number, holiday: string | null): DayKind => {
  if (planned === 0) return 'free';
  if (left === 0) return holiday === null ? 'off' : 'holiday';
  return left < planned || planned <= (longest * 5) / 8 ? 'half' : 'work';
};
