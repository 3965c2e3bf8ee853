import type { LearnedHistory } from '../../domain/suggestion/learn-history';
import type { Instant } from '../../domain/units';
import type { ExperienceStore } from '../../usecases/learning/ports';
import { execute, type SqlValue, upsert } from './client';
import { emptyTables } from './experience-forget';
import { writeLearnedIssues, writeRows } from './experience-rows';

/**
 * The row of the project goes first and comes back last: in between it counts as not learned, so that a run that dies is
 * begun anew from empty tables.
 */
export const replace: ExperienceStore['replace'] = async (project, learned, at) => {
  await execute('DELETE FROM learned_project WHERE project_id = ?', [project]);
  await emptyTables(project);
  await writeRows(project, learned.rows, 'all');
  await writeLearnedIssues(project, learned.rows);
  await upsert('learned_project', COLUMNS, [projectColumns(project, learned, at)], OVERWRITE);
};

const COLUMNS = ['project_id', 'issues', 'words', 'since_at', 'stale', 'adapted', 'replay', 'learned_at'];
const OVERWRITE = COLUMNS.map((column) => `${column} = VALUES(${column})`).join(', ');

/** A project where nothing could be learned learns from now on. */
const projectColumns = (
  project: number,
  { rows, adapted, replay }: LearnedHistory,
  at: Instant,
): readonly SqlValue[] => [
  ...[project, rows.project.issues, rows.project.words],
  Math.min(at, ...rows.people.map(({ first }) => first)),
  0,
  adapted === null ? null : JSON.stringify({ ...adapted, through: rows.project.issues }),
  JSON.stringify(replay),
  at,
];
