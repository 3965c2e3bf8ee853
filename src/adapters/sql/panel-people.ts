import type { Absence, Membership, PersonId, Schedule, TeamId, WorkingWeek } from '../../domain/capacity/types';
import { type LocalDate, localDate, type Seconds, seconds, zone } from '../../domain/units';
import type { PlanFacts } from '../../usecases/ports';
import { query } from './client';
import { selection } from './people-wanted';
import { declaredOf } from './skill-values';

/** Most people that a panel shows; the assignee may come on top. */
const MOST = 200;

/** Columns mean what `kind` says: one statement for a person, their weeks, absences and memberships. */
const statement = (
  chosen: string,
): string => `SELECT 'person' AS kind, p.person_id, p.account_id AS a, COALESCE(p.calendar_zone, p.zone) AS b, p.account_type AS c, p.active AS n, NULL AS x, NULL AS y
FROM person p JOIN (${chosen}) who ON who.person_id = p.person_id
UNION ALL SELECT 'schedule', s.person_id, s.from_day, CONCAT_WS(' ', s.mon_s, s.tue_s, s.wed_s, s.thu_s, s.fri_s, s.sat_s, s.sun_s), NULL, NULL, NULL, NULL
FROM schedule s JOIN (${chosen}) who ON who.person_id = s.person_id
JOIN person p ON p.person_id = s.person_id AND p.calendar_gen = s.gen
UNION ALL SELECT 'absence', o.person_id, o.from_day, o.to_day, NULL, o.per_day_s, NULL, NULL
FROM absence o JOIN (${chosen}) who ON who.person_id = o.person_id
JOIN person p ON p.person_id = o.person_id AND p.calendar_gen = o.gen
UNION ALL SELECT 'member', m.person_id, m.from_day, m.to_day, NULL, m.team_id, m.allocation, m.reserve
FROM team_member m JOIN team t ON t.team_id = m.team_id AND t.gen = m.gen JOIN (${chosen}) who ON who.person_id = m.person_id`;
const skillsOf = (chosen: string): string => `
UNION ALL SELECT 'skills', k.person_id, k.skills, NULL, NULL, NULL, NULL, NULL
FROM person_skills k JOIN (${chosen}) who ON who.person_id = k.person_id`;

type Row = {
  kind: 'person' | 'schedule' | 'absence' | 'member' | 'skills';
  person_id: PersonId;
  a: string;
  b: string | null;
  c: string | null;
  n: number | null;
  x: number | string | null;
  y: number | string | null;
};

/** People with all that decides their capacity, those of a team first come, first served. */
export const readPeople: PlanFacts['people'] = async (wanted, also = { skills: false }) => {
  const { text, params } = selection(wanted);
  const whole = statement(text) + (also.skills ? skillsOf(text) : '');
  const rows = await query<Row>(whole, [...params, ...params, ...params, ...params, ...(also.skills ? params : [])]);
  const own = byPerson(rows);
  const of = <T>(kind: Row['kind'], id: PersonId, read: (row: Row) => T): T[] =>
    (own.get(id) ?? []).filter((row) => row.kind === kind).map(read);
  return rows
    .filter(({ kind }) => kind === 'person')
    .slice(0, MOST + 1)
    .map(({ person_id, a, b, c, n }) => ({
      id: person_id,
      accountId: a,
      active: n !== 0,
      app: c === 'app',
      zone: b === null ? null : zone(b),
      schedules: of('schedule', person_id, schedule),
      absences: of('absence', person_id, absence),
      memberships: of('member', person_id, membership),
      skills: of('skills', person_id, (row) => declaredOf(row.a)).flat(),
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

const schedule = ({ a, b }: Row): Schedule => ({
  from: day(a),
  week: (b ?? '').split(' ').map((text) => seconds(Number(text))) as unknown as WorkingWeek,
});

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
