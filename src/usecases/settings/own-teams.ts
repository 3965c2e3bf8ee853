import type { SaveTeam, TeamSetting, TeamSettings } from '../../contract';
import type { Access } from '../ports';

/** What of the settings is the viewer's: everything, else their teams with their people, and of nobody else anything. */
export const cutTo = (access: Access, settings: TeamSettings): TeamSettings => {
  if (access.everything) return settings;
  const mine = (teamId: number) => access.teams.some((id) => id === teamId);
  const teams = settings.teams.filter(({ id }) => mine(id));
  const people = new Set(teams.flatMap(({ members }) => members.map(({ accountId }) => accountId)));
  const projects = new Set(teams.flatMap((team) => team.projects));
  return {
    ...settings,
    teams,
    people: settings.people.filter(({ accountId }) => people.has(accountId)),
    projects: settings.projects.filter((project) => projects.has(project)),
    managers: settings.managers.filter(({ teamId }) => mine(teamId)),
    places: settings.teams
      .filter(({ id }) => !mine(id))
      .flatMap(({ name, members }) =>
        members.filter(({ accountId }) => people.has(accountId)).map((member) => ({ ...member, team: name })),
      ),
  };
};

/**
 * Whether the viewer may not save a team so. Managers change members and shares of their own teams: its name, its projects
 * and whether it is the default stay as they are. What they compare with has to be what they saw.
 */
export const mayNotSave = (
  access: Access,
  team: SaveTeam,
  before: TeamSetting | null,
): 'forbidden' | 'changed' | null => {
  if (access.everything) return null;
  if (before === null || !access.teams.some((id) => id === before.id)) return 'forbidden';
  if (before.version !== team.version) return 'changed';
  const same =
    team.name === before.name &&
    team.isDefault === before.isDefault &&
    team.projects.length === before.projects.length &&
    team.projects.every((project) => before.projects.includes(project));
  return same ? null : 'forbidden';
};
