import type { IssueId } from '../../../src/domain/capacity/types';
import { continuePlan, isComplete, planFrom, startPlan } from '../../../src/domain/planning/plan-many';
import type { IssueToPlan, PersonToPlan, PlanningRequest, PlanningResult } from '../../../src/domain/planning/types';
import { hours } from '../../../src/domain/units';

/** A person with these hours in each week. */
export const person = (id: string, ...weeks: number[]): PersonToPlan => ({ id, weeks: weeks.map(hours) });

/** Ten hours, not due, nobody's, for whom two people are equally good; a test overrides what matters. */
export const issue = (id: string, over: Partial<IssueToPlan> = {}): IssueToPlan => ({
  id: id as IssueId,
  work: hours(10),
  dueWeek: null,
  earliestWeek: 0,
  assignee: null,
  fits: [0.5, 0.5],
  vetoes: [],
  lock: null,
  blockedBy: [],
  ...over,
});

export const ids = (...names: string[]) => names as IssueId[];

export const request = (
  people: readonly PersonToPlan[],
  issues: readonly IssueToPlan[],
  seed = 1,
): PlanningRequest => ({
  seed,
  people,
  issues,
});

export const planned = (asked: PlanningRequest, moves?: number): PlanningResult => {
  const started = startPlan(asked, moves);
  if (!started.ok) throw new Error(JSON.stringify(started.refusal));
  const state = continuePlan(asked, started.state, () => false);
  const result = state === null || !isComplete(state) ? null : planFrom(asked, state);
  if (result === null) throw new Error('the plan is not complete');
  return result;
};

/** One issue's line of a plan. */
export const lineOf = (result: PlanningResult, id: string) => result.assignments.find((one) => one.issue === id);
