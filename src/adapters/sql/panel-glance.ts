import type { PersonId } from '../../domain/capacity/types';
import { dayOfNumber, instant } from '../../domain/units';
import type { DefaultsStore, GlanceStore } from '../../usecases/ports';
import { execute, marks, query, upsert } from './client';

const MS_PER_DAY = 86_400_000;

/**
 * Who may be told about: only an open issue without a level, to a viewer whose Browse was seen; nobody while other work is
 * off, because the sums hold it.
 */
const ALLOWED = `i.issue_id = ? AND i.deleted = 0 AND i.category <> 3 AND i.security_id IS NULL
  AND NOT EXISTS (SELECT 1 FROM setting s WHERE s.name = 'site' AND s.value LIKE '%"otherWork":false%') AND EXISTS (
  SELECT 1 FROM browse_check b JOIN person me ON me.person_id = b.person_id
  WHERE me.account_id = ? AND b.project_id = i.project_id AND b.checked_at > ?)`;
const UNTIL = `d.ends_at > ? AND d.day <= IF(i.due_day >= ?, i.due_day, ?)`;

// The members that a panel of the issue's project would show: of the teams that name it, else of the default team, else learned.
const MEMBERS = `(SELECT tm.person_id, tp.project_id FROM team_member tm JOIN team_project tp ON tp.team_id = tm.team_id
  UNION SELECT tm.person_id, j.project_id FROM team_member tm JOIN team t ON t.team_id = tm.team_id AND t.is_default = 1
    JOIN project j ON NOT EXISTS (SELECT 1 FROM team_project tp WHERE tp.project_id = j.project_id)
  UNION SELECT pd.ref, pd.project_id FROM project_default pd WHERE pd.kind = 'member'
    AND NOT EXISTS (SELECT 1 FROM team_project tp WHERE tp.project_id = pd.project_id) AND NOT EXISTS (SELECT 1 FROM team t WHERE t.is_default = 1))`;

const GLANCE = `SELECT 1 AS assigned, d.person_id, SUM(d.capacity_s - d.load_s) AS free
FROM issue i JOIN person_day d ON d.person_id = i.assignee_id
WHERE ${ALLOWED} AND ${UNTIL} GROUP BY d.person_id
UNION ALL SELECT 0, d.person_id, SUM(d.capacity_s - d.load_s)
FROM issue i JOIN ${MEMBERS} m ON m.project_id = i.project_id JOIN person_day d ON d.person_id = m.person_id
WHERE i.assignee_id IS NULL AND ${ALLOWED} AND ${UNTIL} GROUP BY d.person_id`;

/** The daily sums behind the lozenge. */
export const glance: GlanceStore = {
  everybody: async () => {
    const text = `SELECT person_id FROM team_member UNION SELECT ref FROM project_default WHERE kind = 'member'
      UNION SELECT assignee_id FROM issue WHERE category <> 3 AND deleted = 0 AND assignee_id IS NOT NULL`;
    return (await query<{ person_id: PersonId }>(text)).map(({ person_id }) => person_id);
  },
  saveDays: async (people, days) => {
    if (people.length === 0) return;
    const rows = days.map(({ person, day, endsAt, capacity, load }) => [person, day, endsAt, capacity, load]);
    if (rows.length > 0)
      await upsert('person_day', ['person_id', 'day', 'ends_at', 'capacity_s', 'load_s'], rows, SUMS);
    const first = days.reduce((least, { day }) => (day < least ? day : least), days[0]?.day ?? dayOfNumber(0));
    await execute(`DELETE FROM person_day WHERE person_id IN (${marks(people.length)}) AND day < ?`, [
      ...people,
      first,
    ]);
  },
  read: async ({ issue, accountId, now, checkedSince }) => {
    const today = dayOfNumber(Math.floor(now / MS_PER_DAY));
    const allowed = [issue, accountId, checkedSince];
    const until = [now, today, dayOfNumber(Math.floor(now / MS_PER_DAY) + 13)];
    const rows = await query<{ assigned: number; free: number | string }>(GLANCE, [
      ...allowed,
      ...until,
      ...allowed,
      ...until,
    ]);
    const first = rows[0];
    return first === undefined
      ? null
      : { assigned: Number(first.assigned) === 1, free: rows.map(({ free }) => Number(free)) };
  },
};
const SUMS = 'ends_at = VALUES(ends_at), capacity_s = VALUES(capacity_s), load_s = VALUES(load_s)';

const LEARNED_DAYS = 90;
const MEDIAN_DAYS = 180;

/** At most 30 people a project, most work first; the app's own and other apps' accounts are nobody's teammates. */
const MEMBERS_LEARNED = `INSERT INTO project_default (project_id, kind, ref, value, n, source, computed_at)
SELECT project_id, 'member', assignee_id, NULL, n, NULL, ? FROM (
  SELECT i.project_id, i.assignee_id, COUNT(*) AS n, ROW_NUMBER() OVER (PARTITION BY i.project_id ORDER BY COUNT(*) DESC, i.assignee_id) AS turn
  FROM issue i JOIN person p ON p.person_id = i.assignee_id
  WHERE i.deleted = 0 AND i.security_id IS NULL AND (i.category <> 3 OR i.resolved_at >= ?)
    AND COALESCE(p.active, 1) = 1 AND COALESCE(p.account_type, 'atlassian') = 'atlassian'
  GROUP BY i.project_id, i.assignee_id) found
WHERE turn <= 30 ON DUPLICATE KEY UPDATE n = VALUES(n), computed_at = VALUES(computed_at)`;

/** Exact medians (the mean of the two middle values), of at least five done issues; docs/capacity.md "Remaining". */
const median = (
  column: 'spent_s' | 'original_s',
  source: string,
  unless: string,
): string => `INSERT INTO project_default (project_id, kind, ref, value, n, source, computed_at)
SELECT project_id, 'assumed', type_id, ROUND(AVG(v)), MAX(n), '${source}', ? FROM (
  SELECT project_id, type_id, ${column} AS v, ROW_NUMBER() OVER (PARTITION BY project_id, type_id ORDER BY ${column}) AS turn,
    COUNT(*) OVER (PARTITION BY project_id, type_id) AS n
  FROM issue i WHERE category = 3 AND deleted = 0 AND security_id IS NULL AND resolved_at >= ? AND ${column} > 0) found
WHERE n >= 5 AND turn IN (FLOOR((n + 1) / 2), CEIL((n + 1) / 2)) ${unless}
GROUP BY project_id, type_id ON DUPLICATE KEY UPDATE value = VALUES(value), n = VALUES(n), source = VALUES(source), computed_at = VALUES(computed_at)`;

const SPENT = median('spent_s', 'median-spent', '');
const ORIGINAL = median(
  'original_s',
  'median-estimate',
  `AND NOT EXISTS (SELECT 1 FROM project_default d WHERE d.project_id = found.project_id AND d.kind = 'assumed' AND d.ref = found.type_id AND d.computed_at = ?)`,
);

/** Learned in the store itself: no row leaves it. What was not learned again this time is forgotten. */
export const defaults: DefaultsStore = {
  learn: async (now) => {
    const ago = (days: number) => instant(now - days * MS_PER_DAY);
    await execute(MEMBERS_LEARNED, [now, ago(LEARNED_DAYS)]);
    await execute(SPENT, [now, ago(MEDIAN_DAYS)]);
    await execute(ORIGINAL, [now, ago(MEDIAN_DAYS), now]);
    await execute('DELETE FROM project_default WHERE computed_at < ?', [now]);
  },
};
