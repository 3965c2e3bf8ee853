import type { PersonId } from '../capacity/types';
import { addDays, type LocalDate, weekdayOf } from '../units';
import { type Contender, type Race, rank } from './rank';

/** How far a due date is moved in search of an answer. */
const MOST_DAYS = 20;

/** `days` working days later, on the day `due`. */
export type DueLater = { readonly days: number; readonly due: LocalDate };

/**
 * "Would rank first if it were due n working days later": for each person who would, the smallest n from 1 to 20. Not for
 * who ranks first now, and for nobody where the issue has no due date. Work and loads stay as they are; only the date moves.
 */
export const firstIfDueLater = (contenders: readonly Contender[], race: Race): ReadonlyMap<PersonId, DueLater> => {
  const found = new Map<PersonId, DueLater>();
  if (race.due === null) return found;
  const firstBy = (due: LocalDate) => rank(contenders, { ...race, due }).placed[0]?.contender.person;
  const now = firstBy(race.due);
  let due: LocalDate = race.due;
  for (let days = 1; days <= MOST_DAYS; days++) {
    due = workingDayAfter(due);
    const first = firstBy(due);
    if (first !== undefined && first !== now && !found.has(first)) found.set(first, { days, due });
  }
  return found;
};

/** Monday to Friday: the date is the team's, not one person's. */
const workingDayAfter = (day: LocalDate): LocalDate => {
  const next = addDays(day, 1);
  return weekdayOf(next) > 4 ? workingDayAfter(next) : next;
};
