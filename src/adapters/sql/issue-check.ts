import type { PersonId } from '../../domain/capacity/types';
import { instant, type LocalDate, type Seconds } from '../../domain/units';
import { DEAD_AFTER } from '../../usecases/poison/ports';
import type { CheckPorts, IssueParts } from '../../usecases/sync-page/ports';
import { query } from './client';
import { unlessSettingUp } from './failures';
import { LET_GO } from './generations';
import { accountPeople } from './people';

/** An issue as the facts have it, each set of the very generation that its row names. */
export const storedIssue: CheckPorts['stored'] = async (id) => {
  const key = Number(id);
  const [rows, marked, dead] = await Promise.all([
    query<IssueRow>(ISSUE, [key]),
    query<{ tries: number }>('SELECT tries FROM dirty WHERE issue_id = ?', [key]),
    unlessSettingUp(() => query<{ tries: number }>(DEAD, [key])),
  ]);
  const [row] = rows;
  return {
    parts: row === undefined || row.deleted === 1 ? null : await partsOf(row),
    readAt: row === undefined ? null : instant(row.fetched_at),
    letGo: row?.changes_digest === LET_GO,
    waiting: marked.length > 0,
    dead: (dead ?? []).length > 0,
  };
};

const DEAD = `SELECT tries FROM dead_letter WHERE kind = 'issue' AND item = ? AND tries >= ${DEAD_AFTER}`;
const ISSUE = `SELECT issue_id, project_id, type_id, status_id, priority_id, resolution_id, parent_id, security_id,
  assignee_id, reporter_id, creator_id, created_at, updated_at, resolved_at, start_day, due_day, original_s, remaining_s, spent_s,
  points, lexo_rank, fetched_at, deleted, refs_gen, changes_gen, worklogs_gen, changes_digest FROM issue WHERE issue_id = ?`;
const REFS = 'SELECT kind, ref FROM issue_ref WHERE issue_id = ? AND gen = ?';
const WORKLOGS =
  'SELECT worklog_id, author_id, started_at, spent_s, created_at, updated_at FROM worklog WHERE issue_id = ? AND gen = ?';
const CHANGES = 'SELECT at, field, from_ref, to_ref FROM change_log WHERE issue_id = ? AND gen = ? ORDER BY seq';

const partsOf = async (row: IssueRow): Promise<IssueParts> => {
  const [refs, worklogs, changes] = await Promise.all([
    query<{ kind: string; ref: number }>(REFS, [row.issue_id, row.refs_gen]),
    query<WorklogRow>(WORKLOGS, [row.issue_id, row.worklogs_gen]),
    query<ChangeRow>(CHANGES, [row.issue_id, row.changes_gen]),
  ]);
  const accounts = await accountPeople(peopleOf(row, worklogs, changes));
  const account = (person: PersonId | null) => (person === null ? null : (accounts.get(person) ?? null));
  const of = (kind: string) => refs.filter((ref) => ref.kind === kind).map(({ ref }) => ref);
  return {
    issue: {
      ...{ project: row.project_id, type: row.type_id, status: row.status_id, priority: row.priority_id },
      ...{ resolution: row.resolution_id, parent: row.parent_id, security: row.security_id },
      ...{ assignee: account(row.assignee_id), reporter: account(row.reporter_id), creator: account(row.creator_id) },
      ...{ created: instant(row.created_at), updated: instant(row.updated_at) },
      resolved: row.resolved_at === null ? null : instant(row.resolved_at),
      ...{ start: row.start_day, due: row.due_day },
      ...{ original: row.original_s, remaining: row.remaining_s, spent: row.spent_s },
      ...{ points: row.points, rank: row.lexo_rank },
      ...{ components: of('component'), labels: of('label'), fixVersions: of('fix_version'), sprints: of('sprint') },
    },
    comments: of('comment'),
    worklogs: worklogs.map((one) => ({
      ...{ id: one.worklog_id, author: account(one.author_id), spent: one.spent_s },
      ...{ started: instant(one.started_at), created: instant(one.created_at), updated: instant(one.updated_at) },
    })),
    changes: changes.map(({ at, field, from_ref, to_ref }) => {
      const end = (ref: number | null) => (field === 'assignee' ? account(ref as PersonId | null) : ref);
      return { at: instant(at), field: field as 'status', from: end(from_ref), to: end(to_ref) };
    }),
  };
};

const peopleOf = (row: IssueRow, worklogs: readonly WorklogRow[], changes: readonly ChangeRow[]): readonly PersonId[] =>
  [
    ...[row.assignee_id, row.reporter_id, row.creator_id, ...worklogs.map(({ author_id }) => author_id)],
    ...changes.flatMap(({ field, from_ref, to_ref }) =>
      field === 'assignee' ? [from_ref as PersonId | null, to_ref as PersonId | null] : [],
    ),
  ].filter((person) => person !== null);

type IssueRow = {
  readonly issue_id: number;
  readonly project_id: number;
  readonly type_id: number;
  readonly status_id: number;
  readonly priority_id: number | null;
  readonly resolution_id: number | null;
  readonly parent_id: number | null;
  readonly security_id: number | null;
  readonly assignee_id: PersonId | null;
  readonly reporter_id: PersonId | null;
  readonly creator_id: PersonId | null;
  readonly created_at: number;
  readonly updated_at: number;
  readonly resolved_at: number | null;
  readonly start_day: LocalDate | null;
  readonly due_day: LocalDate | null;
  readonly original_s: Seconds | null;
  readonly remaining_s: Seconds | null;
  readonly spent_s: Seconds | null;
  readonly points: number | null;
  readonly lexo_rank: string | null;
  readonly fetched_at: number;
  readonly deleted: number;
  readonly refs_gen: number;
  readonly changes_gen: number;
  readonly worklogs_gen: number;
  readonly changes_digest: string | null;
};
type WorklogRow = {
  readonly worklog_id: number;
  readonly author_id: PersonId | null;
  readonly started_at: number;
  readonly spent_s: Seconds;
  readonly created_at: number;
  readonly updated_at: number;
};
type ChangeRow = {
  readonly at: number;
  readonly field: string;
  readonly from_ref: number | null;
  readonly to_ref: number | null;
};
