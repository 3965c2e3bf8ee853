import type {
  HolidayList,
  ImportChange,
  ImportProblem,
  MemberSetting,
  PersonSetting,
  SaveTeam,
  TeamSetting,
} from '../../contract';
import { nobodys } from '../calendars/calendar-settings';
import { repeated } from '../settings/csv-table';
import { MOST_MEMBERS } from '../settings/team-settings';
import { calendarWords, memberWords } from './people-changes';
import type { PeopleRow } from './people-rows';

/** What rows would store, and what they would change of it. */
export type PeopleSaves = {
  readonly teams: readonly (SaveTeam & { readonly teamId: number })[];
  readonly calendars: readonly PersonSetting[];
  readonly changes: readonly ImportChange[];
  readonly errors: readonly ImportProblem[];
};
type Stored = {
  readonly teams: readonly TeamSetting[];
  readonly people: readonly PersonSetting[];
  readonly lists: readonly HolidayList[];
};

export const plannedSaves = (rows: readonly PeopleRow[], { teams, people, lists }: Stored): PeopleSaves => {
  const teamByName = new Map(teams.map((team) => [team.name, team]));
  const listByName = new Map(lists.map((list) => [list.name, list]));
  const calendarBy = new Map(people.map((person) => [person.accountId, person]));
  const byTeam = new Map<TeamSetting, PeopleRow[]>();
  const errors: ImportProblem[] = [];
  for (const row of rows) {
    const team = row.team === null ? undefined : teamByName.get(row.team);
    if (row.team !== null && team === undefined)
      errors.push({ line: row.line, column: 'team', message: noTeam(row.team, teams) });
    if (team !== undefined) byTeam.set(team, [...(byTeam.get(team) ?? []), row]);
    if (row.holidays !== null && !listByName.has(row.holidays))
      errors.push({ line: row.line, column: 'holidays', message: noList(row.holidays, lists) });
  }
  const changed = [...byTeam].map(([team, own]) => withRows(team, own));
  const calendarRows = rows.filter(hasCalendar);
  const calendars = calendarRows.map((row) =>
    calendarOf(row, calendarBy.get(row.accountId) ?? nobodys(row.accountId), listByName),
  );
  const changes = [
    ...[...byTeam].flatMap(([team, own]) => own.flatMap((row) => memberChange(team, row))),
    ...calendars.flatMap((calendar, n) =>
      calendarChange(calendarRows[n]?.line ?? 0, calendar, calendarBy.get(calendar.accountId)),
    ),
  ].sort((a, b) => a.line - b.line);
  const tooLarge = changed.flatMap((team) => tooMany(team, byTeam));
  return {
    teams: changed,
    calendars,
    changes,
    errors: [...errors, ...secondPlaces(rows), ...secondCalendars(rows), ...tooLarge],
  };
};

const withRows = ({ id, ...team }: TeamSetting, own: readonly PeopleRow[]): SaveTeam & { readonly teamId: number } => {
  const named = new Set(own.map(({ accountId }) => accountId));
  const others = team.members.filter(({ accountId }) => !named.has(accountId));
  return { ...team, teamId: id, members: [...others, ...own.map(memberOf)] };
};

const tooMany = (
  { teamId, name, members }: SaveTeam & { readonly teamId: number },
  byTeam: ReadonlyMap<TeamSetting, readonly PeopleRow[]>,
): ImportProblem[] => {
  if (members.length <= MOST_MEMBERS) return [];
  const own = [...byTeam].find(([team]) => team.id === teamId)?.[1] ?? [];
  const message = `The team ${name} would have ${members.length} members; it may have ${MOST_MEMBERS}.`;
  return [{ line: own.at(-1)?.line ?? 1, column: 'team', message }];
};

const noTeam = (name: string, teams: readonly TeamSetting[]): string =>
  `There is no team named ${name}. Create it first${
    teams.length === 0 ? '' : `, or write one of ${teams.map((team) => team.name).join(', ')}`
  }.`;

const noList = (name: string, lists: readonly HolidayList[]): string =>
  `There is no holiday list named ${name}. Create it first${
    lists.length === 0 ? '' : `, or write one of ${lists.map((list) => list.name).join(', ')}`
  }.`;

/** A person may be in a team several times, but not twice from the same day on. */
const secondPlaces = (rows: readonly PeopleRow[]) =>
  repeated(
    rows.filter(({ team, accountId }) => team !== null && accountId !== ''),
    'account',
    ({ accountId, team, from }) => `${accountId} ${team} ${from}`,
    (first) => `This person stands in line ${first} for the same team and first day. Remove one of the lines.`,
  );

const secondCalendars = (rows: readonly PeopleRow[]) =>
  repeated(
    rows.filter(hasCalendar),
    'account',
    ({ accountId }) => accountId,
    (first) => `This person’s calendar stands in line ${first} already. Leave it out in one of the lines.`,
  );

const hasCalendar = ({ week, off, zone, holidays }: PeopleRow): boolean =>
  week !== null || off !== null || zone !== null || holidays !== null;

const memberOf = ({ accountId, allocation, reserve, from, to }: PeopleRow): MemberSetting => ({
  accountId,
  allocation: allocation ?? 1,
  reserve: reserve ?? 0,
  from,
  to,
});

/** Cells that are empty keep what is stored. */
const calendarOf = (
  { zone, week, second, off, holidays }: PeopleRow,
  stored: PersonSetting,
  lists: ReadonlyMap<string, HolidayList>,
): PersonSetting => ({
  ...stored,
  zone: zone ?? stored.zone,
  schedules: week === null ? stored.schedules : [{ from: null, week, second }],
  absences: off ?? stored.absences,
  holidays: holidays === null ? (stored.holidays ?? null) : (lists.get(holidays)?.id ?? null),
});

const memberChange = (team: TeamSetting, row: PeopleRow): ImportChange[] => {
  const before = team.members.filter(({ accountId }) => accountId === row.accountId).map(memberWords);
  const after = memberWords(memberOf(row));
  if (before.length === 1 && before[0] === after) return [];
  const what = before.length === 0 ? `${team.name}: ${after}` : `${team.name}: ${before.join(', then ')} → ${after}`;
  return [{ line: row.line, kind: before.length === 0 ? 'added' : 'changed', accountId: row.accountId, what }];
};

const calendarChange = (line: number, after: PersonSetting, before: PersonSetting | undefined): ImportChange[] => {
  const what = calendarWords(before ?? nobodys(after.accountId), after);
  if (what === '') return [];
  return [{ line, kind: before === undefined ? 'added' : 'changed', accountId: after.accountId, what }];
};
