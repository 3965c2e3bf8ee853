import type { Failure, MemberSetting, Reply, SaveTeam, SiteSettings, TeamSettings } from '../../contract';
import { localDateAt } from '../../domain/time';
import { siteWeek, siteZone } from '../plan-people';
import type { Viewer } from '../ports';
import { refreshGlance } from '../refresh-glance';
import { cutTo, mayNotSave } from './own-teams';
import type { SettingsPorts } from './ports';
import { recordTeam, teamBefore, teamObject, teamValue, versionless } from './record';

/** Rows of a team's members; somebody with several shares one after the other has several. */
export const MOST_MEMBERS = 200;

/** Teams with their people, cut to what is the viewer's. */
export const getTeamSettings = async (
  { clock, store, reading, facts, grants }: SettingsPorts,
  viewer: Viewer,
): Promise<Reply<TeamSettings>> => {
  const [state, teams, people, projects, site, given] = await Promise.all([
    reading(),
    store.teams(),
    store.people(),
    store.projects(),
    facts.site(),
    grants.all(),
  ]);
  const settings: TeamSettings = {
    ...{ readOnly: viewer.readOnly, reading: state.reading, teams, people, projects, site: site.settings },
    places: [],
    managers: given.flatMap(({ accountId, teamId }) => (teamId === null ? [] : [{ accountId, teamId }])),
    today: localDateAt(clock.now(), siteZone(site)),
    week: siteWeek(site),
    reserve: site.reserve ?? 0,
  };
  return { ok: true, value: cutTo(viewer.access, settings) };
};

export const saveTeam = async (ports: SettingsPorts, viewer: Viewer, team: SaveTeam): Promise<Reply<TeamSettings>> => {
  await ports.reading();
  const wrong = wrongMember(team.members);
  if (wrong !== null) return failed(wrong);
  const known = await ports.store.projects();
  const stood = teamBefore(await ports.store.teams(), team);
  const before = stood.own;
  const forbidden = mayNotSave(viewer.access, team, before);
  if (forbidden !== null) return failed(forbidden === 'changed' ? changedMeanwhile('team') : { kind: 'not-found' });
  // Projects are read right after installation; until then nobody can tell a wrong one.
  if (known.length === 0 && team.projects.length > 0) return failed({ kind: 'unavailable', reason: 'setting-up' });
  const stranger = team.projects.find((project) => !known.includes(project) && !before?.projects.includes(project));
  if (stranger !== undefined)
    return failed({
      kind: 'invalid-request',
      field: 'projects',
      detail: `Atelier knows no project with the id ${stranger}.`,
    });
  const outcome = await ports.store.saveTeam(team);
  if (outcome === 'conflict') return failed(changedMeanwhile('team'));
  if (outcome === 'name-taken')
    return failed({ kind: 'invalid-request', field: 'name', detail: `There is a team named ${team.name}.` });
  await recordTeam(ports, viewer, team, stood);
  return saved(
    ports,
    viewer,
    [...team.members, ...(before?.members ?? [])].map(({ accountId }) => accountId),
  );
};

export const deleteTeam = async (
  ports: SettingsPorts,
  viewer: Viewer,
  { teamId, version }: { teamId: number; version: number },
): Promise<Reply<TeamSettings>> => {
  await ports.reading();
  const before = (await ports.store.teams()).find(({ id }) => id === teamId);
  if (!(await ports.store.deleteTeam(teamId, version))) return failed(changedMeanwhile('team'));
  if (before !== undefined)
    await ports.audit.append({ by: viewer, action: 'deleted', object: teamObject(teamId), before: teamValue(before) });
  return saved(
    ports,
    viewer,
    (before?.members ?? []).map(({ accountId }) => accountId),
  );
};

export const saveSiteSettings = async (
  ports: SettingsPorts,
  viewer: Viewer,
  settings: SiteSettings,
): Promise<Reply<TeamSettings>> => {
  await ports.reading();
  const before = await ports.store.site();
  if (!(await ports.store.saveSite(settings))) return failed(changedMeanwhile('site'));
  const { version, ...after } = settings;
  await ports.audit.append({
    by: viewer,
    action: 'saved',
    object: { kind: 'site', id: null },
    version: version + 1,
    before: versionless(before),
    after,
  });
  await ports.renewAll();
  // Days are days of the site's zone.
  await ports.measureAll();
  return getTeamSettings(ports, viewer);
};

/** The sums behind the lozenge follow at once; those of more people than a page can wait for follow by the queue. */
export const saved = async (
  ports: SettingsPorts,
  viewer: Viewer,
  accountIds: readonly string[],
): Promise<Reply<TeamSettings>> => {
  const accounts = [...new Set(accountIds)];
  if (accounts.length > AT_ONCE) await ports.renewAll();
  else await refreshGlance(ports, await ports.store.personIds(accounts));
  return getTeamSettings(ports, viewer);
};
const AT_ONCE = 120;

export const failed = (failure: Failure): Reply<never> => ({ ok: false, failure });

export const changedMeanwhile = (what: string): Failure => ({
  kind: 'conflict',
  detail: `Somebody changed this ${what} meanwhile. Your input is kept; look at both before you save.`,
});

/** What is wrong with a team's members, in words; null = nothing. */
export const wrongMember = (members: readonly MemberSetting[]): Failure | null => {
  const seen = new Set<string>();
  for (const [index, { accountId, from, to }] of members.entries()) {
    const field = `members.${index}`;
    if (from !== null && to !== null && to < from)
      return { kind: 'invalid-request', field, detail: 'The last day lies before the first.' };
    const start = `${accountId} ${from ?? ''}`;
    if (seen.has(start))
      return { kind: 'invalid-request', field, detail: 'This person is in the team twice from the same day on.' };
    seen.add(start);
  }
  return null;
};
