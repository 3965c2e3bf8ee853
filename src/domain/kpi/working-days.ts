import type { Calendar } from '../capacity/types';
import { onDay, type Stretch, stretchAt, stretchesOf, sumBetween } from '../capacity/working-weeks';
import type { Instant } from '../units';
import type { LocalDays } from './local-days';

/** Working time between two instants, in working days. */
export type WorkingDays = (from: Instant, to: Instant) => number;

/**
 * Days of a calendar with capacity count, each by the part of it that passes, other days not: nobody says at which hours
 * people work. A whole working day is 1, also on a short day and when the clocks change.
 */
export const workingDays = (calendar: Calendar, days: LocalDays): WorkingDays => {
  const stretches = stretchesOf(calendar).map(counting);
  const worked = (day: number) => onDay(stretchAt(stretches, day)?.capacity ?? [], day);
  const passed = (at: Instant, day: number) => {
    const start = days.startOf(day);
    return ((at - start) / (days.startOf(day + 1) - start)) * worked(day);
  };
  return (from, to) => {
    const [first, last] = [days.dayAt(from), days.dayAt(to)];
    return sumBetween(stretches, first, last - 1) - passed(from, first) + passed(to, last);
  };
};

/** The same stretch with 1 for a day with capacity. */
const counting = (stretch: Stretch): Stretch => {
  const capacity = stretch.capacity.map((seconds) => (seconds > 0 ? 1 : 0));
  return { ...stretch, capacity, round: capacity.reduce<number>((sum, day) => sum + day, 0) };
};
