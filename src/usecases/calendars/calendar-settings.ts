import type { CalendarSettings, PersonSetting, Reply, TeamSetting } from '../../contract';
import type { TeamId } from '../../domain/capacity/types';
import { localDateAt } from '../../domain/time';
import type { LocalDate } from '../../domain/units';
import { siteCalendar, siteZone } from '../plan-people';
import type { Viewer } from '../ports';
import type { SettingsPorts } from '../settings/ports';

/** Calendars of everybody or, for who manages teams, of their members; with all holiday lists. */
export const getCalendars = async (
  { store, reading, facts, clock }: SettingsPorts,
  viewer: Viewer,
): Promise<Reply<CalendarSettings>> => {
  const [state, teams, people, lists, site] = await Promise.all([
    reading(),
    store.teams(),
    store.people(),
    store.holidayLists(),
    facts.site(),
  ]);
  const zone = siteZone(site);
  const mine = teamsOf(viewer, teams).map((team) => ({
    ...team,
    members: presentIn(team, localDateAt(clock.now(), zone)),
  }));
  const members = new Set(mine.flatMap((team) => team.members));
  const { everything } = viewer.access;
  return {
    ok: true,
    value: {
      ...{ readOnly: viewer.readOnly, reading: state.reading, everything, lists, zone, now: clock.now() },
      people: everything ? people : people.filter(({ accountId }) => members.has(accountId)),
      teams: mine.map(({ id, name, members: own }) => ({ id, name, members: own })),
      assumedWeek: siteCalendar(site).schedules[0]?.week ?? [],
    },
  };
};

/** Whether all of these people are the viewer's to change: everybody for an admin, members of their teams for a manager. */
export const mayChange = async (
  { store, facts, clock }: SettingsPorts,
  viewer: Viewer,
  accounts: readonly string[],
): Promise<boolean> => {
  if (viewer.access.everything) return true;
  const [teams, site] = await Promise.all([store.teams(), facts.site()]);
  const today = localDateAt(clock.now(), siteZone(site));
  const members = new Set(teamsOf(viewer, teams).flatMap((team) => presentIn(team, today)));
  return accounts.every((account) => members.has(account));
};

const teamsOf = ({ access }: Viewer, teams: readonly TeamSetting[]): readonly TeamSetting[] =>
  access.everything ? teams : teams.filter(({ id }) => access.teams.includes(id as TeamId));

/** Who is in a team, or will be: who left it is its manager's no more. */
const presentIn = ({ members }: TeamSetting, today: LocalDate): readonly string[] => [
  ...new Set(members.filter(({ to }) => to === null || to >= today).map(({ accountId }) => accountId)),
];

/** The stored calendar of an account, or the one of somebody who has none. */
export const calendarIn = (people: readonly PersonSetting[], accountId: string): PersonSetting =>
  people.find((person) => person.accountId === accountId) ?? nobodys(accountId);

export const nobodys = (accountId: string): PersonSetting => ({
  ...{ accountId, version: 0, zone: null },
  ...{ schedules: [], absences: [], holidays: null },
});
