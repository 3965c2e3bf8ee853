import type { StartPlanMany } from '../../contract/planning';
import type { IssueId } from '../../domain/capacity/types';
import type { IssueToPlan, PlanningRequest } from '../../domain/planning/types';
import { type LocalDate, seconds } from '../../domain/units';
import { panelIssue } from '../panel-issue';
import type { PlannedPerson } from '../plan-people';
import type { SiteFacts, TeamsOfProject } from '../ports';
import type { IssueToPlanLive, PlanningPorts } from './ports';
import { freeWeeks, weekOf } from './weeks';

type Gathered = {
  readonly issues: readonly IssueToPlanLive[];
  readonly people: readonly PlannedPerson[];
  readonly weeks: readonly LocalDate[];
  readonly teams: ReadonlyMap<number, TeamsOfProject>;
  readonly site: SiteFacts;
  readonly asked: Pick<StartPlanMany, 'locks'> & { readonly seed?: number | undefined };
};

const SEED = 1;

/** The question in numbers, people by person id, fits still 0; null = a lock names somebody outside the team. */
export const requestOf = async (
  ports: Pick<PlanningPorts, 'plans'>,
  { issues, people, weeks, teams, site, asked }: Gathered,
): Promise<{ readonly planning: PlanningRequest; readonly assumed: readonly IssueId[] } | null> => {
  const ids = new Map<string | null, string>(people.map(({ person }) => [person.accountId, String(person.id)]));
  const locks = new Map(asked.locks.map(({ issueId, accountId }) => [issueId, accountId]));
  if ([...locks.values()].some((account) => account !== null && !ids.has(account))) return null;
  const others = issues.flatMap(({ live: { assignee } }) => (assignee === null || ids.has(assignee) ? [] : [assignee]));
  const strangers = await ports.plans.persons([...new Set(others)]);
  const idOf = (account: string | null) => ids.get(account) ?? String(strangers.get(account ?? '') ?? 0);
  const lockOf = (id: string): IssueToPlan['lock'] => {
    const account = locks.get(id);
    return account === undefined ? null : { person: account === null ? null : idOf(account) };
  };
  const listed = new Set(issues.map(({ live }) => live.id));
  const assumed: IssueId[] = [];
  const toPlan = ({ live, blockedBy }: IssueToPlanLive): IssueToPlan => {
    const team = teams.get(live.project);
    const { due, remaining } = panelIssue(live, site, team ?? NOTHING_DECIDED);
    if (remaining.kind === 'assumed') assumed.push(live.id);
    const first = weeks[0] as LocalDate;
    return {
      id: live.id,
      work: remaining.kind === 'unknown' ? null : seconds(Math.round(remaining.seconds)),
      dueWeek: due === null ? null : weekOf(due, first),
      earliestWeek: live.start === null ? 0 : Math.max(0, weekOf(live.start, first)),
      assignee: live.assignee === null ? null : idOf(live.assignee),
      fits: people.map(() => 0),
      vetoes: [],
      lock: lockOf(live.id),
      blockedBy: blockedBy.filter((id) => listed.has(id)),
    };
  };
  return {
    planning: {
      seed: asked.seed ?? SEED,
      people: people.map((one) => ({ id: String(one.person.id), weeks: freeWeeks(one, weeks) })),
      issues: issues.map(toPlan),
    },
    assumed,
  };
};

const NOTHING_DECIDED: TeamsOfProject = {
  ...{ teams: [], closedProjects: 0, project: null, assumptions: new Map(), slaSeconds: null, priorities: new Map() },
};
