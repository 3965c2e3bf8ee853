import type { TeamId } from '../../domain/capacity/types';
import type { Instant } from '../../domain/units';
import { panelPeople } from '../panel-people';
import { type PlannedPerson, planPeople } from '../plan-people';
import { PortFailure, type SiteFacts, type TeamsOfProject, type Viewer } from '../ports';
import type { IssueToPlanLive, PlanningPorts } from './ports';

const MOST_PROJECTS = 20;
const MOST_PEOPLE = 100;

/** What is decided about each project of the issues, one statement each; they were just read as the viewer. */
export const teamsOfProjects = async (
  ports: PlanningPorts,
  viewer: Viewer,
  listed: readonly IssueToPlanLive[],
  now: Instant,
): Promise<ReadonlyMap<number, TeamsOfProject>> => {
  const projects = [...new Set(listed.map(({ live }) => live.project))];
  if (projects.length > MOST_PROJECTS)
    throw new PortFailure({ kind: 'too-large', detail: `A plan takes issues of at most ${MOST_PROJECTS} projects.` });
  const [teams] = await Promise.all([
    Promise.all(projects.map(ports.facts.teamsOf)),
    ports.access.recordBrowse(viewer.accountId, projects, now),
  ]);
  return new Map(projects.flatMap((project, at) => (teams[at] === undefined ? [] : [[project, teams[at]] as const])));
};

type Asked = {
  readonly listed: readonly IssueToPlanLive[];
  readonly teams: ReadonlyMap<number, TeamsOfProject>;
  readonly teamId: number | null;
  readonly site: SiteFacts;
  readonly now: Instant;
};

/**
 * The people of the team, with all their work but the issues that are dealt out. Null = the team names none of the projects
 * that the viewer may browse issues of: whose load may be seen is decided as on the panel.
 */
export const readPeople = async (
  ports: PlanningPorts,
  viewer: Viewer,
  { listed, teams, teamId, site, now }: Asked,
): Promise<readonly PlannedPerson[] | null> => {
  const names = (project: number) =>
    teamId === null || teams.get(project)?.teams.some(({ id }) => id === (teamId as TeamId)) === true;
  const project = listed.find(({ live }) => names(live.project))?.live.project;
  const team = project === undefined ? undefined : teams.get(project);
  if (project === undefined || team === undefined) return null;
  const place = { project, assignee: null };
  const { planned, open } = await panelPeople(ports, viewer, {
    place,
    teams: team,
    teamId: teamId ?? undefined,
    site,
    now,
  });
  const able = planned.map(({ person }) => person).filter(({ active, app }) => active && !app);
  if (able.length > MOST_PEOPLE)
    throw new PortFailure({ kind: 'too-large', detail: `A plan takes at most ${MOST_PEOPLE} people.` });
  const dealt = new Set(listed.filter(({ live }) => live.open).map(({ live }) => live.id));
  return planPeople(
    able,
    open.filter(({ id }) => !dealt.has(id)),
    site,
    now,
  );
};
