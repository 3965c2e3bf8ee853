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

/** A new team's id is that of the team which bears the name now. */
export const recordTeam = async (
  { store, audit }: Pick<SettingsPorts, 'store' | 'audit'>,
  by: Viewer,
  team: SaveTeam,
  before: TeamSetting | null,
  action: AuditEntry['action'] = 'saved',
): Promise<void> => {
  const after = team.teamId ?? (await store.teams()).find(({ name }) => name === team.name)?.id ?? 0;
  await audit.append({
    by,
    action,
    object: teamObject(after),
    version: (team.version ?? 0) + 1,
    before: before && teamValue(before),
    after: teamValue(team),
  });
};

export const calendarOf = async (
  { store }: Pick<SettingsPorts, 'store'>,
  account: string,
): Promise<PersonSetting | null> => (await store.people()).find(({ accountId }) => accountId === account) ?? null;

export const recordCalendar = (
  { audit }: Pick<SettingsPorts, 'audit'>,
  by: Viewer,
  calendar: PersonSetting,
  before: PersonSetting | null,
  action: AuditEntry['action'] = 'saved',
): Promise<void> =>
  audit.append({
    by,
    action,
    object: { kind: 'calendar', id: null },
    subject: calendar.accountId,
    version: calendar.version + 1,
    before: before && calendarValue(before),
    after: calendarValue(calendar),
  });

/** As the save takes it. */
export const calendarValue = ({ accountId, zone, schedules, absences, holidays = null }: PersonSetting) => ({
  ...{ accountId, zone, schedules, absences, holidays },
});
