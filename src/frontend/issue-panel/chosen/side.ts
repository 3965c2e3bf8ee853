import type { DailyLoad } from '../../../domain/capacity/daily-load';
import type { WhatIf } from '../../../domain/capacity/what-if';
import type { LocalDate } from '../../../domain/units';
import type { Row } from '../rows';
import { type WeekSums, weekSums } from '../week-sums';
import { LEAST_SECONDS } from '../windows';

/** One side of the change: the weeks before and after, and what of theirs moves over its due date. */
export type Side = {
  readonly row: Row;
  readonly before: readonly WeekSums[];
  readonly after: readonly WeekSums[];
  /** The weeks on screen and all that follow within 400 days: work may lie where no bar shows it. */
  readonly everyWeek: { readonly before: readonly WeekSums[]; readonly after: readonly WeekSums[] };
  /** It would not be finished within 400 days. */
  readonly never: boolean;
  readonly late: Pick<WhatIf, 'becomesLate' | 'backOnTime'>;
};

/** Something gets worse for who takes the issue, or they are late with it. */
export const isWorse = ({ row: { member }, everyWeek: { before, after }, late, never }: Side): boolean =>
  [late.becomesLate, worseWeeks(before, after)].some(({ length }) => length > 0) || member.lateByDays !== null || never;

/** Weeks after those on screen, Monday to Sunday. */
export const weeksFrom = (monday: LocalDate, days: readonly DailyLoad[]): WeekSums[] => {
  const later = days.filter(({ day }) => day >= monday);
  return later.flatMap(({ day }, at) => (at % 7 === 0 ? weekSums(later.slice(at, at + 7), [day]) : []));
};

/** Weeks that go over capacity, or further over it. */
export const worseWeeks = (before: readonly WeekSums[], after: readonly WeekSums[]): WeekSums[] =>
  after.filter(({ over }, week) => over >= LEAST_SECONDS && over - (before[week]?.over ?? 0) >= LEAST_SECONDS);
