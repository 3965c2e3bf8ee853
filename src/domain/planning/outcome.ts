import { type Seconds, seconds } from '../units';
import { NOBODY, type Places } from './board';
import { PRICE_OF_LATE_WEEK, PRICE_OF_UNASSIGNED, type Problem } from './problem';
import type { Change, IssueToPlan, PlannedAssignment, PlanningRequest, PlanningResult, PlanningTotals } from './types';
import { type WeeksOfWork, weeksOfWork } from './weeks-of-work';
import { whyUnassigned } from './why-unassigned';

/** A found plan in the words of the request: people and weeks, sums, and what it changes. */
export const resultOf = (
  request: PlanningRequest,
  problem: Problem,
  places: Places,
  complete: boolean,
): PlanningResult => {
  const work = weeksOfWork(problem, places);
  const assignments = request.issues.map((issue, at) => assignmentOf(request, problem, places, { issue, at, work }));
  return {
    complete,
    assignments,
    loads: request.people.map(({ id }, at) => ({ person: id, weeks: loadOf(work, at, problem.weeks) })),
    totals: totalsOf(request, assignments),
    changes: request.issues.flatMap((issue, at) => changeOf(issue, assignments[at]?.person ?? null)),
  };
};

const assignmentOf = (
  request: PlanningRequest,
  problem: Problem,
  places: Places,
  { issue, at, work }: { issue: IssueToPlan; at: number; work: WeeksOfWork },
): PlannedAssignment => {
  const held = places.person[at] ?? NOBODY;
  if (held === NOBODY) {
    const why = whyUnassigned(request, problem, places, at);
    return { issue: issue.id, person: null, first: null, last: null, weeksLate: 0, why };
  }
  const last = work.last[at] ?? 0;
  return {
    issue: issue.id,
    person: request.people[held]?.id ?? null,
    first: work.first[at] ?? 0,
    last,
    weeksLate: issue.dueWeek === null ? 0 : Math.max(0, last - issue.dueWeek),
    why: null,
  };
};

const loadOf = ({ loads }: WeeksOfWork, person: number, weeks: number): Seconds[] =>
  Array.from(loads.subarray(person * weeks, (person + 1) * weeks), seconds);

/** Unestimated issues are left alone: nothing is known that speaks for a change. */
const changeOf = ({ id, work, assignee }: IssueToPlan, to: string | null): Change[] =>
  work === null || assignee === to ? [] : [{ issue: id, from: assignee, to }];

const totalsOf = (request: PlanningRequest, assignments: readonly PlannedAssignment[]): PlanningTotals => {
  const persons = new Map(request.people.map(({ id }, index) => [id, index]));
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const fit = sum(
    request.issues.map(({ fits }, at) => {
      const person = assignments[at]?.person ?? null;
      return person === null ? 0 : (fits[persons.get(person) ?? -1] ?? 0);
    }),
  );
  const unassigned = assignments.filter(({ person }) => person === null).length;
  const weeksLate = sum(assignments.map((one) => one.weeksLate));
  return {
    assigned: assignments.length - unassigned,
    unassigned,
    late: assignments.filter((one) => one.weeksLate > 0).length,
    weeksLate,
    fit,
    value: fit - PRICE_OF_LATE_WEEK * weeksLate - PRICE_OF_UNASSIGNED * unassigned,
  };
};
