import { dayNumber, type LocalDate, type Seconds } from '../units';
import { plan } from './plan';
import { HORIZON_DAYS, NOISE_SECONDS } from './spread';
import type { Calendar, IssueId, PlannedIssue } from './types';

/** The issue that somebody might take. Its own due date plays no part. */
export type Candidate = {
  readonly id: IssueId;
  readonly remaining: Seconds | null;
  readonly start: LocalDate | null;
  readonly priority: number | null;
};

/**
 * The day on which a person's free time has used up an issue, beginning on the later of today and the issue's start.
 * Free = capacity − dated load − undated load of equal or higher priority, never below 0, the issue itself taken out.
 * Null when the remaining work is unknown or nothing, or it does not end within 400 days (docs/capacity.md).
 */
export const couldFinishBy = (input: {
  calendar: Calendar;
  today: LocalDate;
  issues: readonly PlannedIssue[];
  issue: Candidate;
}): LocalDate | null => {
  const { issue } = input;
  if (issue.remaining === null || issue.remaining <= 0) return null;
  const others = plan({ ...input, issues: input.issues.filter(({ id }) => id !== issue.id) });
  const from = issue.start === null ? 0 : Math.max(0, dayNumber(issue.start) - others.series.first);
  let rest: number = issue.remaining;
  for (let index = from; index < HORIZON_DAYS; index++) {
    rest -= Math.max(0, others.series.capacity(index) - others.claimed(index, issue.priority));
    if (rest <= NOISE_SECONDS) return others.series.dayAt(index);
  }
  return null;
};

/** Whole calendar days that a date lies after the due date; null when it does not, or either is missing. */
export const lateByDays = (date: LocalDate | null, due: LocalDate | null): number | null =>
  date === null || due === null || date <= due ? null : dayNumber(date) - dayNumber(due);
