import { addDays, dayNumber, type LocalDate, localDate, mondayOf } from '../units';
import type { KpiWindow } from './result';
import type { Period } from './target';

/** Points of a line: one for each of the last Sundays. */
export const LINE_WEEKS = 26;

/** The last whole weeks, months or quarters before a day: up to last Sunday, the last of the month, of the quarter. */
export const periodBefore = (today: LocalDate, { unit, count }: Period): KpiWindow => {
  if (unit === 'week') {
    const to = mondayOf(today);
    return { from: addDays(to, -7 * count), to };
  }
  const months = unit === 'month' ? 1 : 3;
  const to = monthsFrom(today, -(monthOf(today) % months));
  return { from: monthsFrom(to, -months * count), to };
};

/** As many weeks, months or quarters before a window of them. */
export const earlier = ({ from }: KpiWindow, period: Period): KpiWindow => periodBefore(from, period);

/** Windows of so many days up to each of the last Sundays, the oldest first. */
export const lineOf = (today: LocalDate, days: number): readonly KpiWindow[] =>
  Array.from({ length: LINE_WEEKS }, (_, index) => {
    const to = addDays(mondayOf(today), -7 * (LINE_WEEKS - 1 - index));
    return { from: addDays(to, -days), to };
  });

export const daysOf = ({ from, to }: KpiWindow): number => dayNumber(to) - dayNumber(from);

const monthOf = (day: LocalDate): number => Number(day.slice(5, 7)) - 1;

/** The first of the month so many months from a day's. */
const monthsFrom = (day: LocalDate, months: number): LocalDate => {
  const at = new Date(`${day.slice(0, 7)}-01T00:00:00Z`);
  at.setUTCMonth(at.getUTCMonth() + months);
  return localDate(at.toISOString().slice(0, 10));
};
