import type { Failure, ImportResult, MemberSetting, PersonSetting, Reply, TeamSetting } from '../../contract';
import { isDay, isZone } from '../../domain/valid';
import type { Viewer } from '../ports';
import { repeated } from './csv-table';
import { type PeopleRow, peopleRows } from './people-rows';
import type { SettingsPorts } from './ports';
import { changedMeanwhile, failed, MOST_MEMBERS, saved } from './team-settings';

export type ImportRequest = { readonly csv: string; readonly apply: boolean };

/**
 * People from CSV: their place in teams that exist, working week, zone and days off. Nothing is stored unless every line is
 * right; then a row's team cells replace the person's place in that team, and its calendar cells the person's calendar.
 */
export const importPeople = async (
  ports: SettingsPorts,
  viewer: Viewer,
  { csv, apply }: ImportRequest,
): Promise<Reply<ImportResult>> => {
  await ports.reading();
  const [teams, people] = await Promise.all([ports.store.teams(), ports.store.people()]);
  const understood = peopleRows(csv, { isZone, isDay });
  const plan = plannedSaves(understood.rows, teams, people);
  const errors = [...understood.errors, ...plan.errors].sort((a, b) => a.line - b.line);
  const lines = understood.rows.length;
  if (errors.length > 0 || !apply) return { ok: true, value: { lines, errors, settings: null } };
  const lost = await saveAll(ports, plan);
  await ports.audit.append({
    by: viewer,
    action: 'imported',
    object: { kind: 'calendar', id: null },
    after: { lines, teams: plan.teams.length, calendars: plan.calendars.length },
  });
  const settings = await saved(
    ports,
    viewer,
    understood.rows.map(({ accountId }) => accountId),
  );
  if (lost !== null) return failed(lost);
  return settings.ok ? { ok: true, value: { lines, errors: [], settings: settings.value } } : settings;
};

/** What somebody else changed since it was read stays as they saved it. */
const saveAll = async ({ store }: SettingsPorts, { teams, calendars }: Plan): Promise<Failure | null> => {
  let lost: Failure | null = null;
  for (const team of teams)
    if ((await store.saveTeam({ ...team, teamId: team.id })) !== 'saved') lost = changedMeanwhile('team');
  if ((await store.saveCalendars(calendars)).length > 0) lost = changedMeanwhile('calendar');
  return lost;
};

type Plan = {
  readonly teams: readonly TeamSetting[];
  readonly calendars: readonly PersonSetting[];
  readonly errors: ImportResult['errors'];
};

const plannedSaves = (
  rows: readonly PeopleRow[],
  teams: readonly TeamSetting[],
  people: readonly PersonSetting[],
): Plan => {
  const errors: { line: number; column: string | null; message: string }[] = [];
  for (const { line, team } of rows) {
    if (team !== null && !teams.some(({ name }) => name === team))
      errors.push({ line, column: 'team', message: noTeam(team, teams) });
  }
  errors.push(...secondPlaces(rows), ...secondCalendars(rows));
  const changed = teams.flatMap((team) => {
    const own = rows.filter((row) => row.team === team.name);
    if (own.length === 0) return [];
    const members = [
      ...team.members.filter(({ accountId }) => !own.some((row) => row.accountId === accountId)),
      ...own.map(memberOf),
    ];
    errors.push(...tooMany(team.name, members.length, own));
    return [{ ...team, members }];
  });
  return { teams: changed, calendars: rows.filter(hasCalendar).map((row) => calendarOf(row, people)), errors };
};

const tooMany = (name: string, count: number, rows: readonly PeopleRow[]) =>
  count <= MOST_MEMBERS
    ? []
    : [
        {
          line: rows.at(-1)?.line ?? 1,
          column: 'team',
          message: `The team ${name} would have ${count} members; it may have ${MOST_MEMBERS}.`,
        },
      ];

const noTeam = (name: string, teams: readonly TeamSetting[]): string =>
  `There is no team named ${name}. Create it first${
    teams.length === 0 ? '' : `, or write one of ${teams.map((team) => team.name).join(', ')}`
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

const hasCalendar = ({ week, off, zone }: PeopleRow): boolean => week !== null || off !== null || zone !== null;

const memberOf = ({ accountId, allocation, reserve, from, to }: PeopleRow): MemberSetting => ({
  accountId,
  allocation: allocation ?? 1,
  reserve: reserve ?? 0,
  from,
  to,
});

/** Cells that are empty keep what is stored. */
const calendarOf = ({ accountId, zone, week, off }: PeopleRow, people: readonly PersonSetting[]): PersonSetting => {
  const stored = people.find((person) => person.accountId === accountId);
  return {
    accountId,
    version: stored?.version ?? 0,
    zone: zone ?? stored?.zone ?? null,
    schedules: week === null ? (stored?.schedules ?? []) : [{ from: null, week }],
    absences: off ?? stored?.absences ?? [],
  };
};
