import { dayNumber, type LocalDate } from '../units';
import { type Candidate, finishing } from './finish-dates';
import { type Days, seriesOfDays } from './plan';
import type { PlannedIssue } from './types';

/**
 * The day on which a person's free time has used up an issue, beginning on the later of today and the issue's start.
 * Free = capacity − dated load − undated load of equal or higher priority, never below 0, the issue itself taken out.
 */
export const couldFinishBy = (
  input: Days & { readonly issues: readonly PlannedIssue[]; readonly issue: Candidate },
): LocalDate | null => finishing({ series: seriesOfDays(input), issues: input.issues })(input.issue);

/** Whole calendar days that a date lies after the due date; null when it does not, or either is missing. */
export const lateByDays = (date: LocalDate | null, due: LocalDate | null): number | null =>
  date === null || due === null || date <= due ? null : dayNumber(date) - dayNumber(due);
