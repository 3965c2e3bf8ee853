import { endOfDay } from '../time';
import { dayNumber, dayOfNumber, type Instant, type LocalDate, type Zone } from '../units';

/** The calendar of a zone, as numbers of days since 1970-01-01; remembers what it worked out. */
export type LocalDays = {
  /** The first instant of a day, whatever the clock does at midnight. */
  startOf(day: number): Instant;
  /** The day that an instant falls on. */
  dayAt(at: Instant): number;
  dateAt(at: Instant): LocalDate;
  startOfDate(date: LocalDate): Instant;
  /** The first instant of the day after. */
  endOfDate(date: LocalDate): Instant;
};

export const localDays = (zone: Zone): LocalDays => {
  const starts = new Map<number, Instant>();
  const startOf = (day: number): Instant => {
    const known = starts.get(day);
    if (known !== undefined) return known;
    const start = endOfDay(dayOfNumber(day - 1), zone);
    starts.set(day, start);
    return start;
  };
  const ends = new Map<LocalDate, Instant>();
  const endOfDate = (date: LocalDate): Instant => {
    const end = ends.get(date) ?? startOf(dayNumber(date) + 1);
    ends.set(date, end);
    return end;
  };
  const dayAt = (at: Instant): number => {
    let day = Math.floor(at / MS_PER_DAY);
    while (at < startOf(day)) day--;
    while (at >= startOf(day + 1)) day++;
    return day;
  };
  return {
    startOf,
    dayAt,
    dateAt: (at) => dayOfNumber(dayAt(at)),
    startOfDate: (date) => startOf(dayNumber(date)),
    endOfDate,
  };
};

export const MS_PER_DAY = 86_400_000;
