import type { IssueId, PersonId } from '../../domain/capacity/types';
import type { Stage } from '../../domain/kpi/issue';
import { dayNumber, instant } from '../../domain/units';
import type { KeptStay, KpiFacts, Where } from '../../usecases/kpi/ports';
import { marks, query, type SqlValue } from './client';
import { conditionOf, inParts } from './kpi-where';
import { STILL } from './measure-write';
import { numbersReader, packed } from './packed';

const STAGES: readonly Stage[] = ['toDo', 'inProgress', 'inReview', 'waiting', 'done'];
const DONE = STAGES.indexOf('done');

// The order is that of `stayReader`.
const STAY_COLUMNS = ['s.issue_id', 'm.created_at', 's.stage', 's.from_at', 's.to_at', 's.started_at', 'm.assignee_id'];
const STAY = packed(STAY_COLUMNS);

// Left to themselves engines walk through all measures of the site. By stage first: all that was ever done stays in done.
const WAY = 'FORCE INDEX (going)';

/** Day 4 since 1970 was a Monday. */
const OVER_A_MONDAY = ' AND (s.to_day + 3) DIV 7 > (s.from_day + 3) DIV 7';

/** An answer with the stays of so many issues stays below the 4 MiB that it may have. */
const MOST_DONE = 30_000;

/** See KpiFacts. */
export const readStays: KpiFacts['stays'] = (where, asked) =>
  inParts(where, MOST_DONE, (part) => readAtOnce(part, asked));

/** Stays `s` of these stages and days with their measures `m`. */
const staysOf = (where: Where, stages: string, days: string) => {
  const { text, params } = conditionOf(where);
  const projects = where.projects.length === 0 ? [0] : where.projects;
  return {
    text: `FROM measure_stay s ${WAY}
STRAIGHT_JOIN measure m ON m.issue_id = s.issue_id AND m.gen = s.gen AND ${text}
WHERE s.project_id IN (${marks(projects.length)}) AND s.stage IN (${stages}) AND ${days}`,
    params: [...params, ...projects] as SqlValue[],
  };
};

const readAtOnce: KpiFacts['stays'] = async (where, { window, mondays, reopened, done }) => {
  const over = `s.to_day >= ? AND s.from_day < ?${mondays ? OVER_A_MONDAY : ''}`;
  const open = staysOf(where, done ? '0, 1, 2, 3, 4' : '0, 1, 2, 3', over);
  const again = staysOf(where, String(DONE), 's.to_day >= ? AND s.to_day < ?');
  const values = [...open.params, dayNumber(window.from), dayNumber(window.to)];
  const text = `SELECT ${STAY} AS packed ${open.text}`;
  if (reopened === null) return (await query<Row>(text, values)).map(stayReader());
  const rows = await query<Row>(`${text} UNION ALL SELECT ${STAY} AS packed ${again.text}`, [
    ...values,
    ...again.params,
    dayNumber(reopened.from),
    dayNumber(reopened.to),
  ]);
  return rows.map(stayReader());
};

type Row = { readonly packed: string };

/** See KpiFacts: stays that go on, and all of issues that went back. */
export const readStaysBesides: KpiFacts['staysBesides'] = async (where, since) => {
  const rows = await inParts(where, 2 * MOST_DONE, (part) => readBesides(part, dayNumber(since)));
  const of = (back: 0 | 1) => rows.filter((row) => Number(row.back) === back).map(stayReader());
  return { open: of(0), back: of(1) };
};

type BesidesRow = Row & { readonly back: number | string };

/** Who went back is found in the index alone. */
const readBesides = (where: Where, since: number): Promise<readonly BesidesRow[]> => {
  const { text, params } = conditionOf(where);
  const open = staysOf(where, '0, 1, 2, 3', `s.to_day = ${STILL}`);
  const back = (days: string) => `SELECT b.issue_id, b.gen FROM measure_stay b ${WAY}
WHERE b.project_id IN (${marks(where.projects.length)}) AND b.to_day >= ? AND ${days}`;
  const own: SqlValue[] = [...(where.projects.length === 0 ? [0] : where.projects), since];
  return query<BesidesRow>(
    `SELECT ${STAY} AS packed, 0 AS back ${open.text} UNION ALL SELECT ${STAY}, 1 FROM (
${back('b.stage = 0 AND b.seq > 0')} UNION ${back(`b.stage = ${DONE} AND b.to_day < ${STILL}`)}) went
STRAIGHT_JOIN measure m ON m.issue_id = went.issue_id AND m.gen = went.gen AND ${text}
STRAIGHT_JOIN measure_stay s ON s.issue_id = m.issue_id AND s.gen = m.gen`,
    [...open.params, ...own, ...own, ...params],
  );
};

const stayReader = (): ((row: Row) => KeptStay) => {
  const numbers = numbersReader(STAY_COLUMNS.length);
  return (row) => {
    const { at, first } = numbers(row.packed);
    return {
      id: first as IssueId,
      created: instant(Number(at(1))),
      stage: STAGES[Number(at(2))] ?? 'toDo',
      from: instant(Number(at(3))),
      to: instantOrNull(at(4)),
      started: instantOrNull(at(5)),
      holder: at(6) as PersonId | null,
    };
  };
};

const instantOrNull = (at: number | null) => (at === null ? null : instant(at));
