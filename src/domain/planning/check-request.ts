import type { IssueId } from '../capacity/types';
import { blockingCycle } from './blocking';
import type { IssueToPlan, NumberOfRequest, PersonToPlan, PlannerId, PlanningRefusal, PlanningRequest } from './types';

export const MAX_ISSUES = 1000;
export const MAX_PEOPLE = 300;
export const MAX_WEEKS = 26;

/** Why a request cannot be planned; null = it can. */
export const checkRequest = (request: PlanningRequest): PlanningRefusal | null =>
  tooLarge(request) ??
  badSeed(request) ??
  firstOf(request.people, (person) => badPerson(person, weeksOf(request))) ??
  duplicate(request.people, 'person') ??
  duplicate(request.issues, 'issue') ??
  badIssue(request) ??
  cycle(request.issues);

/** How many weeks the plan has: as many as the first person. */
export const weeksOf = ({ people }: PlanningRequest): number => people[0]?.weeks.length ?? 0;

const tooLarge = (request: PlanningRequest): PlanningRefusal | null => {
  const sizes = [
    { what: 'issues', size: request.issues.length, limit: MAX_ISSUES },
    { what: 'people', size: request.people.length, limit: MAX_PEOPLE },
    { what: 'weeks', size: weeksOf(request), limit: MAX_WEEKS },
  ] as const;
  const over = sizes.find(({ size, limit }) => size > limit);
  return over === undefined ? null : { kind: 'too-large', what: over.what, limit: over.limit };
};

const badSeed = ({ seed }: PlanningRequest): PlanningRefusal | null =>
  Number.isSafeInteger(seed) ? null : invalid('seed', null);

const badPerson = ({ id, weeks }: PersonToPlan, count: number): PlanningRefusal | null =>
  weeks.length === count && count > 0 && weeks.every(isAmount) ? null : invalid('weeks', id);

const badIssue = ({ issues, people }: PlanningRequest): PlanningRefusal | null => {
  const persons = new Set(people.map(({ id }) => id));
  const ids = new Set(issues.map(({ id }) => id));
  return firstOf(
    issues,
    (issue) => badNumbers(issue, people.length) ?? badPeople(issue, persons) ?? badBlockers(issue, ids),
  );
};

const badNumbers = (issue: IssueToPlan, people: number): PlanningRefusal | null => {
  const { id, work, dueWeek, earliestWeek, fits } = issue;
  if (work !== null && !(Number.isSafeInteger(work) && work >= 0)) return invalid('work', id);
  if (dueWeek !== null && !Number.isSafeInteger(dueWeek)) return invalid('due-week', id);
  if (!(Number.isSafeInteger(earliestWeek) && earliestWeek >= 0)) return invalid('earliest-week', id);
  return fits.length === people && fits.every(Number.isFinite) ? null : invalid('fits', id);
};

const badPeople = ({ id, vetoes, lock }: IssueToPlan, persons: ReadonlySet<PlannerId>): PlanningRefusal | null => {
  const locked = lock?.person ?? null;
  const named = locked === null ? vetoes : [...vetoes, locked];
  const unknown = named.find((person) => !persons.has(person));
  if (unknown !== undefined) return { kind: 'unknown-person', id: unknown, issue: id };
  if (locked !== null && vetoes.includes(locked)) return { kind: 'lock-vetoed', issue: id, person: locked };
  return repeated(vetoes, 'veto');
};

const badBlockers = ({ id, blockedBy }: IssueToPlan, ids: ReadonlySet<IssueId>): PlanningRefusal | null => {
  const unknown = blockedBy.find((blocker) => !ids.has(blocker));
  return unknown === undefined ? repeated(blockedBy, 'blocker') : { kind: 'unknown-issue', id: unknown, issue: id };
};

const cycle = (issues: readonly IssueToPlan[]): PlanningRefusal | null => {
  const found = blockingCycle(issues);
  return found === null ? null : { kind: 'cycle', issues: found };
};

const isAmount = (value: number): boolean => Number.isFinite(value) && value >= 0;

const invalid = (what: NumberOfRequest, id: string | null): PlanningRefusal => ({ kind: 'invalid-number', what, id });

const duplicate = (list: readonly { readonly id: string }[], what: 'issue' | 'person'): PlanningRefusal | null =>
  repeated(
    list.map(({ id }) => id),
    what,
  );

const repeated = (ids: readonly string[], what: 'issue' | 'person' | 'veto' | 'blocker'): PlanningRefusal | null => {
  const seen = new Set<string>();
  const again = ids.find((id) => seen.has(id) || !seen.add(id));
  return again === undefined ? null : { kind: 'duplicate', what, id: again };
};

const firstOf = <T>(list: readonly T[], check: (one: T) => PlanningRefusal | null): PlanningRefusal | null => {
  for (const one of list) {
    const refusal = check(one);
    if (refusal !== null) return refusal;
  }
  return null;
};
