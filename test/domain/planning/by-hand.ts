import type { IssueToPlan, PlannedAssignment, PlanningRequest } from '../../../src/domain/planning/types';

/** Σ fit − 0.25 × weeks late − 2 per issue with nobody. `lockPrice` counts a locked issue with nobody instead. */
export const valueByHand = (
  { people, issues }: PlanningRequest,
  lines: readonly Pick<PlannedAssignment, 'person' | 'last'>[],
  lockPrice = 2,
): number =>
  issues.reduce((sum, { fits, dueWeek, lock }, at) => {
    const { person, last } = lines[at] ?? { person: null, last: null };
    if (person === null || last === null) return sum - (lock !== null && lock.person !== null ? lockPrice : 2);
    const fit = fits[people.findIndex(({ id }) => id === person)] ?? Number.NaN;
    return sum + fit - 0.25 * Math.max(0, dueWeek === null ? 0 : last - dueWeek);
  }, 0);

type Line = { readonly person: string | null; readonly last: number | null };

/** The value of the best plan, by trying every person and every last week for every issue. */
export const bestByHand = (request: PlanningRequest): number => {
  const weeks = request.people[0]?.weeks.length ?? 0;
  const ways = request.issues.map((issue): Line[] => [
    { person: null, last: null },
    ...(mayBeGiven(issue) ? request.people : [])
      .filter(({ id }) => (issue.lock === null ? !issue.vetoes.includes(id) : issue.lock.person === id))
      .flatMap(({ id }) => Array.from({ length: weeks }, (_, last) => ({ person: id, last }))),
  ]);
  let best = Number.NEGATIVE_INFINITY;
  const tryAll = (lines: Line[]) => {
    const options = ways[lines.length];
    if (options === undefined) {
      if (isPossible(request, lines)) best = Math.max(best, valueByHand(request, lines, 1000));
      return;
    }
    for (const line of options) tryAll([...lines, line]);
  };
  tryAll([]);
  return best;
};

const mayBeGiven = ({ work, lock }: IssueToPlan): boolean => work !== null && (lock === null || lock.person !== null);

/** Whether work can be laid into weeks so that each issue has ended by its last one; second by second, the most urgent first. */
const isPossible = (request: PlanningRequest, lines: readonly Line[]): boolean => {
  const begins = request.issues.map((issue) => {
    const blockers = issue.blockedBy.map((id) => lines[request.issues.findIndex((one) => one.id === id)]?.last ?? 99);
    return Math.max(issue.earliestWeek, ...blockers);
  });
  return request.people.every(({ id, weeks }) => {
    const mine = request.issues
      .map(({ work }, at) => ({ left: work ?? 0, begin: begins[at] ?? 0, last: lines[at]?.last ?? 0, at }))
      .filter(({ at }) => lines[at]?.person === id)
      .sort((a, b) => a.last - b.last);
    if (mine.some(({ begin, last }) => begin > last)) return false;
    weeks.forEach((capacity, week) => {
      for (let second = 0; second < capacity; second++) {
        const next = mine.find(({ left, begin, last }) => left > 0 && begin <= week && week <= last);
        if (next !== undefined) next.left--;
      }
    });
    return mine.every(({ left }) => left === 0);
  });
};
