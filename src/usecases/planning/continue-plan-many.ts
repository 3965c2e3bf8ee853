import type { Reply } from '../../contract';
import type { PlanMany } from '../../contract/planning';
import { continuePlan, startPlan } from '../../domain/planning/plan-many';
import type { Viewer } from '../ports';
import { answerOf } from './answer';
import type { PlanningPorts, StoredPlan } from './ports';
import { readFits } from './read-fits';

/** Well within the 25 s of a resolver: reading on ends with a batch, searching within milliseconds. */
const LIMIT_MS = 8000;

export const getPlanMany = async (
  ports: PlanningPorts,
  viewer: Viewer,
  { planId }: { readonly planId: string },
): Promise<Reply<PlanMany>> => {
  const plan = await ports.plans.read(viewer.accountId, planId);
  return plan === null ? { ok: false, failure: { kind: 'not-found' } } : answerOf(ports, plan);
};

/** Works for some seconds and keeps how far it came; said again it goes on from there, to the same plan. */
export const continuePlanMany = async (
  ports: PlanningPorts,
  viewer: Viewer,
  { planId }: { readonly planId: string },
): Promise<Reply<PlanMany>> => {
  const plan = await ports.plans.read(viewer.accountId, planId);
  if (plan === null) return { ok: false, failure: { kind: 'not-found' } };
  const deadline = ports.elapsed() + LIMIT_MS;
  const further = await worked(ports, plan, () => ports.elapsed() >= deadline);
  if (further !== plan && !(await ports.plans.save(viewer.accountId, further)))
    return { ok: false, failure: { kind: 'busy', retryAfterSeconds: 2 } };
  return answerOf(ports, further);
};

const worked = async (ports: PlanningPorts, plan: StoredPlan, isOver: () => boolean): Promise<StoredPlan> => {
  if (plan.search !== null && plan.search.search.moves >= plan.search.search.movesInAll) return plan;
  const asked = await readFits(ports, plan.asked, isOver);
  if (asked.fitted < asked.request.issues.length) return { ...plan, asked };
  const started = plan.search === null ? startPlan(asked.request) : null;
  if (started?.ok === false) throw new Error('a question that was taken is refused');
  const from = started?.state ?? plan.search;
  return { ...plan, asked, search: from === null ? null : continuePlan(asked.request, from, isOver) };
};
