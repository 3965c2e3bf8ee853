import type { IssueId, PersonId } from '../../domain/capacity/types';
import type { RateSheet } from '../../domain/kpi/rates';
import { dayNumber, instant, localDate, seconds, zone } from '../../domain/units';
import type { ExtraFacts, KeptWork } from '../../usecases/kpi/extra-ports';
import { numberOf, query, type SqlValue } from './client';
import { unlessSettingUp } from './failures';
import { inTurns } from './in-turns';
import { conditionOf } from './kpi-where';
import { numberAt, packed, textAt } from './packed';

// The order is that of `workOf`.
const WORK = packed([
  ...['w.issue_id', 'w.worklog_id', 'm.type_id', 'w.author_id', 'w.started_at', 'w.spent_s'],
  'COALESCE(p.calendar_zone, p.zone)',
]);

const FROM = `FROM measure m JOIN issue i ON i.issue_id = m.issue_id
JOIN worklog w ON w.issue_id = i.issue_id AND w.gen = i.worklogs_gen LEFT JOIN person p ON p.person_id = w.author_id`;
const IN_SPAN = '(w.started_at >= ? AND w.started_at < ?)';
const OR_DONE = `(${IN_SPAN} OR (m.done_day >= ? AND m.done_day < ?))`;

/** See ExtraFacts. What has no work, says its measure, is not looked at. */
export const readWork: ExtraFacts['work'] = async (where, { span, doneIn }) => {
  const { text, params } = conditionOf(where);
  const within = doneIn === null ? IN_SPAN : OR_DONE;
  const days = doneIn === null ? [] : [dayNumber(doneIn.from), dayNumber(doneIn.to)];
  const statement = `SELECT ${WORK} AS packed ${FROM} WHERE ${text} AND m.actual_s IS NOT NULL AND ${within}
AND (w.issue_id > ? OR (w.issue_id = ? AND w.worklog_id > ?)) ORDER BY w.issue_id, w.worklog_id LIMIT ?`;
  const rows = await inTurns({ statement, params: [...params, span.from, span.to, ...days], after: afterWork });
  return rows.map(workOf);
};

const afterWork = (row: readonly string[] | null): readonly SqlValue[] => {
  const [issue, worklog] = [Number(row?.[0] ?? 0), Number(row?.[1] ?? 0)];
  return [issue, issue, worklog];
};

const workOf = (row: readonly string[]): KeptWork => {
  const name = textAt(row, 6);
  return {
    issue: (textAt(row, 0) ?? '') as IssueId,
    type: Number(row[2]),
    person: numberAt(row, 3) as PersonId | null,
    started: instant(Number(row[4])),
    spent: seconds(Number(row[5])),
    zone: name === null ? null : zone(name),
  };
};

type LineRow = {
  kind: 'person' | 'role' | 'others' | 'given' | 'budget' | 'sheet';
  owner_id: number;
  from_day: string;
  to_day: string | null;
  amount: number | string | null;
};

// The sheet's own row comes with its currency, also where it has no line.
const RATES = `SELECT l.kind, l.owner_id, l.from_day, l.to_day, l.amount FROM rate_sheet s JOIN rate_line l ON l.gen = s.gen
UNION ALL SELECT 'sheet', 0, COALESCE(currency, ''), NULL, NULL FROM rate_sheet WHERE kind = 'rates'`;

/** See ExtraFacts. Before their tables are there nobody set any. */
export const readRateSheet: ExtraFacts['rates'] = async () => {
  const rows = (await unlessSettingUp(() => query<LineRow>(RATES))) ?? [];
  const of = <T>(kind: LineRow['kind'], read: (row: LineRow) => T): T[] =>
    rows.filter((row) => row.kind === kind).map(read);
  const from = ({ from_day }: LineRow) => localDate(from_day);
  const amount = (row: LineRow) => numberOf(row.amount ?? 0);
  const [currency] = of('sheet', ({ from_day }) => from_day);
  const sheet: RateSheet = {
    currency: currency ?? '',
    people: of('person', (row) => ({ person: row.owner_id as PersonId, from: from(row), minorPerHour: amount(row) })),
    roles: of('role', (row) => ({ role: row.owner_id, from: from(row), minorPerHour: amount(row) })),
    others: of('others', (row) => ({ from: from(row), minorPerHour: amount(row) })),
    given: of('given', (row) => ({
      ...{ person: row.owner_id as PersonId, from: from(row) },
      role: row.amount === null ? null : numberOf(row.amount),
    })),
  };
  const rated = sheet.people.length + sheet.roles.length + sheet.others.length > 0;
  return {
    sheet: rated ? sheet : null,
    budgets: of('budget', (row) => ({
      ...{ project: row.owner_id, from: from(row), to: localDate(row.to_day ?? row.from_day), minor: amount(row) },
    })),
  };
};
