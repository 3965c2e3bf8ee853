import type { IssueId, PersonId } from '../../domain/capacity/types';
import type { Stage } from '../../domain/kpi/issue';
import { dayNumber, instant } from '../../domain/units';
import type { KeptStay, KpiFacts } from '../../usecases/kpi/ports';
import { marks, query, type SqlValue } from './client';
import { conditionOf } from './kpi-where';
import { type ListRow, listOf, lists, numberAt, packed, textAt, unpacked } from './packed';

const STAGES: readonly Stage[] = ['toDo', 'inProgress', 'inReview', 'waiting', 'done'];
const DONE = STAGES.indexOf('done');

// The order is that of `stay`.
const STAY = packed(['s.issue_id', 'm.created_at', 's.stage', 's.from_at', 's.to_at', 's.started_at', 'm.assignee_id']);

// Left to themselves engines walk through all measures of the site. By stage first: all that was ever done stays in done.
const WAY = 'FORCE INDEX (going)';

/** Day 4 since 1970 was a Monday. */
const OVER_A_MONDAY = ' AND (s.to_day + 3) DIV 7 > (s.from_day + 3) DIV 7';

/** See KpiFacts. */
export const readStays: KpiFacts['stays'] = async (where, { window, mondays, reopened, done }) => {
  const { text, params } = conditionOf(where);
  const projects = where.projects.length === 0 ? [0] : where.projects;
  const stays = (stages: string, days: string) => `SELECT ${listOf(STAY)} AS list FROM measure_stay s ${WAY}
STRAIGHT_JOIN measure m ON m.issue_id = s.issue_id AND m.gen = s.gen AND ${text}
WHERE s.project_id IN (${marks(projects.length)}) AND s.stage IN (${stages}) AND ${days} GROUP BY s.from_day`;
  const over = `s.to_day >= ? AND s.from_day < ?${mondays ? OVER_A_MONDAY : ''}`;
  const open = stays(done ? '0, 1, 2, 3, 4' : '0, 1, 2, 3', over);
  const own = [...params, ...projects];
  const values: SqlValue[] = [...own, dayNumber(window.from), dayNumber(window.to)];
  if (reopened === null) return lists(await query<ListRow>(open, values)).map(stay);
  const again = stays(String(DONE), 's.to_day >= ? AND s.to_day < ?');
  const rows = await query<ListRow>(`${open} UNION ALL ${again}`, [
    ...values,
    ...own,
    dayNumber(reopened.from),
    dayNumber(reopened.to),
  ]);
  return lists(rows).map(stay);
};

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
