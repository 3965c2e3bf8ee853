import type { IssueId } from '../../domain/capacity/types';
import { sketchesKept } from '../../domain/suggestion/sketch';
import type { ExperienceStore } from '../../usecases/learning/ports';
import { execute, marks, query } from './client';

const TABLES = ['experience', 'experience_term', 'sketch', 'learned_issue'] as const;
/** Rows that one statement removes: a write may take ten seconds. */
const AT_ONCE = 10_000;

/** Everything kept of a project but its own row. */
export const emptyTables = async (project: number): Promise<void> => {
  for (const table of TABLES) await untilNone(`DELETE FROM ${table} WHERE project_id = ? LIMIT ${AT_ONCE}`, [project]);
};

/** Projects first: what has none counts for nobody. */
export const forgetAll: ExperienceStore['forgetAll'] = async () => {
  for (const table of ['learned_project', ...TABLES]) await untilNone(`DELETE FROM ${table} LIMIT ${AT_ONCE}`, []);
};

const untilNone = async (text: string, params: readonly number[]): Promise<void> => {
  while ((await execute(text, params)).affectedRows === AT_ONCE);
};

/** Found by the key (project, issue) in every learned project: an issue may have moved since it was learned. */
const LEARNED = `FROM learned_project p JOIN learned_issue l ON l.project_id = p.project_id`;

/** The learned issue goes last, so that a run that died finds it again. */
export const forgetIssues: ExperienceStore['forgetIssues'] = async (ids) => {
  if (ids.length === 0) return;
  const issues = ids.map(Number);
  const text = `SELECT DISTINCT l.project_id ${LEARNED} WHERE l.issue_id IN (${marks(issues.length)})`;
  for (const { project_id } of await query<{ project_id: number }>(text, issues)) {
    await markStale(project_id);
    const these = `WHERE project_id = ? AND issue_id IN (${marks(issues.length)})`;
    await execute(`DELETE FROM sketch ${these}`, [project_id, ...issues]);
    await execute(`DELETE FROM learned_issue ${these}`, [project_id, ...issues]);
  }
};

export const hidden: ExperienceStore['hidden'] = async (since) => {
  const text = `SELECT DISTINCT i.issue_id FROM issue i JOIN learned_project p
JOIN learned_issue l ON l.project_id = p.project_id AND l.issue_id = i.issue_id
WHERE i.updated_at >= ? AND (i.deleted = 1 OR i.security_id IS NOT NULL) LIMIT 100`;
  return (await query<{ issue_id: number }>(text, [since])).map((row) => String(row.issue_id) as IssueId);
};

export const markStale: ExperienceStore['markStale'] = async (project) => {
  await execute('UPDATE learned_project SET stale = GREATEST(stale, 1) WHERE project_id = ?', [project]);
};

/** Turns that left since the last look; more only where a project was learned meanwhile. */
const LATELY = 1000;
const DROP = `DELETE s FROM learned_issue l JOIN sketch s ON s.project_id = l.project_id AND s.issue_id = l.issue_id
WHERE l.project_id = ? AND l.through > ? AND l.through <= ?`;

export const dropOldSketches: ExperienceStore['dropOldSketches'] = async (which) => {
  const projects = await query<{ project_id: number; issues: number }>(
    'SELECT project_id, issues FROM learned_project',
  );
  const most = sketchesKept(projects.map(({ issues }) => issues));
  for (const { project_id, issues } of projects) {
    const last = issues - most;
    if (last > 0) await execute(DROP, [project_id, which === 'all' ? 0 : last - LATELY, last]);
  }
};
