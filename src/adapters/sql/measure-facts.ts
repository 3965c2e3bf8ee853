import type { IssueId, PersonId } from '../../domain/capacity/types';
import type { Change } from '../../domain/kpi/issue';
import { dayOfNumber, instant, type LocalDate, localDate, seconds } from '../../domain/units';
import type { IssueToMeasure, MeasureStore } from '../../usecases/measuring/ports';
import { marks, query } from './client';
import { behindBy, HIDDEN } from './measure-behind';

/**
 * The row of each issue, then the children of the very generations that the row names, which stay for an hour after they
 * were replaced: all three are of one moment.
 */
export const factsToMeasure: MeasureStore['facts'] = async (ids, rules) => {
  if (ids.length === 0) return [];
  const filter = behindBy(rules);
  const issues = await query<IssueRow>(ISSUES(ids.length, filter.text), [...ids.map(Number), ...filter.params]);
  const changes = await childrenOf<ChangeRow>(CHANGES, issues, 'changes_gen');
  const worklogs = await childrenOf<WorklogRow>(WORKLOGS, issues, 'worklogs_gen');
  return issues.map((row) => toMeasure(row, changes.get(row.issue_id) ?? [], worklogs.get(row.issue_id) ?? []));
};

const ISSUES = (count: number, filter: string) => `SELECT i.issue_id, i.project_id, i.type_id, i.status_id, i.parent_id,
  i.assignee_id, i.created_at, i.due_day, i.original_s, i.updated_at, i.fetched_at, i.changes_gen, i.worklogs_gen,
  IF(${HIDDEN}, 0, 1) AS counts
FROM issue i LEFT JOIN measure m ON m.issue_id = i.issue_id WHERE i.issue_id IN (${marks(count)}) AND ${filter}`;

type Wanted = { readonly head: string; readonly tail: string };
const CHANGES: Wanted = {
  head: 'SELECT c.issue_id, c.seq, c.at, c.field, c.from_ref, c.to_ref FROM (',
  tail: `) w JOIN change_log c ON c.issue_id = w.id AND c.gen = w.gen
WHERE c.field IN ('status', 'due', 'original', 'resolution') ORDER BY c.issue_id, c.seq`,
};
const WORKLOGS: Wanted = {
  head: 'SELECT l.issue_id, l.author_id, l.started_at, l.spent_s FROM (',
  tail: ') w JOIN worklog l ON l.issue_id = w.id AND l.gen = w.gen ORDER BY l.issue_id, l.worklog_id',
};

const childrenOf = async <Row extends { readonly issue_id: number }>(
  { head, tail }: Wanted,
  issues: readonly IssueRow[],
  gen: 'changes_gen' | 'worklogs_gen',
): Promise<ReadonlyMap<number, readonly Row[]>> => {
  // Generation 0 is none.
  const wanted = issues.filter((row) => row[gen] > 0).flatMap((row) => [row.issue_id, row[gen]]);
  if (wanted.length === 0) return new Map();
  const pairs = Array.from({ length: wanted.length / 2 }, () => 'SELECT ? AS id, ? AS gen').join(' UNION ALL ');
  const found = new Map<number, Row[]>();
  for (const row of await query<Row>(`${head}${pairs}${tail}`, wanted)) {
    const before = found.get(row.issue_id);
    if (before) before.push(row);
    else found.set(row.issue_id, [row]);
  }
  return found;
};

type IssueRow = {
  readonly issue_id: number;
  readonly project_id: number;
  readonly type_id: number;
  readonly status_id: number;
  readonly parent_id: number | null;
  readonly assignee_id: PersonId | null;
  readonly created_at: number;
  readonly due_day: string | null;
  readonly original_s: number | null;
  readonly updated_at: number;
  readonly fetched_at: number;
  readonly changes_gen: number;
  readonly worklogs_gen: number;
  readonly counts: number;
};
type ChangeRow = {
  readonly issue_id: number;
  readonly seq: number;
  readonly at: number;
  readonly field: 'status' | 'due' | 'original' | 'resolution';
  readonly from_ref: number | null;
  readonly to_ref: number | null;
};
type WorklogRow = {
  readonly issue_id: number;
  readonly author_id: PersonId | null;
  readonly started_at: number;
  readonly spent_s: number;
};

const toMeasure = (row: IssueRow, changes: readonly ChangeRow[], worklogs: readonly WorklogRow[]): IssueToMeasure => {
  const of = <T>(field: ChangeRow['field'], value: (ref: number | null) => T): Change<T>[] =>
    changes
      .filter((change) => change.field === field)
      .map(({ seq, at, from_ref, to_ref }) => ({ id: seq, at: instant(at), from: value(from_ref), to: value(to_ref) }));
  return {
    issue: {
      ...{ id: String(row.issue_id) as IssueId, project: row.project_id, type: row.type_id, status: row.status_id },
      created: instant(row.created_at),
      statusChanges: of('status', (ref) => ref).filter(hasEnds),
      resolutionChanges: of('resolution', (ref) => ref),
      dueChanges: of('due', dayOf),
      due: row.due_day === null ? null : localDate(row.due_day),
      estimateChanges: of('original', (ref) => (ref === null ? null : seconds(ref))),
      estimate: row.original_s === null ? null : seconds(row.original_s),
      // Histories of other fields are not kept; no measure looks at it.
      lastHistory: null,
      worklogs: worklogs.map(({ author_id, started_at, spent_s }) => ({
        ...{ author: String(author_id ?? ''), started: instant(started_at), spent: seconds(spent_s) },
      })),
    },
    parent: row.parent_id,
    assignee: row.assignee_id,
    counts: row.counts === 1,
    from: {
      ...{ updated: instant(row.updated_at), read: instant(row.fetched_at) },
      ...{ changes: row.changes_gen, worklogs: row.worklogs_gen },
    },
  };
};

const dayOf = (ref: number | null): LocalDate | null => (ref === null ? null : dayOfNumber(ref));

/** An issue is always in some status: an end that is none was unreadable. */
const hasEnds = (change: Change<number | null>): change is Change<number> => change.from !== null && change.to !== null;
