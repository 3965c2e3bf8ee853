import {
  type DateRange,
  dayNumber,
  dayOfNumber,
  type LocalDate,
  type Seconds,
  seconds,
  weekdayOfNumber,
} from '../units';
import type { Absence, Calendar, Membership, Schedule } from './types';

/** A person's capacity on a day, and what absences take of it; docs/capacity.md "Working day". */
export type WorkingDay = { readonly capacity: number; readonly away: number };

/** max(0, planned − unavailable) × allocation × (1 − reserve), unrounded. */
export const capacityOn = (calendar: Calendar, day: LocalDate): Seconds =>
  seconds(workingDays(calendar)(dayNumber(day)).capacity);

/** What absences take of a day's capacity, in the same measure. */
export const awayOn = (calendar: Calendar, day: LocalDate): Seconds =>
  seconds(workingDays(calendar)(dayNumber(day)).away);

/** Sum of capacity over a range, both ends included. */
export const capacityOver = (calendar: Calendar, { from, to }: DateRange): Seconds => {
  const on = workingDays(calendar);
  let sum = 0;
  for (let n = dayNumber(from); n <= dayNumber(to); n++) sum += on(n).capacity;
  return seconds(sum);
};

/** Reads a calendar once and answers for any day number. */
export const workingDays = (calendar: Calendar): ((n: number) => WorkingDay) => {
  const schedules = calendar.schedules.map(numberedSchedule).sort((a, b) => b.from - a.from);
  const absences = calendar.absences.map(numberedAbsence);
  const memberships = calendar.memberships.map(numberedMembership);
  return (n) => {
    const week = schedules.find(({ from }) => from <= n)?.week;
    const planned = week?.[weekdayOfNumber(n)] ?? 0;
    if (planned <= 0) return NOTHING;
    const share = shareOn(memberships, n);
    const left = planned - unavailableOn(absences, n, planned);
    return { capacity: left * share, away: (planned - left) * share };
  };
};

const NOTHING: WorkingDay = { capacity: 0, away: 0 };

const numberedSchedule = ({ from, week }: Schedule) => ({ from: dayNumber(from), week });
const numberedAbsence = ({ from, to, secondsPerDay }: Absence) => ({
  from: dayNumber(from),
  to: dayNumber(to),
  secondsPerDay,
});
const numberedMembership = ({ from, to, allocation, reserve }: Membership) => ({
  from: dayNumber(from),
  to: to === null ? Number.POSITIVE_INFINITY : dayNumber(to),
  allocation,
  reserve,
});

/** Absences of a day add up; no more than the day's plan can be taken. */
const unavailableOn = (absences: readonly ReturnType<typeof numberedAbsence>[], n: number, planned: number): number => {
  let sum = 0;
  for (const { from, to, secondsPerDay } of absences) {
    if (from <= n && n <= to) sum += secondsPerDay ?? planned;
  }
  return Math.min(sum, planned);
};

/** Σ allocation × (1 − reserve weighted by allocation); a day without any team counts as a whole share. */
const shareOn = (memberships: readonly ReturnType<typeof numberedMembership>[], n: number): number => {
  let share = 0;
  let any = false;
  for (const { from, to, allocation, reserve } of memberships) {
    if (n < from || n > to) continue;
    any = true;
    share += allocation * (1 - reserve);
  }
  return any ? share : 1;
};

/** Σ of the allocations on a day; null without a team. Above 1 a person is promised more than once. */
export const allocationOn = ({ memberships }: Calendar, day: LocalDate): number | null => {
  const active = memberships.filter(({ from, to }) => from <= day && (to === null || day <= to));
  return active.length === 0 ? null : active.reduce((sum, { allocation }) => sum + allocation, 0);
};

/** A person's capacity day by day from a first day on; grows as later days are asked for. */
export type CapacitySeries = {
  readonly first: number;
  /** Seconds on day `first + index`. */
  capacity(index: number): number;
  away(index: number): number;
  dayAt(index: number): LocalDate;
};

export const capacitySeries = (calendar: Calendar, today: LocalDate): CapacitySeries => {
  const first = dayNumber(today);
  const on = workingDays(calendar);
  const days: WorkingDay[] = [];
  const at = (index: number): WorkingDay => {
    while (days.length <= index) days.push(on(first + days.length));
    return days[index] ?? NOTHING;
  };
  return {
    first,
    capacity: (index) => at(index).capacity,
    away: (index) => at(index).away,
    dayAt: (index) => dayOfNumber(first + index),
  };
};
