import { z } from 'zod';
import type { IssueId } from '../../domain/capacity/types';
import { FEATURES } from '../../domain/suggestion/features';
import type { Weights } from '../../domain/suggestion/weights';
import type { Instant } from '../../domain/units';
import type { ExperienceStore } from '../../usecases/learning/ports';
import { execute, query } from './client';
import { writeLearnedIssues, writeRows } from './experience-rows';

type TurnRow = {
  issues: number;
  words: number;
  adapted: string | null;
  issue_id: number | null;
  resolved_at: Instant;
};
const TURN = `SELECT p.issues, p.words, p.adapted, l.issue_id, l.resolved_at
FROM learned_project p LEFT JOIN learned_issue l ON l.project_id = p.project_id AND l.through > p.issues
WHERE p.project_id = ? ORDER BY l.issue_id LIMIT 1`;

export const turn: ExperienceStore['turn'] = async (project) => {
  const [row] = await query<TurnRow>(TURN, [project]);
  if (row === undefined) return null;
  const adapted = savedWeights.nullable().parse(JSON.parse(row.adapted ?? 'null'));
  return {
    project: { issues: row.issues, words: row.words },
    adapted: adapted && { anybody: adapted.anybody, other: adapted.other },
    adaptedThrough: adapted?.through ?? 0,
    claimed: row.issue_id === null ? null : { issue: String(row.issue_id) as IssueId, resolved: row.resolved_at },
  };
};

const HALF_GROWN = `SELECT
  (SELECT COUNT(*) FROM experience e WHERE e.project_id = p.project_id AND e.through > p.issues) +
  (SELECT COUNT(*) FROM experience_term t WHERE t.project_id = p.project_id AND t.through > p.issues) AS n
FROM learned_project p WHERE p.project_id = ?`;

export const halfGrown: ExperienceStore['halfGrown'] = async (project) => {
  const [row] = await query<{ n: number | string }>(HALF_GROWN, [project]);
  return Number(row?.n ?? 0);
};

const BEGUN = `SELECT project_id, claimed FROM (SELECT p.project_id,
  (SELECT MIN(l.issue_id) FROM learned_issue l WHERE l.project_id = p.project_id AND l.through > p.issues) AS claimed
FROM learned_project p) turns WHERE claimed IS NOT NULL LIMIT 100`;

export const begun: ExperienceStore['begun'] = async () =>
  (await query<{ project_id: number; claimed: number }>(BEGUN)).map(({ project_id, claimed }) => ({
    ...{ project: project_id, id: String(claimed) as IssueId },
  }));

const weights = z.record(z.enum(FEATURES), z.number()) satisfies z.ZodType<Weights>;
const savedWeights = z.object({ anybody: weights, other: weights, through: z.number() });

export const claim: ExperienceStore['claim'] = (project, changes) => writeLearnedIssues(project, changes);

/** Weights that were reset meanwhile stay so. */
const ADAPT = {
  first: 'UPDATE learned_project SET adapted = ? WHERE project_id = ? AND adapted IS NULL',
  next: 'UPDATE learned_project SET adapted = ? WHERE project_id = ? AND adapted IS NOT NULL',
};

export const adapt: ExperienceStore['adapt'] = async (project, before, step) => {
  await execute(before === null ? ADAPT.first : ADAPT.next, [JSON.stringify(step), project]);
};

export const grow: ExperienceStore['grow'] = (project, changes) => writeRows(project, changes, 'older');

/** Once, however often it is said: only from the turn before. */
export const close: ExperienceStore['close'] = async (project, { issues, words }) => {
  const text = 'UPDATE learned_project SET issues = ?, words = ? WHERE project_id = ? AND issues = ?';
  await execute(text, [issues, words, project, issues - 1]);
};
