import type { Reply } from '../../contract';
import type { PlanMany, StartPlanMany } from '../../contract/planning';
import type { IssueId } from '../../domain/capacity/types';
import { startPlan } from '../../domain/planning/plan-many';
import type { PlanningRefusal } from '../../domain/planning/types';
import { localDateAt } from '../../domain/time';
import { addDays, mondayOf } from '../../domain/units';
import { siteZone } from '../plan-people';
import { PortFailure, type Viewer } from '../ports';
import { answerOf } from './answer';
import { readPeople, teamsOfProjects } from './people-to-plan';
import type { IssueToPlanLive, PlanAsked, PlanningPorts } from './ports';
import { requestOf } from './request';

type Request = Omit<StartPlanMany, 'seed'> & { readonly seed?: number | undefined };

/** Issues are read as the viewer: what they may not browse is as if it were not there. */
export const startPlanMany = async (ports: PlanningPorts, viewer: Viewer, asked: Request): Promise<Reply<PlanMany>> => {
  const problem = badLock(asked);
  if (problem !== null) return invalid(problem, 'locks');
  const site = await ports.suggestion.site();
  if (site.salt === null) throw new PortFailure({ kind: 'unavailable', reason: 'setting-up' });
  const ids = asked.issueIds as readonly IssueId[];
  const listed = inOrder(ids, await ports.issues.toPlan(ids, site.site.fields));
  const now = ports.clock.now();
  const teams = await teamsOfProjects(ports, viewer, listed, now);
  const issues = listed.filter(({ live }) => live.open && teams.get(live.project)?.project?.archived !== true);
  const first = mondayOf(localDateAt(now, siteZone(site.site)));
  const weeks = Array.from({ length: asked.weeks }, (_, k) => addDays(first, 7 * k));
  const people = await readPeople(ports, viewer, { listed, teams, teamId: asked.teamId, site: site.site, now });
  if (people === null) return { ok: false, failure: { kind: 'not-found' } };
  const question = await requestOf(ports, { issues, people, weeks, teams, site: site.site, asked });
  if (question === null) return invalid('a lock names somebody who is not in the team', 'locks');
  const started = startPlan(question.planning);
  if (!started.ok) return invalid(wordsOf(started.refusal));
  const { mode } = site.rules;
  const plan = {
    ...{ planId: ports.newPlanId(), version: 1, createdAt: now, search: null, done: [] },
    asked: {
      // With the mode off nobody is weighed at all.
      fitted: mode === 'off' ? issues.length : 0,
      by: mode === 'off' || mode === 'works-council' ? ('capacity' as const) : ('fit-and-capacity' as const),
      ...{ weeks, request: question.planning, assumed: question.assumed, readAll: site.state.ready },
      notFound: ids.filter((id) => !listed.some(({ live }) => live.id === id)),
      notOpen: listed.filter((one) => !issues.includes(one)).map(({ live }) => live.id),
    } satisfies PlanAsked,
  };
  await ports.plans.create(viewer.accountId, plan);
  return answerOf(ports, plan);
};

const inOrder = (ids: readonly IssueId[], found: readonly IssueToPlanLive[]): IssueToPlanLive[] => {
  const byId = new Map(found.map((one) => [one.live.id, one]));
  return ids.flatMap((id) => byId.get(id) ?? []);
};

const badLock = ({ issueIds, locks }: Request): string | null => {
  const listed = new Set(issueIds);
  const other = locks.find(({ issueId }) => !listed.has(issueId));
  return other === undefined ? null : `issue ${other.issueId} is locked and not in the list`;
};

const invalid = (detail: string, field?: string): Reply<never> => ({
  ok: false,
  failure: { kind: 'invalid-request', detail, ...(field === undefined ? {} : { field }) },
});

/** Everything else was checked before, or is made by ourselves. */
const wordsOf = (refusal: PlanningRefusal): string =>
  refusal.kind === 'cycle'
    ? `These issues block each other in a circle: ${refusal.issues.join(', ')}.`
    : `This cannot be planned (${refusal.kind}).`;
