import type { Instant } from '../../domain/units';
import { type FactsOfPeople, factsOfPeople, type IssuePlace, laidOut } from '../panel-people';
import type { PlannedPerson } from '../plan-people';
import type { TeamsOfProject, Viewer } from '../ports';
import type { KnownPlace, SuggestionPorts, SuggestionSite } from './ports';
import type { SuggestionsRequest } from './subject';

type Asked = {
  readonly site: SuggestionSite;
  readonly known: KnownPlace | null;
  readonly request: SuggestionsRequest;
  readonly now: Instant;
};

/** What was begun before Jira said where the issue is; `at` answers for where it really is. */
export type Foreseen = {
  readonly teamsAt: (place: IssuePlace) => Promise<TeamsOfProject>;
  /** Everybody beside the issue, with their work laid onto their days; only for who was seen to browse the issue. */
  readonly peopleAt: (place: IssuePlace) => Promise<readonly PlannedPerson[]>;
};

/**
 * Reads people and their work for where the facts have the issue, while Jira is still asked for it: two trips to the store
 * less to wait for. Where it was moved or given to somebody else a moment ago, they are read for its new place.
 */
export const foresee = (ports: SuggestionPorts, viewer: Viewer, { site, known, request, now }: Asked): Foreseen => {
  const askedFor = (place: IssuePlace, teams: TeamsOfProject) => ({
    ...{ place, teams, teamId: request.teamId, site: site.site, now, skills: true },
  });
  const begun =
    known === null || site.rules.mode === 'off' ? null : factsOfPeople(ports, viewer, askedFor(known, known.teams));
  // Whoever waits for it hears of a failure; until then nobody does.
  begun?.catch(() => {});
  const teams = new Map(known === null ? [] : [[known.project, Promise.resolve(known.teams)]]);
  const teamsAt = ({ project }: IssuePlace) => {
    const read = teams.get(project) ?? ports.facts.teamsOf(project);
    teams.set(project, read);
    return read;
  };
  const factsAt = async (place: IssuePlace): Promise<FactsOfPeople> =>
    begun !== null && known?.project === place.project && known.assignee === place.assignee
      ? begun
      : factsOfPeople(ports, viewer, askedFor(place, await teamsAt(place)));
  const peopleAt = async (place: IssuePlace) =>
    (await laidOut(ports, viewer, { place, site: site.site, now }, await factsAt(place))).everybody;
  return { teamsAt, peopleAt };
};
