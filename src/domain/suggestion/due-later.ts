import type { PersonId } from '../capacity/types';
import { addDays, type LocalDate, weekdayOf } from '../units';
import { type Contender, type Race, rank } from './rank';

/** How far a due date is moved in search of an answer. */
const MOST_DAYS = 20;

/**
 * "Would rank first if it were due n working days later": the smallest n from 1 to 20, 0 for who ranks first now, null when
 * no such date helps or the issue has none. Work and loads stay as they are; only the due date moves.
 */
export const firstIfDueLater = (contenders: readonly Contender[], person: PersonId, race: Race): number | null => {
  let due: LocalDate | null = race.due;
  for (let days = 0; days <= MOST_DAYS; days++) {
    if (rank(contenders, { ...race, due }).placed[0]?.contender.person === person) return days;
    if (due === null) return null;
    due = workingDayAfter(due);
  }
  return null;
};

/** Monday to Friday: the date is the team's, not one person's. */
const workingDayAfter = (day: LocalDate): LocalDate => {
  const next = addDays(day, 1);
  return weekdayOf(next) > 4 ? workingDayAfter(next) : next;
};
