import type { Absence, Membership, PersonId, Schedule, TeamId, WorkingWeek } from '../../domain/capacity/types';
import { type LocalDate, localDate, type Seconds, seconds, zone } from '../../domain/units';
import type { PlanFacts } from '../../usecases/ports';
import { query } from './client';
import { unlessSettingUp } from './failures';
import { holidaysByList } from './holiday-days';
import { selection } from './people-wanted';
import { declaredOf } from './skill-values';

/** Most people that a panel shows; the assignee may come on top. */
const MOST = 200;

/**
 * Columns mean what `kind` says: one statement for a person, their weeks, absences and memberships, with second weeks and
 * holiday lists where their tables are there. A person's week has seven or fourteen numbers; lists come whole, once.
 */
const statement = (
  chosen: string,
  whole: boolean,
): string => `SELECT 'person' AS kind, p.person_id, p.account_id AS a, COALESCE(p.calendar_zone, p.zone) AS b, p.account_type AS c, p.active AS n, ${whole ? 'h.list_id' : 'NULL'} AS x, NULL AS y
FROM person p JOIN (${chosen}) who ON who.person_id = p.person_id ${whole ? OWN_LIST : ''}
UNION ALL SELECT 'schedule', s.person_id, s.from_day, CONCAT_WS(' ', s.mon_s, s.tue_s, s.wed_s, s.thu_s, s.fri_s, s.sat_s, s.sun_s${whole ? ', w.week' : ''}), NULL, NULL, NULL, NULL
FROM schedule s JOIN (${chosen}) who ON who.person_id = s.person_id
JOIN person p ON p.person_id = s.person_id AND p.calendar_gen = s.gen ${whole ? SECOND_WEEK : ''}
UNION ALL SELECT 'absence', o.person_id, o.from_day, o.to_day, NULL, o.per_day_s, NULL, NULL
FROM absence o JOIN (${chosen}) who ON who.person_id = o.person_id
JOIN person p ON p.person_id = o.person_id AND p.calendar_gen = o.gen
UNION ALL SELECT 'member', m.person_id, m.from_day, m.to_day, NULL, m.team_id, m.allocation, m.reserve
FROM team_member m JOIN team t ON t.team_id = m.team_id AND t.gen = m.gen JOIN (${chosen}) who ON who.person_id = m.person_id`;
const OWN_LIST = 'LEFT JOIN person_holidays h ON h.person_id = p.person_id AND h.gen = p.calendar_gen';
const SECOND_WEEK =
  'LEFT JOIN second_week w ON w.person_id = s.person_id AND w.gen = s.gen AND w.from_day = s.from_day';
const LISTS = `
UNION ALL SELECT 'holidays', l.list_id, l.days, NULL, NULL, l.is_default, NULL, NULL FROM holiday_list l WHERE l.version > 0`;
const skillsOf = (chosen: string): string => `
UNION ALL SELECT 'skills', k.person_id, k.skills, NULL, NULL, NULL, NULL, NULL
FROM person_skills k JOIN (${chosen}) who ON who.person_id = k.person_id`;

type Row = {
  kind: 'person' | 'schedule' | 'absence' | 'member' | 'skills' | 'holidays';
  person_id: PersonId;
  a: string | null;
  b: string | null;
  c: string | null;
  n: number | null;
  x: number | string | null;
  y: number | string | null;
};

/** People with all that decides their capacity, those of a team first come, first served. */
export const readPeople: PlanFacts['people'] = async (wanted, also = { skills: false }) => {
  const { text, params } = selection(wanted);
  const tail = also.skills ? skillsOf(text) : '';
  const values = [...params, ...params, ...params, ...params, ...(also.skills ? params : [])];
  // The tables of second weeks and holidays come with the fourth sitting of the schema: until then nobody has any.
  const rows =
    (await unlessSettingUp(() => query<Row>(statement(text, true) + tail + LISTS, values))) ??
    (await query<Row>(statement(text, false) + tail, values));
  const lists = rows.filter(({ kind }) => kind === 'holidays');
  const holidaysOf = holidaysByList(
    lists.map(({ person_id, a, n }) => ({ id: person_id, days: a, isDefault: n === 1 })),
  );
  const own = byPerson(rows.filter(({ kind }) => kind !== 'holidays'));
  const of = <T>(kind: Row['kind'], id: PersonId, read: (row: Row) => T): T[] =>
    (own.get(id) ?? []).filter((row) => row.kind === kind).map(read);
  return rows
    .filter(({ kind }) => kind === 'person')
    .slice(0, MOST + 1)
    .map(({ person_id, a, b, c, n, x }) => ({
      id: person_id,
      accountId: a ?? '',
      active: n !== 0,
      app: c === 'app',
      zone: b === null ? null : zone(b),
      schedules: of('schedule', person_id, schedule),
      absences: of('absence', person_id, absence),
      holidays: holidaysOf(x === null ? null : Number(x)),
      memberships: of('member', person_id, membership),
      skills: of('skills', person_id, (row) => declaredOf(row.a ?? '')).flat(),
    }));
};

const byPerson = (rows: readonly Row[]): ReadonlyMap<PersonId, readonly Row[]> => {
  const groups = new Map<PersonId, Row[]>();
  for (const row of rows) {
    const own = groups.get(row.person_id);
    if (own === undefined) groups.set(row.person_id, [row]);
    else own.push(row);
  }
  return groups;
};

const day = (text: string | null): LocalDate => localDate(text ?? '');

const schedule = ({ a, b }: Row): Schedule => {
  const planned = (b ?? '').split(' ').map((text) => seconds(Number(text)));
  const week = (from: number) => planned.slice(from, from + 7) as unknown as WorkingWeek;
  return { from: day(a), week: week(0), ...(planned.length > 7 ? { second: week(7) } : {}) };
};

const absence = ({ a, b, n }: Row): Absence => ({
  from: day(a),
  to: day(b),
  secondsPerDay: n === null ? null : (Number(n) as Seconds),
});

const membership = ({ a, b, n, x, y }: Row): Membership => ({
  team: Number(n) as TeamId,
  from: day(a),
  to: b === null ? null : day(b),
  allocation: Number(x),
  reserve: Number(y),
});
