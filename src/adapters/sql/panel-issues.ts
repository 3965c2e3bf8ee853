import type { Assumption } from '../../domain/capacity/remaining';
import type { IssueId, PersonId } from '../../domain/capacity/types';
import { type Instant, instant, type LocalDate, seconds } from '../../domain/units';
import type { IssueAtHand, OpenIssueFacts } from '../../usecases/ports';
import { marks, query, type SqlValue } from './client';

// The outer join keeps the order: from an issue's few references to their words. Without it each issue would walk through
// all sprints of the site.
const word = (value: string, kind: 'sprint' | 'version', ref: 'sprint' | 'fix_version', also: string): string =>
  `(SELECT MIN(IF(${also}, v.${value}, NULL)) FROM issue_ref r LEFT JOIN vocabulary v ON v.kind = '${kind}' AND v.id = r.ref
    WHERE r.issue_id = i.issue_id AND r.gen = i.refs_gen AND r.kind = '${ref}')`;

// A due date makes sprints and versions irrelevant, so they are looked up only without one.
const OPEN = (people: string): string => `SELECT i.issue_id, i.project_id, i.type_id, i.assignee_id, i.security_id,
  i.original_s, i.remaining_s, i.spent_s, i.points, i.start_day, i.due_day, i.lexo_rank, i.created_at,
  IF(i.due_day IS NULL, ${word('end_at', 'sprint', 'sprint', 'v.category = 2')}, NULL) AS active_end,
  IF(i.due_day IS NULL, ${word('end_at', 'sprint', 'sprint', 'v.category = 1')}, NULL) AS future_end,
  IF(i.due_day IS NULL, ${word('day', 'version', 'fix_version', 'v.closed = 0')}, NULL) AS version_day,
  w.position, a.value AS assumed_s, a.source AS assumed_from, a.n AS assumed_n, b.checked_at
FROM issue i
LEFT JOIN project p ON p.project_id = i.project_id
LEFT JOIN vocabulary w ON w.kind = 'priority' AND w.id = i.priority_id
LEFT JOIN project_default a ON a.project_id = i.project_id AND a.kind = 'assumed' AND a.ref = i.type_id
LEFT JOIN person me ON me.account_id = ?
LEFT JOIN browse_check b ON b.person_id = me.person_id AND b.project_id = i.project_id
WHERE i.assignee_id IN (${people}) AND i.category <> 3 AND i.deleted = 0 AND COALESCE(p.archived, 0) = 0`;

type Row = {
  issue_id: number | string;
  project_id: number;
  type_id: number;
  assignee_id: PersonId;
  security_id: number | null;
  original_s: number | null;
  remaining_s: number | null;
  spent_s: number | null;
  points: number | null;
  start_day: LocalDate | null;
  due_day: LocalDate | null;
  lexo_rank: string | null;
  created_at: Instant;
  active_end: Instant | null;
  future_end: Instant | null;
  version_day: LocalDate | null;
  position: number | null;
  assumed_s: number | null;
  assumed_from: Assumption['from'] | null;
  assumed_n: number | null;
  checked_at: number | null;
};

/** All open work of these people, whoever may see it; archived projects do not count. */
export const readOpenIssues = async (
  people: readonly PersonId[],
  viewer: string | null,
): Promise<readonly OpenIssueFacts[]> => {
  if (people.length === 0) return [];
  const text = OPEN(marks(people.length));
  const rows = await query<Row>(`${text} LIMIT ${AT_ONCE}`, [viewer, ...people]);
  const all = rows.length < AT_ONCE ? rows : await readInTurns(text, [viewer, ...people]);
  return all.map(openIssue);
};

/** An answer of so many rows stays at half of the 4 MiB that it may have. */
const AT_ONCE = 4000;

/** For somebody who holds thousands. Apart, because an order would have the store walk through every issue of the site. */
const readInTurns = async (text: string, params: readonly SqlValue[]): Promise<readonly Row[]> => {
  const all: Row[] = [];
  for (;;) {
    const turn = await query<Row>(`${text} AND i.issue_id > ? ORDER BY i.issue_id LIMIT ${AT_ONCE}`, [
      ...params,
      Number(all.at(-1)?.issue_id ?? 0),
    ]);
    all.push(...turn);
    if (turn.length < AT_ONCE) return all;
  }
};

const openIssue = (row: Row): OpenIssueFacts => ({
  id: String(row.issue_id) as IssueId,
  project: row.project_id,
  type: row.type_id,
  assignee: row.assignee_id,
  secured: row.security_id !== null,
  effort: { remaining: row.remaining_s, original: row.original_s, spent: row.spent_s, points: row.points },
  assumption:
    row.assumed_s === null || row.assumed_from === null
      ? null
      : { seconds: seconds(row.assumed_s), from: row.assumed_from, n: row.assumed_n },
  start: row.start_day,
  due: row.due_day,
  activeSprintEnd: row.active_end,
  futureSprintEnd: row.future_end,
  versionDay: row.version_day,
  priority: row.position,
  rank: row.lexo_rank,
  created: row.created_at,
  browseCheckedAt: row.checked_at === null ? null : instant(row.checked_at),
});

const AT_HAND = `SELECT i.project_id, i.security_id, p.account_id, b.checked_at
FROM issue i
LEFT JOIN person p ON p.person_id = i.assignee_id
LEFT JOIN person me ON me.account_id = ?
LEFT JOIN browse_check b ON b.person_id = me.person_id AND b.project_id = i.project_id
WHERE i.issue_id = ? AND i.deleted = 0`;

type AtHandRow = {
  project_id: number;
  security_id: number | null;
  account_id: string | null;
  checked_at: number | null;
};

/** One issue as the facts have it, and when this viewer was last seen to browse its project. */
export const readIssueAtHand = async (id: IssueId, viewer: string): Promise<IssueAtHand | null> => {
  const [row] = await query<AtHandRow>(AT_HAND, [viewer, id]);
  if (row === undefined) return null;
  return {
    project: row.project_id,
    assignee: row.account_id,
    secured: row.security_id !== null,
    browseCheckedAt: row.checked_at === null ? null : instant(row.checked_at),
  };
};
