import type { MemberSetting, PersonSetting, SaveTeam, SiteSettings, TeamSetting } from '../../contract';
import type { SettingsStore } from '../../usecases/settings/ports';
import { execute, marks, NOW_MS, query, type SqlValue, upsert } from './client';
import { readSite, SITE_SETTING } from './panel-site';
import { personIds } from './people';
import { saveCalendar, storedCalendars } from './settings-calendars';

/** What holds "always" begins here, in the store. */
export const ALWAYS = '0001-01-01';
export const asDay = (from: string | null): string => from ?? ALWAYS;
export const asSetting = (day: string): string | null => (day === ALWAYS ? null : day);

type TeamRow = { team_id: number; name: string; is_default: number; version: number };
type MemberRow = {
  team_id: number;
  account_id: string;
  from_day: string;
  to_day: string | null;
  allocation: number | string;
  reserve: number | string;
};

const teams = async (): Promise<readonly TeamSetting[]> => {
  const [found, projects, members] = await Promise.all([
    query<TeamRow>('SELECT team_id, name, is_default, version FROM team ORDER BY name'),
    query<{ team_id: number; project_id: number }>('SELECT team_id, project_id FROM team_project ORDER BY project_id'),
    query<MemberRow>(`SELECT m.team_id, p.account_id, m.from_day, m.to_day, m.allocation, m.reserve
      FROM team_member m JOIN person p ON p.person_id = m.person_id ORDER BY m.team_id, m.person_id, m.from_day`),
  ]);
  return found.map(({ team_id, name, is_default, version }) => ({
    id: team_id,
    version,
    name,
    isDefault: is_default === 1,
    projects: projects.filter((row) => row.team_id === team_id).map(({ project_id }) => String(project_id)),
    members: members.filter((row) => row.team_id === team_id).map(memberSetting),
  }));
};

const memberSetting = (row: MemberRow): MemberSetting => ({
  accountId: row.account_id,
  allocation: Number(row.allocation),
  reserve: Number(row.reserve),
  from: asSetting(row.from_day),
  to: row.to_day,
});

/** New children come before old ones go: a team is never empty in between, and doing it twice changes nothing. */
const saveTeam = async (team: SaveTeam): Promise<'saved' | 'conflict' | 'name-taken'> => {
  const named = await query<{ team_id: number }>('SELECT team_id FROM team WHERE name = ?', [team.name]);
  if (named.some(({ team_id }) => team_id !== team.teamId)) return 'name-taken';
  const teamId = team.teamId === null ? await createTeam(team) : await updateTeam(team);
  if (teamId === null) return 'conflict';
  if (team.isDefault)
    await execute('UPDATE team SET is_default = 0, version = version + 1 WHERE is_default = 1 AND team_id <> ?', [
      teamId,
    ]);
  await saveProjects(teamId, team.projects.map(Number));
  await saveMembers(teamId, team.members);
  return 'saved';
};

const createTeam = async ({ name, isDefault }: SaveTeam): Promise<number> => {
  const text = `INSERT INTO team (name, is_default, version, updated_at) VALUES (?, ?, 1, ${NOW_MS})`;
  return (await execute(text, [name, isDefault ? 1 : 0])).insertId;
};

const updateTeam = async ({ teamId, version, name, isDefault }: SaveTeam): Promise<number | null> => {
  const text = `UPDATE team SET name = ?, is_default = ?, version = version + 1, updated_at = ${NOW_MS} WHERE team_id = ? AND version = ?`;
  const { affectedRows } = await execute(text, [name, isDefault ? 1 : 0, teamId, version]);
  return affectedRows === 0 ? null : teamId;
};

const saveProjects = async (teamId: number, projects: readonly number[]) => {
  const rows = projects.map((project) => [teamId, project]);
  if (rows.length > 0) await upsert('team_project', ['team_id', 'project_id'], rows, 'team_id = VALUES(team_id)');
  await execute(`DELETE FROM team_project WHERE team_id = ? AND project_id NOT IN (${marks(projects.length)})`, [
    teamId,
    ...orNobody(projects),
  ]);
};

const saveMembers = async (teamId: number, members: readonly MemberSetting[]) => {
  const ids = await personIds(members.map(({ accountId }) => accountId));
  const rows = members.map(({ accountId, from, to, allocation, reserve }) => [
    teamId,
    ids.get(accountId) ?? null,
    asDay(from),
    to,
    allocation,
    reserve,
  ]);
  const columns = ['team_id', 'person_id', 'from_day', 'to_day', 'allocation', 'reserve'];
  const update = 'to_day = VALUES(to_day), allocation = VALUES(allocation), reserve = VALUES(reserve)';
  if (rows.length > 0) await upsert('team_member', columns, rows, update);
  const kept = rows.map((row) => `${row[1]} ${row[2]}`);
  const text = `DELETE FROM team_member WHERE team_id = ? AND CONCAT(person_id, ' ', from_day) NOT IN (${marks(kept.length)})`;
  await execute(text, [teamId, ...orNobody(kept)]);
};

/** `NOT IN ()` is no SQL; an empty list keeps nothing. */
export const orNobody = <T extends SqlValue>(values: readonly T[]): readonly SqlValue[] =>
  values.length > 0 ? values : [-1];

const deleteTeam = async (teamId: number, version: number): Promise<boolean> => {
  if ((await execute('DELETE FROM team WHERE team_id = ? AND version = ?', [teamId, version])).affectedRows === 0)
    return false;
  await execute('DELETE FROM team_project WHERE team_id = ?', [teamId]);
  await execute('DELETE FROM team_member WHERE team_id = ?', [teamId]);
  return true;
};

/** A first save meets no version: of two at once the row's own key lets one in. */
const saveSite = async ({ version, ...settings }: SiteSettings): Promise<boolean> => {
  const value = JSON.stringify(settings);
  const first = `INSERT INTO setting (name, value, version, updated_at)
    SELECT ?, ?, 1, ${NOW_MS} FROM (SELECT 1 AS one) row_of_one WHERE NOT EXISTS (SELECT 1 FROM setting s WHERE s.name = ?)`;
  if (version === 0) return (await execute(first, [SITE_SETTING, value, SITE_SETTING])).affectedRows === 1;
  const update = `UPDATE setting SET value = ?, version = version + 1, updated_at = ${NOW_MS} WHERE name = ? AND version = ?`;
  return (await execute(update, [value, SITE_SETTING, version])).affectedRows > 0;
};

/** Teams, calendars and settings, as admins entered them. */
export const settingsStore: SettingsStore = {
  teams,
  people: storedCalendars,
  projects: async () =>
    (
      await query<{ project_id: number }>(
        'SELECT project_id FROM project WHERE closed = 0 AND archived = 0 ORDER BY project_id',
      )
    ).map(({ project_id }) => String(project_id)),
  site: async () => (await readSite()).settings,
  saveTeam,
  deleteTeam,
  saveCalendar: (calendar: PersonSetting) => saveCalendar(calendar),
  saveSite,
  personIds: async (accountIds) => [...(await personIds(accountIds)).values()],
};
