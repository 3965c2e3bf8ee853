import type { IssueId } from '../../domain/capacity/types';
import { instant } from '../../domain/units';
import type { OddCount, OddValues } from '../../usecases/odd-values/ports';
import type { HeldFacts } from '../../usecases/sweep/ports';
import { marks, numberOf, query } from './client';
import { unlessSettingUp } from './failures';

type IssueRow = { issue_id: number; updated_at: number; deleted: number; behind: number };
const ISSUES = (count: number): string => `SELECT issue_id, updated_at, deleted,
  IF(LEAST(fetched_at, COALESCE(changes_read_to, 0), COALESCE(worklogs_read_to, 0)) <= updated_at, 1, 0) AS behind
FROM issue WHERE issue_id IN (${marks(count)})`;

type WorklogRow = { worklog_id: number; issue_id: number; updated_at: number };
const WORKLOGS = (count: number): string => `SELECT w.worklog_id, w.issue_id, w.updated_at FROM worklog w
JOIN issue i ON i.issue_id = w.issue_id AND i.worklogs_gen = w.gen AND i.deleted = 0
WHERE w.worklog_id IN (${marks(count)})`;

const NOT_READ_SINCE = `SELECT i.issue_id FROM issue i LEFT JOIN project p ON p.project_id = i.project_id
WHERE i.issue_id > ? AND i.fetched_at < ? AND i.deleted = 0 AND COALESCE(p.closed, 0) = 0 AND COALESCE(p.archived, 0) = 0
ORDER BY i.issue_id LIMIT 1000`;

/** What is known of issues and worklogs, asked before they are read again. */
export const held: HeldFacts = {
  issues: async (ids) => {
    if (ids.length === 0) return new Map();
    const rows = await query<IssueRow>(ISSUES(ids.length), ids.map(Number));
    return new Map(
      rows.map((row) => [
        String(row.issue_id) as IssueId,
        { updated: instant(row.updated_at), deleted: row.deleted === 1, setsBehind: row.behind === 1 },
      ]),
    );
  },
  notReadSince: async (at, after) => {
    const rows = await query<{ issue_id: number }>(NOT_READ_SINCE, [Number(after ?? 0), at]);
    return rows.map(({ issue_id }) => String(issue_id) as IssueId);
  },
  worklogs: async (ids) => {
    if (ids.length === 0) return new Map();
    const rows = await query<WorklogRow>(WORKLOGS(ids.length), ids);
    return new Map(
      rows.map((row) => [row.worklog_id, { issue: String(row.issue_id) as IssueId, updated: instant(row.updated_at) }]),
    );
  },
};

type OddRow = { project_id: number | null; field: string; class: string; issues: number | string };
const ODD = `SELECT i.project_id, o.field, o.class, COUNT(*) AS issues FROM odd_value o
LEFT JOIN issue i ON i.issue_id = o.issue_id WHERE COALESCE(i.deleted, 0) = 0
GROUP BY i.project_id, o.field, o.class ORDER BY issues DESC, i.project_id, o.field, o.class LIMIT 2000`;

/** Counted where they stand: there are few of them on any site that is not broken. */
export const oddValues: OddValues = {
  oddValues: async () =>
    ((await unlessSettingUp(() => query<OddRow>(ODD))) ?? []).map((row) => ({
      ...({ field: row.field, class: row.class } as Pick<OddCount, 'field' | 'class'>),
      project: row.project_id,
      issues: numberOf(row.issues),
    })),
};
