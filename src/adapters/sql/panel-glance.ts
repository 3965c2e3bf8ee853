import type { PersonId } from '../../domain/capacity/types';
import { dayOfNumber, type LocalDate } from '../../domain/units';
import type { GlanceStore, PersonDay } from '../../usecases/ports';
import { execute, marks, query, upsert } from './client';
import { BEFORE_OPEN_IS_READ } from './reading';

const MS_PER_DAY = 86_400_000;

/**
 * Who may be told about: only an open issue without a level, to a viewer whose Browse was seen, once all open issues have
 * been read; nobody while other work is off, because the sums hold it.
 */
const ALLOWED = `i.issue_id = ? AND i.deleted = 0 AND i.category <> 3 AND i.security_id IS NULL
  AND EXISTS (SELECT 1 FROM job f WHERE f.name = 'backfill' AND f.phase NOT IN (${BEFORE_OPEN_IS_READ.flatMap((phase) => (phase === null ? [] : [`'${phase}'`])).join(', ')}))
  AND NOT EXISTS (SELECT 1 FROM setting s WHERE s.name = 'site' AND s.value LIKE '%"otherWork":false%') AND EXISTS (
  SELECT 1 FROM browse_check b JOIN person me ON me.person_id = b.person_id
  WHERE me.account_id = ? AND b.project_id = i.project_id AND b.checked_at > ?)`;
const UNTIL = `d.ends_at > ? AND d.day <= IF(i.due_day >= ?, i.due_day, ?)`;

const NAMED = `SELECT 1 FROM team_project tp JOIN team n ON n.team_id = tp.team_id AND n.gen = tp.gen WHERE tp.project_id = j.project_id`;
const THERE = 'm.team_id = t.team_id AND m.gen = t.gen AND (m.to_day IS NULL OR m.to_day >= ?)';

// The members that a panel of the issue would show: of the teams that name its project, else of the default team, else learned.
const MEMBERS = `(SELECT m.person_id FROM issue j JOIN team_project tp ON tp.project_id = j.project_id
    JOIN team t ON t.team_id = tp.team_id AND t.gen = tp.gen JOIN team_member m ON ${THERE} WHERE j.issue_id = ?
  UNION SELECT m.person_id FROM issue j JOIN team t ON t.is_default = 1 JOIN team_member m ON ${THERE}
    WHERE j.issue_id = ? AND NOT EXISTS (${NAMED})
  UNION SELECT pd.ref FROM issue j JOIN project_default pd ON pd.project_id = j.project_id AND pd.kind = 'member'
    WHERE j.issue_id = ? AND NOT EXISTS (${NAMED}) AND NOT EXISTS (SELECT 1 FROM team t WHERE t.is_default = 1))`;

const GLANCE = `SELECT 1 AS assigned, d.person_id, SUM(d.capacity_s - d.load_s) AS free
FROM issue i JOIN person_day d ON d.person_id = i.assignee_id
WHERE ${ALLOWED} AND ${UNTIL} GROUP BY d.person_id
UNION ALL SELECT 0, d.person_id, SUM(d.capacity_s - d.load_s)
FROM issue i JOIN ${MEMBERS} who JOIN person p ON p.person_id = who.person_id AND COALESCE(p.active, 1) = 1
  JOIN person_day d ON d.person_id = who.person_id
WHERE i.assignee_id IS NULL AND ${ALLOWED} AND ${UNTIL} GROUP BY d.person_id`;

const EVERYBODY = `(SELECT m.person_id FROM team_member m JOIN team t ON t.team_id = m.team_id AND t.gen = m.gen
  UNION SELECT ref FROM project_default WHERE kind = 'member'
  UNION SELECT assignee_id FROM issue WHERE category <> 3 AND deleted = 0 AND assignee_id IS NOT NULL)`;
const TURNED = `NOT EXISTS (SELECT 1 FROM person_day d WHERE d.person_id = e.person_id)
  OR EXISTS (SELECT 1 FROM person_day d WHERE d.person_id = e.person_id AND d.ends_at <= ?)`;

/** The daily sums behind the lozenge. */
export const glance: GlanceStore = {
  people: async (which, now) => {
    const rows =
      which === 'all'
        ? await query<{ person_id: PersonId }>(`SELECT e.person_id FROM ${EVERYBODY} e`)
        : await query<{ person_id: PersonId }>(`SELECT e.person_id FROM ${EVERYBODY} e WHERE ${TURNED}`, [now]);
    return rows.map(({ person_id }) => person_id);
  },
  saveDays: async (people, days, readAt) => {
    if (people.length === 0) return;
    const rows = days.map(({ person, day, endsAt, capacity, load }) => [person, day, endsAt, capacity, load, readAt]);
    await upsert('person_day', ['person_id', 'day', ...SUMS, 'read_at'], rows, LATER);
    for (const [first, some] of byFirstDay(days))
      await execute(`DELETE FROM person_day WHERE person_id IN (${marks(some.length)}) AND day < ?`, [...some, first]);
  },
  read: async ({ issue, accountId, now, checkedSince }) => {
    const today = dayOfNumber(Math.floor(now / MS_PER_DAY));
    const allowed = [issue, accountId, checkedSince];
    const until = [now, today, dayOfNumber(Math.floor(now / MS_PER_DAY) + 13)];
    const members = [today, issue, today, issue, issue];
    const params = [...allowed, ...until, ...members, ...allowed, ...until];
    const rows = await query<{ assigned: number; free: number | string }>(GLANCE, params);
    const first = rows[0];
    return first === undefined
      ? null
      : { assigned: Number(first.assigned) === 1, free: rows.map(({ free }) => Number(free)) };
  },
};

/** People by their today: whoever is a day ahead, or moved there, keeps no row of a day that others still have. */
const byFirstDay = (days: readonly PersonDay[]): ReadonlyMap<LocalDate, readonly PersonId[]> => {
  const first = new Map<PersonId, LocalDate>();
  for (const { person, day } of days) if (day < (first.get(person) ?? '9')) first.set(person, day);
  const found = new Map<LocalDate, PersonId[]>();
  for (const [person, day] of first) found.set(day, [...(found.get(day) ?? []), person]);
  return found;
};

const SUMS = ['ends_at', 'capacity_s', 'load_s'];
/** `read_at` comes last: the others look at its old value. */
const LATER = [...SUMS, 'read_at']
  .map((column) => `${column} = IF(VALUES(read_at) >= read_at, VALUES(${column}), ${column})`)
  .join(', ');
