import type { IssueId, PersonId } from '../../domain/capacity/types';
import { type Instant, instant } from '../../domain/units';
import type { IssueFacts, IssuePage } from '../../usecases/facts/ports';
import type { OddOfIssues } from '../../usecases/odd-values/ports';
import type { FactStore } from '../../usecases/sync/ports';
import { type ChildSet, personOf, refsOf, worklogsOf, writeSets } from './child-sets';
import { clean } from './clean';
import { execute, marks, query, type SqlValue, upsert } from './client';
import { generationOf, isThere } from './generations';
import { publishSets, withoutSets } from './issue-sets';
import { type Looked, saveOdd } from './odd-values';
import { personIds } from './people';
import { saveRatings } from './ratings';
import { saveTerms } from './site-words';

/** The read model of issues. */
export const facts: FactStore = {
  publish: (page) => publish(page),
  publishSets,
  withoutSets,
  placeOf: async (id) => {
    const text = 'SELECT project_id, deleted FROM issue WHERE issue_id = ?';
    const [row] = await query<{ project_id: number; deleted: number }>(text, [Number(id)]);
    return row === undefined ? null : { project: row.project_id, gone: row.deleted === 1 };
  },
  markGone: (id, at) => markGone(id, at),
  clean,
};

type Page = Pick<IssuePage, 'issues' | 'terms' | 'readAt' | 'odd'>;

/** Which fields this reading was about; nobody understood more of an unreadable issue than that it is one. */
const lookedAt = (
  issues: readonly IssueFacts[],
  odd: OddOfIssues | undefined,
): ReadonlyMap<IssueId, readonly Looked[]> => {
  const looked = new Map<IssueId, readonly Looked[]>([...(odd?.keys() ?? [])].map((id) => [id, []]));
  for (const { id, worklogs } of issues) looked.set(id, worklogs === null ? ['row'] : ['row', 'worklog']);
  return looked;
};

/** Children first under generations nobody reads, then one guarded write that publishes rows and generations. */
const publish = async ({ issues, terms, readAt, odd }: Page): Promise<readonly PersonId[]> => {
  await saveTerms(terms, readAt);
  const looked = lookedAt(issues, odd);
  if (looked.size === 0) return [];
  const before = await currentOf([...looked.keys()].map(Number));
  await saveOdd(
    new Map([...looked].filter(([id]) => isNewest(before.get(Number(id)), readAt))),
    odd ?? new Map(),
    readAt,
  );
  if (issues.length === 0) return [];
  const people = await personIds(accountsOf(issues));

  const written = issues.map((issue) => {
    const current = before.get(Number(issue.id));
    const refs = generation(refsOf(issue, people), readAt, current?.refs_digest, current?.refs_gen);
    const digest = mayBeLetGo(issue, current, readAt) ? null : current?.worklogs_digest;
    const worklogs =
      issue.worklogs && generation(worklogsOf(issue.worklogs, people), readAt, digest, current?.worklogs_gen);
    return { issue, id: Number(issue.id), refs, worklogs };
  });
  await writeSets(
    'issue_ref',
    written.flatMap(({ id, refs }) => (refs.changed ? [{ id, gen: refs.gen, set: refs.set }] : [])),
  );
  await writeSets(
    'worklog',
    written.flatMap(({ id, worklogs }) => (worklogs?.changed ? [{ id, gen: worklogs.gen, set: worklogs.set }] : [])),
  );

  const rows = written.map(({ issue, refs, worklogs }) => [
    ...issueColumns(issue, people),
    readAt,
    refs.gen,
    refs.set.digest,
    worklogs?.gen ?? 0,
    worklogs?.set.digest ?? null,
    worklogs ? readAt : null,
  ]);
  await saveRatings(issues, readAt);
  await upsert('issue', COLUMNS, rows, GUARDED);
  return affected(issues, people, before);
};

/** An older reading says nothing of what is odd now. */
const isNewest = (current: Current | undefined, readAt: Instant): boolean =>
  current === undefined || current.fetched_at <= readAt;

type Current = {
  issue_id: number;
  updated_at: number;
  fetched_at: number;
  assignee_id: PersonId | null;
  refs_gen: number;
  refs_digest: string | null;
  worklogs_gen: number;
  worklogs_digest: string | null;
};

const currentOf = async (ids: readonly number[]): Promise<ReadonlyMap<number, Current>> => {
  const text = `SELECT issue_id, updated_at, fetched_at, assignee_id, refs_gen, refs_digest, worklogs_gen, worklogs_digest
FROM issue WHERE issue_id IN (${marks(ids.length)})`;
  return new Map((await query<Current>(text, ids)).map((row) => [row.issue_id, row]));
};

/** A set keeps its generation while its content stays the same. */
const generation = (set: ChildSet, readAt: Instant, digest: string | null | undefined, gen: number | undefined) => {
  const changed = set.digest !== digest || gen === undefined;
  return { set, changed, gen: changed ? generationOf(readAt, set.digest) : gen };
};

/** An old issue that was just touched: what was read of it may be let go before this is published, so it is written anew. */
const mayBeLetGo = (issue: IssueFacts, current: Current | undefined, readAt: Instant): boolean =>
  current !== undefined && issue.updated > current.updated_at && current.updated_at < readAt - LEAST_KEPT_MS;
/** Histories are kept for three months at least. */
const LEAST_KEPT_MS = 80 * 86_400_000;

const accountsOf = (issues: readonly IssueFacts[]): readonly string[] =>
  issues
    .flatMap(({ assignee, reporter, creator, comments, worklogs }) => [
      assignee,
      reporter,
      creator,
      ...comments.map((comment) => comment.author),
      ...(worklogs ?? []).map((worklog) => worklog.author),
    ])
    .filter((accountId) => accountId !== null);

const FIELDS = [
  ...['project_id', 'type_id', 'status_id', 'category', 'priority_id', 'resolution_id', 'parent_id', 'security_id'],
  ...['assignee_id', 'reporter_id', 'creator_id', 'created_at', 'resolved_at', 'start_day', 'due_day'],
  ...['original_s', 'remaining_s', 'spent_s', 'points', 'lexo_rank', 'comments_complete'],
];
const COLUMNS = [
  ...['issue_id', 'updated_at', ...FIELDS, 'fetched_at', 'refs_gen', 'refs_digest'],
  ...['worklogs_gen', 'worklogs_digest', 'worklogs_read_to'],
];

const issueColumns = (issue: IssueFacts, people: ReadonlyMap<string, PersonId>): readonly SqlValue[] => [
  ...[Number(issue.id), issue.updated, issue.project, issue.type, issue.status, issue.category],
  ...[issue.priority, issue.resolution, issue.parent, issue.security],
  ...[issue.assignee, issue.reporter, issue.creator].map((accountId) => personOf(people, accountId)),
  ...[issue.created, issue.resolved, issue.start, issue.due],
  ...[issue.original, issue.remaining, issue.spent, issue.points, issue.rank, issue.commentsComplete ? 1 : 0],
];

const NEWER = `(VALUES(updated_at) > updated_at
  OR (VALUES(updated_at) = updated_at AND VALUES(fetched_at) >= fetched_at))`;
const SETS_NEWER = `(VALUES(worklogs_read_to) IS NOT NULL AND COALESCE(worklogs_read_to, 0) <= VALUES(worklogs_read_to)
  AND ${isThere('worklogs_digest', 'VALUES(worklogs_gen)', 'VALUES(worklogs_read_to)')})`;
const guarded = (guard: string, columns: readonly string[]): string =>
  columns.map((column) => `${column} = IF(${guard}, VALUES(${column}), ${column})`).join(', ');
/** What has the content that is published now was perhaps published under another generation meanwhile: its rows are there. */
const generationKept = (guard: string, set: 'refs' | 'worklogs'): string =>
  `${set}_gen = IF(${guard} AND COALESCE(${set}_digest, '') <> VALUES(${set}_digest), VALUES(${set}_gen), ${set}_gen)`;

// Assignments run from left to right: the columns that a guard looks at come last, and keep the guard true or false
// whichever of old and new values an engine looks at.
const GUARDED = [
  generationKept(SETS_NEWER, 'worklogs'),
  guarded(SETS_NEWER, ['worklogs_digest', 'worklogs_read_to']),
  generationKept(NEWER, 'refs'),
  guarded(NEWER, [...FIELDS, 'refs_digest']),
  `deleted = IF(${NEWER}, 0, deleted)`,
  guarded(NEWER, ['fetched_at']),
  'updated_at = GREATEST(updated_at, VALUES(updated_at))',
].join(', ');

const affected = (
  issues: readonly IssueFacts[],
  people: ReadonlyMap<string, PersonId>,
  before: ReadonlyMap<number, Current>,
): readonly PersonId[] => {
  const all = issues.flatMap((issue) => [
    personOf(people, issue.assignee),
    before.get(Number(issue.id))?.assignee_id ?? null,
  ]);
  return [...new Set(all.filter((person) => person !== null))];
};

const markGone = async (id: IssueId, at: Instant): Promise<readonly PersonId[]> => {
  const before = await currentOf([Number(id)]);
  const text = 'UPDATE issue SET deleted = 1, fetched_at = ? WHERE issue_id = ? AND fetched_at <= ?';
  await execute(text, [instant(at), Number(id), at]);
  return [...before.values()].flatMap((row) => (row.assignee_id === null ? [] : [row.assignee_id]));
};
