import { instant } from '../../domain/units';
import type { DefaultsStore } from '../../usecases/ports';
import { execute } from './client';

const MS_PER_DAY = 86_400_000;
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

/**
 * The SLA of a project: P75 (nearest rank) of the seconds from created to resolved, of at least five done issues. Imported
 * issues may be resolved before they were created: they say nothing.
 */
const SLA = `INSERT INTO project_default (project_id, kind, ref, value, n, source, computed_at)
SELECT project_id, 'sla', 0, v, n, NULL, ? FROM (
  SELECT project_id, ROUND((resolved_at - created_at) / 1000) AS v, COUNT(*) OVER (PARTITION BY project_id) AS n,
    ROW_NUMBER() OVER (PARTITION BY project_id ORDER BY resolved_at - created_at, issue_id) AS turn
  FROM issue WHERE category = 3 AND deleted = 0 AND security_id IS NULL AND resolved_at >= ? AND resolved_at >= created_at) found
WHERE n >= 5 AND turn = CEIL(n * 3 / 4)
ON DUPLICATE KEY UPDATE value = VALUES(value), n = VALUES(n), computed_at = VALUES(computed_at)`;

/** Learned in the store itself: no row leaves it. What was not learned again this time is forgotten. */
export const defaults: DefaultsStore = {
  learn: async (now) => {
    const ago = (days: number) => instant(now - days * MS_PER_DAY);
    await execute(MEMBERS_LEARNED, [now, ago(LEARNED_DAYS)]);
    await execute(SPENT, [now, ago(MEDIAN_DAYS)]);
    await execute(ORIGINAL, [now, ago(MEDIAN_DAYS), now]);
    await execute(SLA, [now, ago(MEDIAN_DAYS)]);
    await execute('DELETE FROM project_default WHERE computed_at < ?', [now]);
  },
};
