import type { MeasureStore } from '../../usecases/measuring/ports';
import { execute, query } from './client';

/** Days summed up at once: one statement, well within its ten seconds. */
const AT_ONCE = 300;

/**
 * Works days out anew from the measures that count, then takes them off the list: whoever dies in between leaves them on
 * it, and so does whoever lost the lease, because what somebody else put there since then is not in these sums.
 */
export const sumUp: MeasureStore['sumUp'] = async ({ job, owner, fence }) => {
  const todo = await query<TodoRow>(`SELECT project_id, day, type_id FROM kpi_day_todo ${IN_ORDER} LIMIT ${AT_ONCE}`);
  const last = todo.at(-1);
  if (last === undefined) return false;
  const upTo = [last.project_id, last.project_id, last.day, last.day, last.type_id];
  await execute(SUM, [...upTo, ...upTo, ...upTo, ...upTo, ...upTo]);
  await execute(EMPTY, upTo);
  await execute(TAKE_OFF, [...upTo, job, owner, fence]);
  return todo.length === AT_ONCE;
};

type TodoRow = { readonly project_id: number; readonly day: number; readonly type_id: number };

const IN_ORDER = 'ORDER BY project_id, day, type_id';
/** Of the list, what comes no later in its order. */
const UP_TO = (t: string) => `(${t}.project_id < ? OR (${t}.project_id = ?
  AND (${t}.day < ? OR (${t}.day = ? AND ${t}.type_id <= ?))))`;
const TAKE_OFF = `DELETE FROM kpi_day_todo WHERE ${UP_TO('kpi_day_todo')}
  AND EXISTS (SELECT 1 FROM job j WHERE j.name = ? AND j.owner = ? AND j.fence = ?)`;

const STAGES = ['to_do', 'in_progress', 'in_review', 'waiting', 'in_done'];
const SUMS = ['created', 'done', ...STAGES];

const cell = 't.project_id, t.type_id, t.day';
const event = (created: 0 | 1, done: 0 | 1, stages: readonly string[] = STAGES.map(() => '0')) =>
  `SELECT ${cell}, ${[created, done, ...stages].map((value, n) => `${value} AS ${SUMS[n]}`).join(', ')} FROM kpi_day_todo t`;
const moves = (by: 1 | -1) => STAGES.map((_, stage) => `IF(s.stage = ${stage}, ${by}, 0)`);

/**
 * From the list to what happened on its days, by the key for it: said outright, because a table that was empty a minute ago
 * looks small to an optimizer, and walking through it is what takes minutes.
 */
const COUNTING = 'm.counts = 1 AND m.type_id = t.type_id';
const measureOn = (day: string, key: string) => `STRAIGHT_JOIN measure m FORCE INDEX (${key})
  ON m.project_id = t.project_id AND m.${day} = t.day AND ${COUNTING}`;
const stayOn = (day: string, key: string) => `STRAIGHT_JOIN measure_stay s FORCE INDEX (${key})
  ON s.project_id = t.project_id AND s.${day} = t.day
  STRAIGHT_JOIN measure m ON m.issue_id = s.issue_id AND m.gen = s.gen AND ${COUNTING}`;

const SUM = `INSERT INTO kpi_day (project_id, type_id, day, ${SUMS.join(', ')})
SELECT e.project_id, e.type_id, e.day, ${SUMS.map((name) => `SUM(e.${name})`).join(', ')} FROM (
${event(0, 0)} WHERE ${UP_TO('t')}
UNION ALL ${event(1, 0)} ${measureOn('created_day', 'created_by_project')} WHERE ${UP_TO('t')}
UNION ALL ${event(0, 1)} ${measureOn('done_day', 'done_by_project')} WHERE ${UP_TO('t')}
UNION ALL ${event(0, 0, moves(1))} ${stayOn('from_day', 'beginning')} WHERE ${UP_TO('t')}
UNION ALL ${event(0, 0, moves(-1))} ${stayOn('to_day', 'ending')} WHERE ${UP_TO('t')}
) e GROUP BY e.project_id, e.type_id, e.day
ON DUPLICATE KEY UPDATE ${SUMS.map((name) => `${name} = VALUES(${name})`).join(', ')}`;

/** A day on which nothing happens any more has no row. */
const EMPTY = `DELETE d FROM kpi_day d JOIN kpi_day_todo t ON t.project_id = d.project_id AND t.day = d.day AND t.type_id = d.type_id
WHERE ${UP_TO('t')} AND ${SUMS.map((name) => `d.${name} = 0`).join(' AND ')}`;
