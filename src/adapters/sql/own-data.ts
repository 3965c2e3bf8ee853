import type { KnownTable } from '../../contract/privacy';
import type { PersonId } from '../../domain/capacity/types';
import type { PeopleData } from '../../usecases/privacy/ports';
import { numberOf, query } from './client';
import { unlessSettingUp } from './failures';

const PAGE = 500;

/** One category of what a person may read of themselves: columns that say something, and where they count. */
type Category = { readonly table: string; readonly columns: string; readonly from: string };

const OF_CALENDAR = 'p ON p.person_id = t.person_id AND p.calendar_gen = t.gen WHERE p.person_id = ?';
/**
 * What is about the person and nobody else. Rows of issues, their changes and measures are left out: an issue may have been
 * hidden from the person since; so are rates, which rate viewers alone read, and entries of the log, which tell of others.
 */
const OWN: readonly Category[] = [
  {
    ...{ table: 'person', columns: 't.account_id, t.account_type, t.active, t.zone, t.calendar_zone' },
    from: 'person t WHERE t.person_id = ?',
  },
  {
    ...{ table: 'schedule', columns: 't.from_day, mon_s, tue_s, wed_s, thu_s, fri_s, sat_s, sun_s' },
    from: `schedule t JOIN person ${OF_CALENDAR}`,
  },
  { table: 'second_week', columns: 't.from_day, t.week', from: `second_week t JOIN person ${OF_CALENDAR}` },
  { table: 'absence', columns: 't.from_day, t.to_day, t.per_day_s', from: `absence t JOIN person ${OF_CALENDAR}` },
  {
    ...{ table: 'person_holidays', columns: 'h.name, t.list_id' },
    from: `person_holidays t LEFT JOIN holiday_list h ON h.list_id = t.list_id JOIN person ${OF_CALENDAR}`,
  },
  { table: 'person_skills', columns: 't.skills, t.updated_at', from: 'person_skills t WHERE t.person_id = ?' },
  { table: 'skill_dismissal', columns: 't.skill_id, t.dismissed_at', from: 'skill_dismissal t WHERE t.person_id = ?' },
  { table: 'proposal', columns: 't.kind, t.value, t.asked_at', from: 'proposal t WHERE t.person_id = ?' },
  {
    ...{ table: 'team_member', columns: 'e.name, t.from_day, t.to_day, t.allocation, t.reserve' },
    from: 'team_member t JOIN team e ON e.team_id = t.team_id AND e.gen = t.gen AND e.version > 0 WHERE t.person_id = ?',
  },
  { table: 'access_grant', columns: 't.kind, t.team_id, t.granted_at', from: 'access_grant t WHERE t.person_id = ?' },
  {
    ...{ table: 'experience', columns: 't.project_id, t.kind, t.ref, t.issues, t.first_at, t.last_at' },
    from: 'experience t WHERE t.person_id = ?',
  },
  {
    ...{ table: 'worklog', columns: 't.issue_id, t.started_at, t.spent_s' },
    from: 'worklog t JOIN issue i ON i.issue_id = t.issue_id AND i.worklogs_gen = t.gen WHERE t.author_id = ?',
  },
];

type Row = KnownTable['rows'][number];

/** See PeopleData. */
export const ownData: PeopleData['own'] = async (person, page) => {
  const tables = await Promise.all(OWN.map((one) => pageOf(one, person, page)));
  return {
    tables: tables.filter(({ total }) => total > 0),
    more: tables.some(({ total }) => total > (page + 1) * PAGE),
  };
};

const pageOf = async ({ table, columns, from }: Category, person: PersonId, page: number): Promise<KnownTable> => {
  const count = `SELECT COUNT(*) AS n FROM ${from}`;
  const rows = `SELECT ${columns} FROM ${from} ORDER BY 1, 2 LIMIT ? OFFSET ?`;
  const found = await unlessSettingUp(() =>
    Promise.all([query<{ n: number | string }>(count, [person]), query<Row>(rows, [person, PAGE, page * PAGE])]),
  );
  const [counted, shown] = found ?? [[], []];
  return { table, total: numberOf(counted[0]?.n ?? 0), rows: shown };
};
