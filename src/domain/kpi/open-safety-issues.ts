import { localDateAt } from '../time';
import type { LocalDate } from '../units';
import { answered, type KpiFrame, notSetUp } from './frame';
import { type Markable, type Marks, markedBy } from './marks';
import type { KpiResult } from './result';

/**
 * Open safety issues past their due date, as of the facts' day. Part `open`: all open ones. Those without a due date
 * cannot be past it: they are counted apart. `issues` = the open ones of the scope.
 */
export const openSafetyIssues = (
  frame: KpiFrame,
  issues: readonly (Markable & { readonly due: LocalDate | null })[],
  safety: Marks | null,
): KpiResult => {
  const isSafety = markedBy(safety);
  if (isSafety === null) return notSetUp(frame, 'count', 'safety');
  const today = localDateAt(frame.asOf, frame.zone);
  const open = issues.filter(isSafety);
  const dated = open.flatMap(({ due }) => (due === null ? [] : [due]));
  return answered(frame, 'count', dated.filter((due) => due < today).length, dated.length, {
    excluded: { 'no-due-date': open.length - dated.length },
    parts: { open: open.length },
  });
};
