import type { IssueId } from '../../domain/capacity/types';
import { instant } from '../../domain/units';
import type { CensusRow, CensusState, CensusStore } from '../../usecases/census/ports';
import { execute, numberOf, query, upsert } from './client';
import { unlessSettingUp } from './failures';
import { AWAY, AWAY_JOB } from './sync-rows';

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

// What is frozen is looked at when it comes back; of the rest nothing that was found before holds.
const RECOUNT = `UPDATE census SET state = 'differs', counted_at = NULL, checkpoint = NULL, walked_at = walked_at - 72000000
WHERE state NOT IN ('closed', 'archived')`;
const NOTE_AWAY = `INSERT INTO job (name, phase, started_at) VALUES ('${AWAY_JOB}', '${AWAY}', ?)
ON DUPLICATE KEY UPDATE started_at = IF(phase IS NULL, VALUES(started_at), started_at), phase = VALUES(phase)`;
const SETTLED = `UPDATE job SET phase = NULL WHERE name = '${AWAY_JOB}' AND phase IS NOT NULL`;

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
  recountAll: async (since) => {
    await unlessSettingUp(() => execute(RECOUNT));
    await execute(NOTE_AWAY, [since]);
  },
  settled: async () => {
    await execute(SETTLED);
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
