import type { IssueId, PersonId } from '../capacity/types';
import type { LocalDate, Seconds } from '../units';
import type { KpiFrame } from './frame';

/** One worklog with what KPIs need of its issue. `day` is the day it has in its author's calendar zone. */
export type LoggedWork = {
  readonly issue: IssueId;
  readonly person: PersonId;
  readonly day: LocalDate;
  readonly spent: Seconds;
};

/** Worklogs of the window's days; those of no time or less are set apart and counted. */
export const workInWindow = <T extends Pick<LoggedWork, 'day' | 'spent'>>(
  { window }: Pick<KpiFrame, 'window'>,
  worklogs: readonly T[],
): { readonly work: readonly T[]; readonly bad: number } => {
  const within = worklogs.filter(({ day }) => day >= window.from && day < window.to);
  const work = within.filter(({ spent }) => spent > 0);
  return { work, bad: within.length - work.length };
};

export const secondsOf = (work: readonly { readonly spent: Seconds }[]): number =>
  work.reduce((sum, { spent }) => sum + spent, 0);
