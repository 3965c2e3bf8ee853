import type { IssueId } from '../../domain/capacity/types';
import { type Instant, instant } from '../../domain/units';
import type { IssueSets } from '../../usecases/facts/ports';
import type { OddOfIssues } from '../../usecases/odd-values/ports';
import type { FactStore } from '../../usecases/sync/ports';
import { type ChildSet, changesOf, peopleOfChanges, worklogsOf, writeSets } from './child-sets';
import { executeRows, marks, NOW_MS, query, type SqlValue } from './client';
import { generationOf, isThere } from './generations';
import { type Looked, saveOdd } from './odd-values';
import { personIds } from './people';

/** Writes changes and worklogs, then publishes each issue's new generations; an older reading publishes nothing. */
export const publishSets = async (sets: readonly IssueSets[], readAt: Instant): Promise<void> => {
  if (sets.length === 0) return;
  const people = await personIds(accountsOf(sets));
  const before = await currentOf(sets.map((set) => Number(set.id)));
  const changes = sets.flatMap(({ id, changes: read }) =>
    read ? [prepared(Number(id), changesOf(read, people), readAt, before.get(Number(id))?.changes)] : [],
  );
  const worklogs = sets.flatMap(({ id, worklogs: read }) =>
    read ? [prepared(Number(id), worklogsOf(read, people), readAt, before.get(Number(id))?.worklogs)] : [],
  );
  await writeSets(
    'change_log',
    changes.filter((one) => one.changed),
  );
  await writeSets(
    'worklog',
    worklogs.filter((one) => one.changed),
  );
  await publishGenerations('changes', changes, readAt);
  await publishGenerations('worklogs', worklogs, readAt);
  await saveOdd(new Map(sets.map((set) => [set.id, lookedAt(set)])), oddOf(sets), readAt);
};

const lookedAt = ({ changes, worklogs }: IssueSets): readonly Looked[] => [
  ...(changes === null ? [] : ['change' as const]),
  ...(worklogs === null ? [] : ['worklog' as const]),
];
const oddOf = (sets: readonly IssueSets[]): OddOfIssues => new Map(sets.map(({ id, odd }) => [id, odd ?? []]));

/** See FactStore. */
export const withoutSets: FactStore['withoutSets'] = async (since, before) => {
  const rows = await query<BehindRow>(BEHIND, [
    since ?? 0,
    before?.updated ?? FAR,
    before?.updated ?? FAR,
    Number(before?.id ?? FAR),
  ]);
  return rows.map((row) => ({
    id: String(row.issue_id) as IssueId,
    updated: instant(row.updated_at),
    project: row.project_id,
    worklogs: row.worklogs_read_to === null || row.worklogs_read_to < row.updated_at,
  }));
};

const FAR = Number.MAX_SAFE_INTEGER;
type BehindRow = { issue_id: number; project_id: number; updated_at: number; worklogs_read_to: number | null };
const BEHIND = `SELECT issue_id, project_id, updated_at, worklogs_read_to FROM issue
WHERE updated_at >= ? AND updated_at <= ? AND (updated_at < ? OR issue_id < ?) AND deleted = 0
  AND (COALESCE(changes_read_to, 0) < updated_at OR COALESCE(worklogs_read_to, 0) < updated_at)
ORDER BY updated_at DESC, issue_id DESC LIMIT 1000`;

const accountsOf = (sets: readonly IssueSets[]): readonly string[] =>
  sets
    .flatMap(({ changes, worklogs }) => [
      ...peopleOfChanges(changes ?? []),
      ...(worklogs ?? []).map((worklog) => worklog.author),
    ])
    .filter((accountId) => accountId !== null);

type Published = { readonly gen: number; readonly digest: string | null };
type Prepared = { readonly id: number; readonly gen: number; readonly set: ChildSet; readonly changed: boolean };

const prepared = (id: number, set: ChildSet, readAt: Instant, before: Published | undefined): Prepared => {
  const changed = before?.digest !== set.digest;
  return { id, set, changed, gen: changed || !before ? generationOf(readAt, set.digest) : before.gen };
};

type CurrentRow = {
  issue_id: number;
  changes_gen: number;
  changes_digest: string | null;
  worklogs_gen: number;
  worklogs_digest: string | null;
};

const currentOf = async (ids: readonly number[]) => {
  const text = `SELECT issue_id, changes_gen, changes_digest, worklogs_gen, worklogs_digest
FROM issue WHERE issue_id IN (${marks(ids.length)})`;
  return new Map(
    (await query<CurrentRow>(text, ids)).map((row) => [
      row.issue_id,
      {
        changes: { gen: row.changes_gen, digest: row.changes_digest },
        worklogs: { gen: row.worklogs_gen, digest: row.worklogs_digest },
      },
    ]),
  );
};

/** One guarded update for all issues of a page. Nobody has read to later than now by the store's clock, whatever a function's own says. */
const publishGenerations = async (
  kind: 'changes' | 'worklogs',
  sets: readonly Prepared[],
  readAt: Instant,
): Promise<void> => {
  if (sets.length === 0) return;
  const rows = sets.map(({ id, gen, set }): readonly SqlValue[] => [id, gen, set.digest, readAt]);
  await executeRows(PUBLISH[kind], rows);
};

/** Where the same content was published under another generation meanwhile, that one stays: its rows are there. */
const publishing = (gen: string, digest: string, readTo: string) => ({
  head: 'UPDATE issue JOIN (',
  row: 'SELECT ? AS id, ? AS gen, ? AS digest, ? AS read_to',
  between: ' UNION ALL ',
  tail: `) fresh ON fresh.id = issue.issue_id
SET issue.${gen} = IF(COALESCE(issue.${digest}, '') = fresh.digest, issue.${gen}, fresh.gen), issue.${digest} = fresh.digest, issue.${readTo} = LEAST(fresh.read_to, ${NOW_MS})
WHERE COALESCE(issue.${readTo}, 0) <= fresh.read_to AND ${isThere(`issue.${digest}`, 'fresh.gen', 'fresh.read_to')}`,
});
const PUBLISH = {
  changes: publishing('changes_gen', 'changes_digest', 'changes_read_to'),
  worklogs: publishing('worklogs_gen', 'worklogs_digest', 'worklogs_read_to'),
} as const;
