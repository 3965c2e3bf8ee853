import type { KnownTable } from '../../contract/privacy';
import type { PersonId } from '../../domain/capacity/types';
import type { PeopleData } from '../../usecases/privacy/ports';
import { execute, numberOf, query } from './client';
import { unlessSettingUp } from './failures';
import { ownData } from './own-data';

/** Where a person stands: the rows, by the number that stands for them (each `?`). */
type Place = { readonly table: string; readonly where: string; readonly marks: number };
const place = (table: string, where = 'person_id = ?'): Place => ({ table, where, marks: where.split('?').length - 1 });

/** What goes with the person. Tables of parts that were not set up yet are passed over. */
const ERASED: readonly Place[] = [
  ...[
    'person_skills',
    'schedule',
    'absence',
    'access_grant',
    'browse_check',
    'person_day',
    'proposal',
    'account_report',
  ].map((table) => place(table)),
  ...['second_week', 'person_holidays', 'skill_dismissal', 'experience_term', 'quota', 'team_member'].map((table) =>
    place(table),
  ),
  place('experience', "(person_id = ? OR (kind = 'reporter' AND ref = ?))"),
  place('project_default', "kind = 'member' AND ref = ?"),
  place('plan_many', 'owner_id = ?'),
  place('import_row', "(owner_id = ? OR (kind IN ('person', 'skills') AND n = ?))"),
  place('rate_line', "kind IN ('person', 'given') AND owner_id = ?"),
];
/** What stays with the number alone, so that sums and figures stay what they are. */
const KEPT: readonly Place[] = [
  place('issue', '(assignee_id = ? OR reporter_id = ? OR creator_id = ?)'),
  place('issue_ref', 'author_id = ?'),
  place('change_log', "(author_id = ? OR (field = 'assignee' AND (from_ref = ? OR to_ref = ?)))"),
  place('worklog', 'author_id = ?'),
  place('measure', 'assignee_id = ?'),
  place('learned_issue'),
  place('audit', '(actor_id = ? OR subject_id = ?)'),
];
/** Read by rate viewers alone. */
const SECRET: readonly string[] = ['rate_line'];
const PERSON = place('person');

const PAGE = 500;
const ofPerson = (person: PersonId, { marks }: Place) => Array.from({ length: marks }, () => person);

const countOf = async (person: PersonId, one: Place): Promise<number> => {
  const text = `SELECT COUNT(*) AS n FROM ${one.table} WHERE ${one.where}`;
  const rows = await unlessSettingUp(() => query<{ n: number | string }>(text, ofPerson(person, one)));
  return numberOf(rows?.[0]?.n ?? 0);
};

type Row = Readonly<Record<string, string | number | null>>;
const rowsOf = async (person: PersonId, one: Place, page: number): Promise<readonly Row[]> => {
  if (SECRET.includes(one.table)) return [];
  const text = `SELECT * FROM ${one.table} WHERE ${one.where} ORDER BY 1, 2 LIMIT ? OFFSET ?`;
  const params = [...ofPerson(person, one), PAGE, page * PAGE];
  return (await unlessSettingUp(() => query<Row>(text, params))) ?? [];
};

const ALL: readonly Place[] = [PERSON, ...ERASED, ...KEPT];

/** Every table; those of parts that were not set up yet are passed over. */
const TABLES = [
  ...['job', 'dirty', 'person', 'project', 'vocabulary', 'issue'],
  ...['issue_ref', 'change_log', 'worklog', 'team', 'team_project', 'team_member'],
  ...['schedule', 'absence', 'setting', 'browse_check', 'person_day', 'project_default'],
  ...['learned_project', 'experience', 'experience_term', 'learned_issue', 'sketch', 'person_skills'],
  ...['plan_many', 'measure', 'measure_stay', 'kpi_day', 'kpi_day_todo', 'issue_rating'],
  ...['audit', 'proposal', 'audit_anchor', 'quota', 'second_week', 'holiday_list'],
  ...['person_holidays', 'import_row', 'access_grant', 'rate_sheet', 'rate_line', 'skill_dismissal'],
];

export const peopleData: PeopleData = {
  sizes: async () => {
    const sizes = await Promise.all(
      TABLES.map(async (table) => {
        const rows = await unlessSettingUp(() => query<{ n: number | string }>(`SELECT COUNT(*) AS n FROM ${table}`));
        return rows === null ? [] : [{ table, rows: numberOf(rows[0]?.n ?? 0) }];
      }),
    );
    return sizes.flat();
  },
  personOf: async (accountId) => {
    const text = 'SELECT person_id FROM person WHERE account_id = ?';
    return (await query<{ person_id: PersonId }>(text, [accountId]))[0]?.person_id ?? null;
  },
  counts: async (person) => {
    const counted = await Promise.all(
      ALL.map(async (one) => ({ table: one.table, total: await countOf(person, one) })),
    );
    return counted.filter(({ total }) => total > 0);
  },
  known: async (person, page) => {
    const tables = await Promise.all(
      ALL.map(
        async (one): Promise<KnownTable> => ({
          table: one.table,
          total: await countOf(person, one),
          rows: await rowsOf(person, one, page),
        }),
      ),
    );
    const more = tables.some(({ table, total }) => !SECRET.includes(table) && total > (page + 1) * PAGE);
    return { tables: tables.filter(({ total }) => total > 0), more };
  },
  own: ownData,
  // The person goes last: whoever is cut off before that finds the number again and goes on.
  erase: async (person, accountId) => {
    const before = await Promise.all(ALL.map((one) => countOf(person, one)));
    for (const one of ERASED)
      await unlessSettingUp(() => execute(`DELETE FROM ${one.table} WHERE ${one.where}`, ofPerson(person, one)));
    // Plans of others name people by account, in JSON.
    await unlessSettingUp(() =>
      execute(
        NAMED_IN_PLANS,
        Array.from({ length: 3 }, () => `%"${accountId.replace(/[\\%_]/g, (sign) => `\\${sign}`)}"%`),
      ),
    );
    await execute('DELETE FROM person WHERE person_id = ?', [person]);
    const after = await Promise.all(ALL.map((one) => countOf(person, one)));
    const tables = ALL.map(({ table }, n) => ({ table, before: before[n] ?? 0, after: after[n] ?? 0 }));
    return { tables: tables.filter((one) => one.before > 0) };
  },
};

const NAMED_IN_PLANS = 'DELETE FROM plan_many WHERE asked LIKE ? OR search LIKE ? OR done LIKE ?';
