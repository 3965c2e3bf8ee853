import type { MemberSetting, SaveTeam, TeamSetting } from '../../contract';
import { execute, NOW_MS, query, upsert } from './client';
import { newGeneration } from './generations';
import { personIds } from './people';
import type { Published } from './publish-all';

/** What holds "always" begins here, in the store. */
const ALWAYS = '0001-01-01';

type TeamRow = { team_id: number; name: string; is_default: number; version: number };
type MemberRow = {
  team_id: number;
  account_id: string;
  from_day: string;
  to_day: string | null;
  allocation: number | string;
  reserve: number | string;
};

/** Teams with their projects and members, by name. */
export const teams = async (): Promise<readonly TeamSetting[]> => {
  const [found, projects, members] = await Promise.all([
    query<TeamRow>('SELECT team_id, name, is_default, version FROM team WHERE version > 0 ORDER BY name'),
    query<{ team_id: number; project_id: number }>(`SELECT tp.team_id, tp.project_id FROM team_project tp
      JOIN team t ON t.team_id = tp.team_id AND t.gen = tp.gen ORDER BY tp.project_id`),
    query<MemberRow>(`SELECT m.team_id, p.account_id, m.from_day, m.to_day, m.allocation, m.reserve
      FROM team_member m JOIN team t ON t.team_id = m.team_id AND t.gen = m.gen
      JOIN person p ON p.person_id = m.person_id ORDER BY m.team_id, m.person_id, m.from_day`),
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
  from: row.from_day === ALWAYS ? null : row.from_day,
  to: row.to_day,
});

/**
 * Projects and members are written first, under a generation that nobody reads; then one guarded update makes all of the
 * team count at once, and takes the default away from whichever team had it.
 */
export const saveTeam = async (team: SaveTeam): Promise<'saved' | 'conflict' | 'name-taken'> => {
  const [named] = await query<{ team_id: number; version: number }>(
    'SELECT team_id, version FROM team WHERE name = ?',
    [team.name],
  );
  if (named && named.version > 0 && named.team_id !== team.teamId) return 'name-taken';
  const id = team.teamId ?? named?.team_id ?? (await keepName(team.name));
  // A name kept by a creation that never came to its end is free for everybody.
  if (named && named.team_id !== id)
    await execute('DELETE FROM team WHERE team_id = ? AND version = 0', [named.team_id]);
  const gen = newGeneration([id, team]);
  await writeChildren(id, gen, team);
  const outcome = await publish(id, gen, team);
  return outcome === 'conflict' && team.teamId === null ? 'name-taken' : outcome;
};

/** Writes a team's projects and members under a generation that nobody reads yet. Its name and place stay as they are. */
export const writeTeam = async (team: SaveTeam & { readonly teamId: number }): Promise<Published> => {
  const gen = newGeneration([team.teamId, team]);
  await writeChildren(team.teamId, gen, team);
  return { kind: 'team', id: team.teamId, gen, seen: team.version ?? 0 };
};

/** A row that readers pass over, to have an id for a new team. */
const keepName = async (name: string): Promise<number> => {
  const keep = `INSERT INTO team (name, updated_at) VALUES (?, ${NOW_MS}) ON DUPLICATE KEY UPDATE name = VALUES(name)`;
  await execute(keep, [name]);
  const [kept] = await query<{ team_id: number }>('SELECT team_id FROM team WHERE name = ?', [name]);
  return kept?.team_id ?? 0;
};

const writeChildren = async (id: number, gen: number, { projects, members }: SaveTeam): Promise<void> => {
  const people = await personIds(members.map(({ accountId }) => accountId));
  const projectRows = projects.map((project) => [id, gen, Number(project)]);
  const memberRows = members.map(({ accountId, from, to, allocation, reserve }) => [
    ...[id, gen, people.get(accountId) ?? null],
    ...[from ?? ALWAYS, to, allocation, reserve],
  ]);
  await upsert('team_project', ['team_id', 'gen', 'project_id'], projectRows, 'gen = VALUES(gen)');
  await upsert('team_member', MEMBER, memberRows, 'gen = VALUES(gen)');
};
const MEMBER = ['team_id', 'gen', 'person_id', 'from_day', 'to_day', 'allocation', 'reserve'];

// DISTINCT keeps the inner SELECT a table of its own: MySQL takes no other from the table that it updates.
const PUBLISH = `UPDATE team JOIN (SELECT DISTINCT team_id AS id FROM team WHERE team_id = ? AND version = ?) mine
  ON team.team_id = mine.id OR (team.is_default = 1 AND ? = 1)
SET team.name = IF(team.team_id = mine.id, ?, team.name), team.gen = IF(team.team_id = mine.id, ?, team.gen),
  team.is_default = IF(team.team_id = mine.id, ?, 0), team.version = team.version + 1, team.updated_at = ${NOW_MS}`;

const publish = async (id: number, gen: number, team: SaveTeam): Promise<'saved' | 'conflict' | 'name-taken'> => {
  const isDefault = team.isDefault ? 1 : 0;
  const params = [id, team.teamId === null ? 0 : team.version, isDefault, team.name, gen, isDefault];
  const failed = await execute(PUBLISH, params).then(
    () => null,
    (error: unknown) => ({ error }),
  );
  if (failed !== null && failed.error instanceof Error && /duplicate entry/i.test(failed.error.message))
    return 'name-taken';
  // Asked of the store, because an update whose answer was lost may have applied.
  const [now] = await query<{ gen: number }>('SELECT gen FROM team WHERE team_id = ?', [id]);
  if (now?.gen === gen) return 'saved';
  if (failed !== null) throw failed.error;
  return 'conflict';
};

/** False = somebody changed it meanwhile. One that is gone already counts as deleted. What hung on it is swept up later. */
export const deleteTeam = async (teamId: number, version: number): Promise<boolean> => {
  if ((await execute('DELETE FROM team WHERE team_id = ? AND version = ?', [teamId, version])).affectedRows > 0)
    return true;
  return (await query('SELECT team_id FROM team WHERE team_id = ?', [teamId])).length === 0;
};
