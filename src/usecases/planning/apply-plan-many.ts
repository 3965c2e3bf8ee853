import type { Reply } from '../../contract';
import type { PlanMany } from '../../contract/planning';
import type { PersonId } from '../../domain/capacity/types';
import { planFrom, reversed } from '../../domain/planning/plan-many';
import type { Change } from '../../domain/planning/types';
import { assign } from '../assign-issue';
import { PortFailure, type Viewer } from '../ports';
import { answerOf } from './answer';
import { leftToApply, leftToUndo } from './left';
import type { DoneIssue, PlanningPorts, StoredPlan } from './ports';

/** Jira limits writes, and a resolver has 25 s. */
const MOST_A_CALL = 20;
const LIMIT_MS = 15_000;

type Applying = { readonly planId: string; readonly issueIds?: readonly string[] | undefined };
type When = DoneIssue['when'];

/** Assigns as the viewer; each assignee is read first, and one whom somebody set meanwhile stays. */
export const applyPlanMany = async (
  ports: PlanningPorts,
  viewer: Viewer,
  asked: Applying,
): Promise<Reply<PlanMany>> => {
  const plan = await ports.plans.read(viewer.accountId, asked.planId);
  const result = plan?.search == null ? null : planFrom(plan.asked.request, plan.search);
  if (plan === null) return { ok: false, failure: { kind: 'not-found' } };
  if (result?.complete !== true)
    return { ok: false, failure: { kind: 'conflict', detail: 'The plan is not complete yet: continue it first.' } };
  const named = asked.issueIds === undefined ? null : new Set(asked.issueIds);
  const changes = leftToApply(plan, result, (id) => named?.has(id) ?? true, named !== null);
  return carriedOut(ports, viewer, plan, 'apply', changes);
};

export const undoPlanMany = async (
  ports: PlanningPorts,
  viewer: Viewer,
  { planId }: { readonly planId: string },
): Promise<Reply<PlanMany>> => {
  const plan = await ports.plans.read(viewer.accountId, planId);
  if (plan === null) return { ok: false, failure: { kind: 'not-found' } };
  const result = plan.search === null ? null : planFrom(plan.asked.request, plan.search);
  return carriedOut(ports, viewer, plan, 'undo', reversed(leftToUndo(plan, result)));
};

/** What is about to be written is kept first: after a write that was not heard of, an assignee already set is then ours. */
const carriedOut = async (
  ports: PlanningPorts,
  viewer: Viewer,
  plan: StoredPlan,
  when: When,
  all: readonly Change[],
): Promise<Reply<PlanMany>> => {
  // Nothing is written that could not be followed.
  await ports.reading();
  const changes = all.slice(0, MOST_A_CALL);
  if (changes.length === 0) return answerOf(ports, plan);
  const trying = changes.map(({ issue }): DoneIssue => ({ issue, kind: 'trying', when, words: null }));
  const kept = noted(plan, trying);
  if (!(await ports.plans.save(viewer.accountId, kept)))
    return { ok: false, failure: { kind: 'busy', retryAfterSeconds: 2 } };
  const { done, failure } = await carryOut(ports, plan, when, changes);
  const untried = plan.done.filter(({ issue }) => changes.some((one) => one.issue === issue));
  const reached = { ...noted(withoutTrying(kept, changes, untried), done), version: kept.version + 1 };
  if (!(await ports.plans.save(viewer.accountId, reached)))
    return { ok: false, failure: { kind: 'busy', retryAfterSeconds: 2 } };
  if (failure !== null && done.every(({ kind }) => kind === 'trying')) throw failure;
  return answerOf(ports, reached);
};

/** Issues whose turn did not come stand as they stood before the call. */
const withoutTrying = (plan: StoredPlan, changes: readonly Change[], before: readonly DoneIssue[]): StoredPlan => ({
  ...plan,
  done: [...plan.done.filter(({ issue }) => !changes.some((one) => one.issue === issue)), ...before],
});

const noted = (plan: StoredPlan, done: readonly DoneIssue[]): StoredPlan => {
  const now = new Set(done.map(({ issue }) => issue));
  return { ...plan, done: [...plan.done.filter(({ issue }) => !now.has(issue)), ...done] };
};

const carryOut = async (
  ports: PlanningPorts,
  plan: StoredPlan,
  when: When,
  changes: readonly Change[],
): Promise<{ readonly done: readonly DoneIssue[]; readonly failure: PortFailure | null }> => {
  const deadline = ports.elapsed() + LIMIT_MS;
  const accounts = await ports.plans.accounts(
    changes.flatMap(({ from, to }) => [from, to].flatMap((id) => (id === null ? [] : [Number(id) as PersonId]))),
  );
  const account = (id: string | null) => (id === null ? null : accounts.get(Number(id) as PersonId));
  const done: DoneIssue[] = [];
  for (const { issue, from, to } of changes) {
    if (ports.elapsed() >= deadline) break;
    const wasTrying = plan.done.some((one) => one.issue === issue && one.kind === 'trying');
    try {
      done.push(await one(ports, { issue, expected: account(from), to: account(to), when, wasTrying }));
    } catch (error) {
      if (!(error instanceof PortFailure)) throw error;
      done.push({ issue, kind: 'trying', when, words: null });
      return { done, failure: error };
    }
  }
  return { done, failure: null };
};

type One = {
  readonly issue: Change['issue'];
  /** Undefined = an account that is no more. */
  readonly expected: string | null | undefined;
  readonly to: string | null | undefined;
  readonly when: When;
  readonly wasTrying: boolean;
};

const one = async (ports: PlanningPorts, { issue, expected, to, when, wasTrying }: One): Promise<DoneIssue> => {
  const outcome = (kind: DoneIssue['kind'], words: string | null = null): DoneIssue => ({ issue, kind, when, words });
  const written = when === 'apply' ? 'applied' : 'undone';
  const live = await ports.viewerJira.issue(issue, null);
  if (live === null) return outcome('not-found');
  if (live.assignee === to) return outcome(when === 'undo' || wasTrying ? written : 'already');
  if (to === undefined || live.assignee !== expected) return outcome('changed');
  const answer = await assign(ports, issue, to);
  if (answer.kind === 'not-found') return outcome('not-found');
  if (answer.kind === 'refused') return outcome('refused', answer.words);
  await ports.follow(issue);
  return outcome(written);
};
