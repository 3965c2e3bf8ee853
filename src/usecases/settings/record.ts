import type { PersonSetting, SaveTeam, TeamSetting } from '../../contract';
import type { AuditEntry, AuditObject } from '../audit/ports';
import type { Viewer } from '../ports';
import type { SettingsPorts } from './ports';

/** A payload as the log keeps it: who takes a change back names the version of then. */
export const versionless = <T extends { readonly version: number | null }>({ version: _, ...value }: T) => value;

export const teamObject = (teamId: number): AuditObject => ({ kind: 'team', id: String(teamId) });

export const teamValue = ({ name, isDefault, projects, members }: Omit<TeamSetting, 'id' | 'version'>) => ({
  name,
  isDefault,
  projects,
  members,
});

/** What a team looked like before, and the team that it took the default from, whose version went up, too. */
export type TeamBefore = { readonly own: TeamSetting | null; readonly tookDefaultFrom: TeamSetting | null };

export const teamBefore = (teams: readonly TeamSetting[], { teamId, isDefault }: SaveTeam): TeamBefore => ({
  own: teams.find(({ id }) => id === teamId) ?? null,
  tookDefaultFrom: (isDefault && teams.find((one) => one.isDefault && one.id !== teamId)) || null,
});

/** A new team's id is that of the team which bears the name now. */
export const recordTeam = async (
  { store, audit }: Pick<SettingsPorts, 'store' | 'audit'>,
  by: Viewer,
  team: SaveTeam,
  { own, tookDefaultFrom }: TeamBefore,
  action: AuditEntry['action'] = 'saved',
): Promise<void> => {
  const id = team.teamId ?? (await store.teams()).find(({ name }) => name === team.name)?.id ?? 0;
  const saved = { by, action, object: teamObject(id), version: (team.version ?? 0) + 1 };
  const other = tookDefaultFrom && {
    ...{ by, action, object: teamObject(tookDefaultFrom.id), version: tookDefaultFrom.version + 1 },
    before: teamValue(tookDefaultFrom),
    after: { ...teamValue(tookDefaultFrom), isDefault: false },
  };
  await audit.append([{ ...saved, before: own && teamValue(own), after: teamValue(team) }, ...(other ? [other] : [])]);
};

export const calendarOf = async (
  { store }: Pick<SettingsPorts, 'store'>,
  account: string,
): Promise<PersonSetting | null> => (await store.people()).find(({ accountId }) => accountId === account) ?? null;

export const calendarEntry = (
  by: Viewer,
  calendar: PersonSetting,
  before: PersonSetting | null,
  action: AuditEntry['action'] = 'saved',
): AuditEntry => ({
  ...{ by, action, object: { kind: 'calendar', id: null }, subject: calendar.accountId },
  version: calendar.version + 1,
  before: before && calendarValue(before),
  after: calendarValue(calendar),
});

/** As the save takes it. */
const calendarValue = ({ accountId, zone, schedules, absences, holidays = null }: PersonSetting) => ({
  ...{ accountId, zone, schedules, absences, holidays },
});
