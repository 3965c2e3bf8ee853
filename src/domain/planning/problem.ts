import { weeksOf } from './check-request';
import type { IssueToPlan, PersonToPlan, PlanningRequest } from './types';

/** What an issue without anybody, and a week of lateness, take off the value of a plan. */
export const PRICE_OF_UNASSIGNED = 2;
export const PRICE_OF_LATE_WEEK = 0.25;
/** Leaving a locked issue out costs more than anything that could be won by it. */
const PRICE_OF_LOCKED = 1000;
/** Due later than any plan reaches. */
const NEVER_DUE = 1_000_000;

/** A request as arrays by position of issue and person, which the search reads a million times a second. */
export type Problem = {
  readonly issues: number;
  readonly people: number;
  readonly weeks: number;
  readonly work: Float64Array;
  readonly due: Int32Array;
  readonly earliest: Int32Array;
  /** issue × people + person; −∞ where the person may not or could never take the issue. */
  readonly fit: Float64Array;
  /** What an issue costs while nobody has it. */
  readonly price: Float64Array;
  /** People who may take it, best fit first; none for issues that stay unassigned. */
  readonly permitted: readonly Int32Array[];
  /** Of these, whoever could do all of it if they had nothing else; best fit first. */
  readonly able: readonly Int32Array[];
  readonly blockers: readonly Int32Array[];
  /** Issues that wait for it. */
  readonly dependents: readonly Int32Array[];
  /** Whole seconds that a person can give in a week; person × weeks + week. */
  readonly capacity: Float64Array;
};

export const problemOf = (request: PlanningRequest): Problem => {
  const { issues, people } = request;
  const permitted = issues.map((issue) => permittedFor(issue, people));
  const at = new Map(issues.map(({ id }, index) => [id, index]));
  const blockers = issues.map(({ blockedBy }) => Int32Array.from(blockedBy, (id) => at.get(id) ?? -1));
  // A crumb of a second is given up: whole numbers add up exactly, in any order.
  const capacity = Float64Array.from(people.flatMap(({ weeks }) => weeks.map(Math.floor)));
  const able = issues.map((issue, at) => ableOf(issue, permitted[at] ?? new Int32Array(0), people));
  return {
    issues: issues.length,
    people: people.length,
    weeks: weeksOf(request),
    work: Float64Array.from(issues, ({ work }) => work ?? 0),
    due: Int32Array.from(issues, ({ dueWeek }) => Math.max(-NEVER_DUE, Math.min(dueWeek ?? NEVER_DUE, NEVER_DUE))),
    earliest: Int32Array.from(issues, ({ earliestWeek }) => Math.min(earliestWeek, NEVER_DUE)),
    fit: fitTable(issues, able, people.length),
    price: Float64Array.from(issues, ({ lock }) =>
      lock === null || lock.person === null ? PRICE_OF_UNASSIGNED : PRICE_OF_LOCKED,
    ),
    permitted,
    able,
    blockers,
    dependents: dependentsOf(blockers),
    capacity,
  };
};

/** Positions of the people who may take an issue, best fit first. */
export const permittedFor = (issue: IssueToPlan, people: readonly PersonToPlan[]): Int32Array => {
  if (issue.work === null || (issue.lock !== null && issue.lock.person === null)) return new Int32Array(0);
  const vetoed = new Set(issue.vetoes);
  const locked = issue.lock?.person ?? null;
  const fitAt = (index: number) => issue.fits[index] ?? 0;
  const indexes = people
    .map((_, index) => index)
    .filter((index) => {
      const id = people[index]?.id ?? '';
      return locked === null ? !vetoed.has(id) : id === locked;
    });
  return Int32Array.from(indexes.sort((a, b) => fitAt(b) - fitAt(a) || a - b));
};

const ableOf = ({ work, earliestWeek }: IssueToPlan, permitted: Int32Array, people: readonly PersonToPlan[]) =>
  permitted.filter((person) => {
    const weeks = people[person]?.weeks.slice(earliestWeek) ?? [];
    return weeks.length > 0 && weeks.reduce((sum, week) => sum + Math.floor(week), 0) >= (work ?? 0);
  });

const fitTable = (issues: readonly IssueToPlan[], able: readonly Int32Array[], people: number): Float64Array => {
  const table = new Float64Array(issues.length * people).fill(Number.NEGATIVE_INFINITY);
  issues.forEach(({ fits }, issue) => {
    for (const person of able[issue] ?? []) table[issue * people + person] = fits[person] ?? 0;
  });
  return table;
};

const dependentsOf = (blockers: readonly Int32Array[]): Int32Array[] => {
  const lists: number[][] = blockers.map(() => []);
  blockers.forEach((list, issue) => {
    for (const blocker of list) lists[blocker]?.push(issue);
  });
  return lists.map((list) => Int32Array.from(list));
};
