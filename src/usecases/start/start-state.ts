import type { Reply, TeamSetting } from '../../contract';
import type { StartState } from '../../contract/start';
import { guessTeams, type HeldWork, type TeamGuess } from '../../domain/teams/guess-teams';
import { siteWeek } from '../plan-people';
import type { Viewer } from '../ports';
import type { StartPorts } from './ports';
import { stepsOf } from './steps';

/** Meetings take an hour of eight, until an admin says otherwise. */
export const USUAL_RESERVE = 0.125;

/** The first steps, with what the data make of each. */
export const getStart = async (
  { reading, start, store, facts }: StartPorts,
  viewer: Viewer,
): Promise<Reply<StartState>> => {
  const [state, decided, teams, work, site] = await Promise.all([
    reading(),
    start.decided(),
    store.teams(),
    start.work(),
    facts.site(),
  ]);
  const { timeTracking } = site;
  return {
    ok: true,
    value: {
      readOnly: viewer.readOnly,
      reading: state.reading,
      version: decided.version,
      steps: stepsOf(decided),
      hours: decided.choice.hours,
      guessedHours: {
        week: siteWeek({ ...site, week: null }),
        reserve: USUAL_RESERVE,
        from: timeTracking === null ? 'usual' : 'jira',
      },
      teams: teams.map(({ id, name, members }) => ({ id, name, people: peopleOf(members).size })),
      guesses: guessesBeside(work, teams),
    },
  };
};

const peopleOf = (members: TeamSetting['members']): ReadonlySet<string> =>
  new Set(members.map(({ accountId }) => accountId));

/** What is left to guess where some teams are there. */
const guessesBeside = (work: readonly HeldWork[], teams: readonly TeamSetting[]): readonly TeamGuess[] => {
  const projects = new Set(teams.flatMap((team) => team.projects));
  const people = new Set(teams.flatMap(({ members }) => [...peopleOf(members)]));
  return guessTeams(work.filter(({ project, person }) => !projects.has(project) && !people.has(person)));
};
