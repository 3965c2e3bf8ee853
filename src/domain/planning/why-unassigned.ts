import type { IssueId } from '../capacity/types';
import { NOBODY, type Places } from './board';
import type { Problem } from './problem';
import type { PlanningRequest, WhyUnassigned } from './types';

/** Why nobody has an issue in a plan: what the request rules out first, then what the plan came to. */
export const whyUnassigned = (
  request: PlanningRequest,
  problem: Problem,
  places: Places,
  at: number,
): WhyUnassigned => {
  const issue = request.issues[at];
  if (issue?.lock?.person === null) return { kind: 'locked' };
  if (issue?.work === null) return { kind: 'unestimated' };
  if (problem.permitted[at]?.length === 0) return { kind: 'all-vetoed' };
  const by = blockersWithNobody(request, problem, places, at);
  if (by.length > 0) return { kind: 'blocked', by };
  return isTooBig(problem, at) ? { kind: 'too-big' } : { kind: 'no-room' };
};

const blockersWithNobody = (request: PlanningRequest, { blockers }: Problem, { person }: Places, at: number) =>
  [...(blockers[at] ?? [])]
    .filter((blocker) => person[blocker] === NOBODY)
    .flatMap((blocker): IssueId[] => {
      const id = request.issues[blocker]?.id;
      return id === undefined ? [] : [id];
    });

const isTooBig = ({ permitted, earliest, weeks, capacity, work }: Problem, at: number): boolean => {
  const from = Math.min(earliest[at] ?? 0, weeks);
  const most = (permitted[at] ?? new Int32Array(0)).reduce((best, person) => {
    const sum = capacity.subarray(person * weeks + from, (person + 1) * weeks).reduce((total, one) => total + one, 0);
    return Math.max(best, sum);
  }, 0);
  return from >= weeks || most < (work[at] ?? 0);
};
