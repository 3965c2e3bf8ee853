import type { IssueId, PersonId } from '../../domain/capacity/types';
import type { Stage } from '../../domain/kpi/issue';
import { dayNumber, instant } from '../../domain/units';
import type { KeptStay, KpiFacts } from '../../usecases/kpi/ports';
import { marks, query, type SqlValue } from './client';
import { conditionOf } from './kpi-where';
import { numberAt, packed, textAt, unpacked } from './packed';

const STAGES: readonly Stage[] = ['toDo', 'inProgress', 'inReview', 'waiting', 'done'];
const DONE = STAGES.indexOf('done');

// The order is that of `stay`.
const STAY = packed(['s.issue_id', 'm.created_at', 's.stage', 's.from_at', 's.to_at', 's.started_at', 'm.assignee_id']);

// Left to themselves engines walk through all measures of the site. By stage first: all that was ever done stays in done.
const WAY = 'FORCE INDEX (going)';

/** Day 4 since 1970 was a Monday. */
const OVER_A_MONDAY = ' AND (s.to_day + 3) DIV 7 > (s.from_day + 3) DIV 7';

/** An answer with the stays of so many issues stays below the 4 MiB that it may have. */
const MOST_DONE = 30_000;

/** See KpiFacts. Of very large scopes half of the projects at a time. */
export const readStays: KpiFacts['stays'] = async (where, asked) => {
  const { projects, done } = where;
  if (done <= MOST_DONE || projects.length < 2) return readAtOnce(where, asked);
  const middle = Math.ceil(projects.length / 2);
  const halves = [projects.slice(0, middle), projects.slice(middle)];
  return (
    await Promise.all(halves.map((half) => readStays({ ...where, projects: half, done: done / 2 }, asked)))
  ).flat();
};

const readAtOnce: KpiFacts['stays'] = async (where, { window, mondays, reopened, done }) => {
  const { text, params } = conditionOf(where);
  const projects = where.projects.length === 0 ? [0] : where.projects;
  const stays = (stages: string, days: string) => `SELECT ${STAY} AS packed FROM measure_stay s ${WAY}
STRAIGHT_JOIN measure m ON m.issue_id = s.issue_id AND m.gen = s.gen AND ${text}
WHERE s.project_id IN (${marks(projects.length)}) AND s.stage IN (${stages}) AND ${days}`;
  const over = `s.to_day >= ? AND s.from_day < ?${mondays ? OVER_A_MONDAY : ''}`;
  const open = stays(done ? '0, 1, 2, 3, 4' : '0, 1, 2, 3', over);
  const own = [...params, ...projects];
  const values: SqlValue[] = [...own, dayNumber(window.from), dayNumber(window.to)];
  if (reopened === null) return (await query<Row>(open, values)).map((row) => stay(row.packed));
  const again = stays(String(DONE), 's.to_day >= ? AND s.to_day < ?');
  const rows = await query<Row>(`${open} UNION ALL ${again}`, [
    ...values,
    ...own,
    dayNumber(reopened.from),
    dayNumber(reopened.to),
  ]);
  return rows.map((row) => stay(row.packed));
};

type Row = { readonly packed: string };

const stay = (text: string): KeptStay => {
  const row = unpacked(text);
  return {
    id: (textAt(row, 0) ?? '') as IssueId,
    created: instant(Number(row[1])),
    stage: STAGES[Number(row[2])] ?? 'toDo',
    from: instant(Number(row[3])),
    to: instantOrNull(numberAt(row, 4)),
    started: instantOrNull(numberAt(row, 5)),
    holder: numberAt(row, 6) as PersonId | null,
  };
};

const instantOrNull = (at: number | null) => (at === null ? null : instant(at));
