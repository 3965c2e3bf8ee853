import type { PersonId } from '../../domain/capacity/types';
import type { ChangeFacts, IssueFacts, WorklogFacts } from '../../usecases/facts/ports';
import { type SqlValue, upsert } from './client';
import { digestOf } from './generations';

/** The rows of one set of one issue, without their key (issue_id, gen). */
export type ChildSet = { readonly digest: string; readonly rows: readonly (readonly SqlValue[])[] };

type People = ReadonlyMap<string, PersonId>;

/** Components, labels, versions, sprints and comments. */
export const refsOf = (issue: IssueFacts, people: People): ChildSet => {
  const plain = (kind: string, ids: readonly number[]) =>
    [...new Set(ids)].sort((a, b) => a - b).map((id) => [kind, id, null, null]);
  return setOf([
    ...plain('component', issue.components),
    ...plain('label', issue.labels),
    ...plain('fix_version', issue.fixVersions),
    ...plain('sprint', issue.sprints),
    ...issue.comments.map(({ id, author, at }) => ['comment', id, personOf(people, author), at]),
  ]);
};

export const changesOf = (changes: readonly ChangeFacts[], people: People): ChildSet =>
  setOf(
    changes.map(({ at, author, field, from, to }, seq) => [
      seq,
      at,
      personOf(people, author),
      field,
      endOf(people, from),
      endOf(people, to),
    ]),
  );

export const worklogsOf = (worklogs: readonly WorklogFacts[], people: People): ChildSet =>
  setOf(
    [...worklogs]
      .sort((a, b) => a.id - b.id)
      .map(({ id, author, started, spent, created, updated }) => [
        id,
        personOf(people, author),
        started,
        spent,
        created,
        updated,
      ]),
  );

/** Everyone named in a set. */
export const peopleOfChanges = (changes: readonly ChangeFacts[]): readonly (string | null)[] =>
  changes.flatMap(({ author, from, to }) => [author, ...[from, to].filter((end) => typeof end === 'string')]);

const tables = {
  issue_ref: ['kind', 'ref', 'author_id', 'at'],
  change_log: ['seq', 'at', 'author_id', 'field', 'from_ref', 'to_ref'],
  worklog: ['worklog_id', 'author_id', 'started_at', 'spent_s', 'created_at', 'updated_at'],
} as const;

/** Writes sets under generations that no reader looks at yet. */
export const writeSets = async (
  table: keyof typeof tables,
  sets: readonly { readonly id: number; readonly gen: number; readonly set: ChildSet }[],
): Promise<void> => {
  const rows = sets.flatMap(({ id, gen, set }) => set.rows.map((row) => [id, gen, ...row]));
  if (rows.length === 0) return;
  const columns = tables[table];
  const overwrite = columns.map((column) => `${column} = VALUES(${column})`).join(', ');
  await upsert(table, ['issue_id', 'gen', ...columns], rows, overwrite);
};

const setOf = (rows: readonly (readonly SqlValue[])[]): ChildSet => ({
  digest: digestOf(rows),
  rows,
});

/** Null for actions without an author. */
export const personOf = (people: People, accountId: string | null): PersonId | null =>
  accountId === null ? null : (people.get(accountId) ?? null);

const endOf = (people: People, end: number | string | null): number | null =>
  typeof end === 'string' ? personOf(people, end) : end;
