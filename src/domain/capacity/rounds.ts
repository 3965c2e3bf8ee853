import { dayNumber } from '../units';
import type { Schedule } from './types';

/**
 * Days that come round: seven, or fourteen where two weeks alternate. Positions are counted from one Monday for
 * everybody, so that a stretch of a calendar can be cut anywhere and still says which day is which.
 */
export const roundPosition = (n: number, length: number): number => (((n - FIRST_MONDAY) % length) + length) % length;

/** Monday 29 December 1969, as a day number. */
const FIRST_MONDAY = -3;

/** Planned seconds by position. The first week holds in the week in which the schedule begins, whatever its weekday. */
export const roundOf = ({ from, week, second }: Schedule): readonly number[] => {
  if (second === undefined) return week;
  return isEvenWeek(dayNumber(from)) ? [...week, ...second] : [...second, ...week];
};

const isEvenWeek = (n: number): boolean => roundPosition(n, 14) < 7;
