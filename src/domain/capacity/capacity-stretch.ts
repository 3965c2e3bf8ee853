import { dayNumber, dayOfNumber, type LocalDate, type Seconds, seconds } from '../units';
import { HORIZON_DAYS } from './spread';
import type { Calendar } from './types';
import { type Stretch, stretchesOf } from './working-weeks';

/** A person's days from a day on, coming round until the next stretch begins; plain JSON. Seconds of 7 or 14 days (rounds.ts). */
export type CapacityStretch = {
  readonly from: LocalDate;
  readonly capacity: readonly Seconds[];
  readonly away: readonly Seconds[];
};

/** What a calendar comes to from today on: the first stretch begins today, the last one goes on for ever. */
export const capacityStretches = (calendar: Calendar, today: LocalDate): CapacityStretch[] => {
  const first = dayNumber(today);
  return stretchesOf(calendar)
    .filter(({ from, to }) => to >= first && from < first + HORIZON_DAYS)
    .map(({ from, capacity, away }) => ({
      from: dayOfNumber(Math.max(from, first)),
      capacity: capacity.map(seconds),
      away: away.map(seconds),
    }));
};

/** Back to what sums are made of. Before the first stretch there is no capacity. */
export const stretchesFrom = (cut: readonly CapacityStretch[]): Stretch[] => {
  const begins = cut.map(({ from }) => dayNumber(from));
  return cut.map(({ capacity, away }, i) => ({
    from: begins[i] ?? 0,
    to: (begins[i + 1] ?? Number.POSITIVE_INFINITY) - 1,
    capacity,
    away,
    round: capacity.reduce((sum: number, one) => sum + one, 0),
  }));
};
