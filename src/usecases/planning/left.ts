import type { IssueId } from '../../domain/capacity/types';
import type { Change, PlanningResult } from '../../domain/planning/types';
import type { StoredPlan } from './ports';

/** What was not tried yet, or tried and not heard of; named issues also where they were refused, changed or taken back. */
export const leftToApply = (
  { done }: StoredPlan,
  result: PlanningResult | null,
  isAsked: (id: IssueId) => boolean,
  again = false,
): Change[] => {
  const doneOf = new Map(done.map((one) => [one.issue, one]));
  return (result?.complete === true ? result.changes : []).filter(({ issue }) => {
    const one = doneOf.get(issue);
    const open = one === undefined || (one.kind === 'trying' && one.when === 'apply');
    return isAsked(issue) && (open || (again && AGAIN.has(one.kind)));
  });
};
const AGAIN: ReadonlySet<string> = new Set(['changed', 'refused', 'undone', 'not-found']);

/** What the plan assigned, or may have, and did not take back yet. */
export const leftToUndo = (
  { done }: StoredPlan,
  result: PlanningResult | null,
  isAsked: (id: IssueId) => boolean = () => true,
): Change[] => {
  const mine = new Set(done.filter(({ kind }) => kind === 'applied' || kind === 'trying').map(({ issue }) => issue));
  return (result?.changes ?? []).filter(({ issue }) => mine.has(issue) && isAsked(issue));
};
