import type { IssueId, PersonId } from '../../domain/capacity/types';
import type { Tie } from '../../domain/suggestion/evidence';
import { type Instant, instant } from '../../domain/units';
import { type ExperienceStore, MOST_LEARNED, type PastIssue } from '../../usecases/learning/ports';
import { marks, query, type SqlValue } from './client';

/** An issue that teaches: somebody resolved it, and it is no secret. */
const TEACHES = `i.category = 3 AND i.assignee_id IS NOT NULL AND i.resolved_at IS NOT NULL
  AND i.security_id IS NULL AND i.deleted = 0`;

/** With LIMIT, because MariaDB answers EXISTS by going through the issues of all projects. */
const SOMETHING_TEACHES = `(SELECT i.issue_id FROM issue i WHERE i.project_id = p.project_id AND ${TEACHES} LIMIT 1) IS NOT NULL`;

/** Projects that a run would take up; those that hide something anew once a day, those that an admin wants anew at once. */
const WAITING = `FROM project p LEFT JOIN learned_project l ON l.project_id = p.project_id
WHERE p.closed = 0 AND p.archived = 0 AND (l.stale = 2 OR (l.stale = 1 AND l.learned_at < ?) OR (l.project_id IS NULL
  AND ${SOMETHING_TEACHES}))`;
const DAY_MS = 86_400_000;

export const waiting: ExperienceStore['waiting'] = async (now) => {
  const text = `SELECT p.project_id ${WAITING} ORDER BY p.project_id LIMIT 1`;
  return (await query<{ project_id: number }>(text, [now - DAY_MS]))[0]?.project_id ?? null;
};

/** Counts projects that wait, now. */
export const waitingProjects = async (now: Instant): Promise<number> =>
  Number((await query<{ n: number | string }>(`SELECT COUNT(*) AS n ${WAITING}`, [now - DAY_MS]))[0]?.n ?? 0);

/** All that would wait if nothing was ever learned: for before there are tables. */
export const projectsToLearn = async (): Promise<number> => {
  const text = `SELECT COUNT(*) AS n FROM project p WHERE p.closed = 0 AND p.archived = 0
  AND ${SOMETHING_TEACHES}`;
  return Number((await query<{ n: number | string }>(text))[0]?.n ?? 0);
};

const COLUMNS = `i.issue_id, i.project_id, i.type_id, i.assignee_id, i.reporter_id, i.created_at, i.resolved_at, i.refs_gen`;

export const history: ExperienceStore['history'] = async (project) => {
  const text = `SELECT ${COLUMNS} FROM issue i WHERE i.project_id = ? AND ${TEACHES}
ORDER BY i.resolved_at DESC, i.issue_id DESC LIMIT ${MOST_LEARNED}`;
  return withTies(await query<Row>(text, [project]));
};

/**
 * A claim whose turn never ended counts as not learned. What is older than all that a project learned was left out where it
 * learned as many as it may; else it was not there to be learned.
 */
const UNLEARNED = `FROM issue i JOIN learned_project p ON p.project_id = i.project_id
LEFT JOIN learned_issue l ON l.project_id = i.project_id AND l.issue_id = i.issue_id AND l.through <= p.issues
WHERE ${TEACHES} AND (i.resolved_at >= p.since_at OR p.issues < ${MOST_LEARNED}) AND l.issue_id IS NULL`;

export const unlearned: ExperienceStore['unlearned'] = async (ids) => {
  if (ids.length === 0) return [];
  const text = `SELECT ${COLUMNS} ${UNLEARNED} AND i.issue_id IN (${marks(ids.length)})`;
  return withTies(await query<Row>(text, ids.map(Number)));
};

export const missed: ExperienceStore['missed'] = async ({ updated, id }) => {
  const text = `SELECT i.issue_id, i.updated_at ${UNLEARNED} AND i.updated_at >= ? AND (i.updated_at > ? OR i.issue_id > ?)
ORDER BY i.updated_at, i.issue_id LIMIT 100`;
  const rows = await query<{ issue_id: number; updated_at: number }>(text, [updated, updated, Number(id)]);
  return rows.map((row) => ({ id: String(row.issue_id) as IssueId, updated: instant(row.updated_at) }));
};

export const unlearnedBefore: ExperienceStore['unlearnedBefore'] = async (updated) => {
  const rows = await query<{ project_id: number }>(`SELECT DISTINCT i.project_id ${UNLEARNED} AND i.updated_at < ?`, [
    updated,
  ]);
  return rows.map(({ project_id }) => project_id);
};

type Row = {
  issue_id: number;
  project_id: number;
  type_id: number;
  assignee_id: PersonId;
  reporter_id: PersonId | null;
  created_at: number;
  resolved_at: number;
  refs_gen: number;
};

type RefRow = Tie & { readonly issue_id: number; readonly gen: number };
const REFS = (count: number): string => `SELECT r.issue_id, r.gen, r.kind, r.ref FROM issue_ref r
WHERE r.issue_id IN (${marks(count)}) AND r.kind IN ('component', 'label') ORDER BY r.issue_id, r.kind, r.ref`;
const AT_ONCE = 1000;

/** Of the very generation that the row names, which stays for an hour after it was replaced: both are of one moment. */
const withTies = async (rows: readonly Row[]): Promise<readonly PastIssue[]> => {
  const ties = new Map<number, Tie[]>();
  const gens = new Map(rows.map((row) => [row.issue_id, row.refs_gen]));
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const ids: readonly SqlValue[] = rows.slice(from, from + AT_ONCE).map((row) => row.issue_id);
    for (const { issue_id, gen, kind, ref } of await query<RefRow>(REFS(ids.length), ids))
      if (gen === gens.get(issue_id)) ties.set(issue_id, [...(ties.get(issue_id) ?? []), { kind, ref }]);
  }
  return rows.map((row) => pastIssue(row, ties.get(row.issue_id) ?? []));
};

const pastIssue = (row: Row, ties: readonly Tie[]): PastIssue => ({
  id: String(row.issue_id) as IssueId,
  project: row.project_id,
  created: instant(row.created_at),
  resolver: row.assignee_id,
  resolved: instant(row.resolved_at),
  reporter: row.reporter_id,
  ties: [
    ...ties,
    { kind: 'type', ref: row.type_id },
    ...(row.reporter_id === null ? [] : [{ kind: 'reporter' as const, ref: row.reporter_id }]),
  ],
});
