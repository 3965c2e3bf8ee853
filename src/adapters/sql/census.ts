import type { IssueId } from '../../domain/capacity/types';
import { instant } from '../../domain/units';
import type { CensusRow, CensusState, CensusStore } from '../../usecases/census/ports';
import { numberOf, query, upsert } from './client';

type Row = {
  project_id: number;
  closed: number;
  archived: number;
  state: CensusState | null;
  counted_at: number | null;
  in_jira: number | null;
  in_facts: number | null;
  walked_at: number | null;
  missing: number | null;
  removed: number | null;
  checkpoint: string | null;
};
// Projects that no list named yet are among those of the issues.
const ROWS = `SELECT known.project_id, COALESCE(p.closed, 0) AS closed, COALESCE(p.archived, 0) AS archived,
  c.state, c.counted_at, c.in_jira, c.in_facts, c.walked_at, c.missing, c.removed, c.checkpoint
FROM (SELECT project_id FROM project UNION SELECT DISTINCT project_id FROM issue) known
LEFT JOIN project p ON p.project_id = known.project_id LEFT JOIN census c ON c.project_id = known.project_id
ORDER BY known.project_id`;

const COLUMNS = ['state', 'counted_at', 'in_jira', 'in_facts', 'walked_at', 'missing', 'removed', 'checkpoint'];

const COUNT = 'SELECT COUNT(*) AS n FROM issue WHERE project_id = ? AND deleted = 0 AND updated_at >= ?';
const END = `SELECT created_at FROM issue WHERE project_id = ? AND created_at >= ? AND deleted = 0
ORDER BY created_at LIMIT 1 OFFSET ?`;
const IDS = `SELECT issue_id FROM issue
WHERE project_id = ? AND created_at >= ? AND created_at < ? AND deleted = 0`;

const orNull = (at: number | null) => (at === null ? null : instant(at));

/** How the projects stand, and what the facts have of them. */
export const census: CensusStore = {
  rows: async () =>
    (await query<Row>(ROWS)).map((row) => ({
      ...{ project: row.project_id, closed: row.closed === 1, archived: row.archived === 1, state: row.state },
      ...{ countedAt: orNull(row.counted_at), walkedAt: orNull(row.walked_at) },
      ...{ inJira: row.in_jira, inFacts: row.in_facts, missing: row.missing ?? 0, removed: row.removed ?? 0 },
      checkpoint: row.checkpoint,
    })),
  save: (row) => {
    const overwrite = COLUMNS.map((column) => `${column} = VALUES(${column})`).join(', ');
    return upsert('census', ['project_id', ...COLUMNS], [valuesOf(row)], overwrite);
  },
  count: async (project, updatedFrom = instant(0)) =>
    numberOf((await query<{ n: number | string }>(COUNT, [project, updatedFrom]))[0]?.n ?? 0),
  rangeEnd: async (project, from, size) => {
    const [row] = await query<{ created_at: number }>(END, [project, from ?? 0, size]);
    return row === undefined ? null : instant(row.created_at);
  },
  idsIn: async (project, from, to) => {
    const rows = await query<{ issue_id: number }>(IDS, [project, from ?? 0, to ?? Number.MAX_SAFE_INTEGER]);
    return new Set(rows.map(({ issue_id }) => String(issue_id) as IssueId));
  },
};

const valuesOf = (row: CensusRow) => [
  ...[row.project, row.state, row.countedAt, row.inJira, row.inFacts],
  ...[row.walkedAt, row.missing, row.removed, row.checkpoint],
];
