import { addDays, dayNumber, type LocalDate, type Seconds, seconds } from '../../domain/units';
import type { PlannedPerson } from '../plan-people';

/** What a person has left in each week, by their own days; what is over-booked gives nothing, and takes nothing from later weeks. */
export const freeWeeks = ({ plan, today }: PlannedPerson, weeks: readonly LocalDate[]): Seconds[] =>
  weeks.map((monday) => {
    const last = addDays(monday, 6);
    const from = today > monday ? today : monday;
    return from > last ? seconds(0) : seconds(Math.max(0, Math.floor(plan.free({ from, to: last }))));
  });

/** Counted from the first week; below 0 is past. */
export const weekOf = (day: LocalDate, monday: LocalDate): number =>
  Math.floor((dayNumber(day) - dayNumber(monday)) / 7);
