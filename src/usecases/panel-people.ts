import type { IssueId, TeamId } from '../domain/capacity/types';
import { localDateAt } from '../domain/time';
import type { Instant, LocalDate } from '../domain/units';
import { mayCount } from './may-count';
import { type PlannedPerson, planPeople, siteZone } from './plan-people';
import type { OpenIssueFacts, PanelPorts, PersonOfTeam, SiteFacts, TeamsOfProject, Viewer } from './ports';

export type PanelRequest = { readonly issueId: string; readonly teamId?: number | undefined };

/** Where the issue stands: what decides whose panel it is. */
export type IssuePlace = { readonly project: number; readonly assignee: string | null };

export type PanelPeople = {
  readonly team: TeamsOfProject['teams'][number] | null;
  /** Whom the panel shows: who is active, and the assignee. */
  readonly planned: readonly PlannedPerson[];
  /** With those who are in the team and inactive. */
  readonly everybody: readonly PlannedPerson[];
  /** What the sums are made of. */
  readonly open: readonly OpenIssueFacts[];
};

type Asked = {
  readonly place: IssuePlace;
  readonly teams: TeamsOfProject;
  readonly teamId: number | undefined;
  readonly site: SiteFacts;
  readonly now: Instant;
  /** Whether declared skills come with the people. */
  readonly skills?: boolean;
};

/** Facts about the team's members and the assignee, and all their open work: nothing of it is for the viewer yet. */
export type FactsOfPeople = Pick<PanelPeople, 'team' | 'open'> & { readonly people: readonly PersonOfTeam[] };

/** Everybody whom the panel of an issue shows, with their open work laid onto their days: the team's members and the assignee. */
export const panelPeople = async (
  ports: Pick<PanelPorts, 'facts' | 'viewerJira' | 'access'>,
  viewer: Viewer,
  asked: Asked,
): Promise<PanelPeople> => laidOut(ports, viewer, asked, await factsOfPeople(ports, viewer, asked));

export const factsOfPeople = async (
  { facts }: Pick<PanelPorts, 'facts'>,
  viewer: Viewer,
  asked: Asked,
): Promise<FactsOfPeople> => {
  const { place, teams, site, now } = asked;
  const team = teams.teams.find(({ id }) => id === asked.teamId) ?? teams.teams[0] ?? null;
  const whose = wanted(place, team, localDateAt(now, siteZone(site)));
  const [people, open] = await Promise.all([
    facts.people(whose, { skills: asked.skills ?? false }),
    facts.openIssues(whose, viewer.accountId),
  ]);
  return { team, people, open };
};

/** What of the facts may count for the viewer, as plans. */
export const laidOut = async (
  ports: Pick<PanelPorts, 'viewerJira' | 'access'>,
  viewer: Viewer,
  { place, site, now }: Pick<Asked, 'place' | 'site' | 'now'>,
  { team, people, open: everything }: FactsOfPeople,
): Promise<PanelPeople> => {
  const open = await mayCount(ports, viewer, site, everything, now);
  const everybody = planPeople(people, open, site, now);
  return {
    team,
    open,
    everybody,
    planned: everybody.filter(({ person }) => person.active || person.accountId === place.assignee),
  };
};

const wanted = ({ project, assignee }: IssuePlace, team: { id: TeamId } | null, on: LocalDate) =>
  team === null
    ? ({ kind: 'learned', project, alsoAccount: assignee } as const)
    : ({ kind: 'team', team: team.id, alsoAccount: assignee, on } as const);

export const issueIdOf = ({ issueId }: PanelRequest): IssueId => issueId as IssueId;
