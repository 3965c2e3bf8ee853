import type { Reply } from '../../contract';
import type { PlanMany, PlanManyDone, PlanManyIssue, WhyNobody } from '../../contract/planning';
import type { IssueId, PersonId } from '../../domain/capacity/types';
import { planFrom } from '../../domain/planning/plan-many';
import type { IssueToPlan, PlannedAssignment, PlanningResult } from '../../domain/planning/types';
import { seconds } from '../../domain/units';
import { leftToApply, leftToUndo } from './left';
import type { DoneIssue, PlanningPorts, StoredPlan } from './ports';

type Accounts = ReadonlyMap<PersonId, string>;

/** The plan as it stands, of issues that the viewer may browse now: what they lost sight of is as if it were not there. */
export const answerOf = async (ports: PlanningPorts, plan: StoredPlan): Promise<Reply<PlanMany>> => {
  const { asked } = plan;
  const { request } = asked;
  const [seen, accounts] = await Promise.all([
    ports.issues.browsable([...request.issues.map(({ id }) => id), ...asked.notOpen]),
    ports.plans.accounts(personsOf(plan)),
  ]);
  const result = plan.search === null ? null : planFrom(request, plan.search);
  const isSeen = (id: IssueId) => seen.has(id);
  const rows = request.issues.map((issue, at) => ({ issue, assignment: result?.assignments[at] ?? null }));
  const issues = rows
    .filter(({ issue }) => isSeen(issue.id))
    .map((row) => issueOf(plan, accounts, isSeen, row, result));
  const lost = [...request.issues.map(({ id }) => id), ...asked.notOpen].filter((id) => !isSeen(id));
  return {
    ok: true,
    value: {
      ...{ planId: plan.planId, createdAt: plan.createdAt, ...progressOf(plan) },
      ...{ by: asked.by, readAll: asked.readAll, weeks: asked.weeks, seed: request.seed },
      people: request.people.flatMap(({ id, weeks }, at) => {
        const accountId = accounts.get(Number(id) as PersonId);
        const planned = result?.loads[at]?.weeks ?? weeks.map(() => seconds(0));
        return accountId === undefined ? [] : [{ accountId, free: weeks, planned }];
      }),
      issues,
      notFound: [...asked.notFound, ...lost],
      notOpen: asked.notOpen.filter(isSeen),
      totals: totalsOf(result === null ? [] : issues),
      left: { apply: leftToApply(plan, result, isSeen).length, undo: leftToUndo(plan, result, isSeen).length },
    },
  };
};

const personsOf = ({ asked: { request } }: StoredPlan): PersonId[] => [
  ...new Set([
    ...request.people.map(({ id }) => Number(id) as PersonId),
    ...request.issues.flatMap(({ assignee }) => (assignee === null ? [] : [Number(assignee) as PersonId])),
  ]),
];

const progressOf = ({ asked, search }: StoredPlan): Pick<PlanMany, 'phase' | 'complete' | 'progress'> => {
  const share = (done: number, all: number) => (all === 0 ? 1 : done / all);
  if (search === null)
    return { phase: 'fits', complete: false, progress: share(asked.fitted, asked.request.issues.length) };
  const { moves, movesInAll } = search.search;
  const complete = moves >= movesInAll;
  return { phase: complete ? 'complete' : 'search', complete, progress: share(moves, movesInAll) };
};

const issueOf = (
  { asked, done }: StoredPlan,
  accounts: Accounts,
  isSeen: (id: IssueId) => boolean,
  { issue, assignment }: { readonly issue: IssueToPlan; readonly assignment: PlannedAssignment | null },
  result: PlanningResult | null,
): PlanManyIssue => {
  const account = (id: string | null) => (id === null ? null : (accounts.get(Number(id) as PersonId) ?? null));
  const day = (week: number | null) => (week === null ? null : (asked.weeks[week] ?? null));
  return {
    issueId: issue.id,
    work: issue.work,
    assumed: asked.assumed.includes(issue.id),
    from: account(issue.assignee),
    to: account(assignment?.person ?? null),
    ...{ first: day(assignment?.first ?? null), last: day(assignment?.last ?? null) },
    weeksLate: assignment?.weeksLate ?? 0,
    why: whyOf(assignment, isSeen),
    changes: result?.changes.some((change) => change.issue === issue.id) ?? false,
    done: doneOf(done.find((one) => one.issue === issue.id)),
  };
};

const whyOf = (assignment: PlannedAssignment | null, isSeen: (id: IssueId) => boolean): WhyNobody | null => {
  const why = assignment?.why ?? null;
  return why?.kind === 'blocked' ? { kind: 'blocked', by: why.by.filter(isSeen) } : why;
};

const doneOf = (one: DoneIssue | undefined): PlanManyDone | null => {
  if (one === undefined || one.kind === 'trying') return null;
  if (one.kind === 'changed') return { kind: 'changed', when: one.when };
  return one.kind === 'refused' ? { kind: 'refused', when: one.when, words: one.words ?? '' } : { kind: one.kind };
};

const totalsOf = (issues: readonly PlanManyIssue[]): PlanMany['totals'] => {
  const late = issues.filter(({ weeksLate }) => weeksLate > 0);
  const assigned = issues.filter(({ first }) => first !== null).length;
  const weeksLate = late.reduce((sum, one) => sum + one.weeksLate, 0);
  return { assigned, unassigned: issues.length - assigned, late: late.length, weeksLate };
};
