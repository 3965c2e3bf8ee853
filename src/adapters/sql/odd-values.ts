import type { IssueId } from '../../domain/capacity/types';
import type { Instant } from '../../domain/units';
import { type OddField, type OddOfIssues, type OddValue, SET_FIELDS } from '../../usecases/odd-values/ports';
import { executeRows, marks, query, upsert } from './client';
import { unlessSettingUp } from './failures';

/** Fields that a reading was about. */
export type Looked = 'row' | (typeof SET_FIELDS)[number];

type Row = { issue_id: number; field: OddField; seen_at: number };
const SEEN = (count: number): string =>
  `SELECT issue_id, field, seen_at FROM odd_value WHERE issue_id IN (${marks(count)})`;

const isAbout = (looked: readonly Looked[], field: OddField): boolean =>
  looked.includes(SET_FIELDS.includes(field) ? field : 'row');

/**
 * Keeps what was odd in these issues at this reading, and drops what was not any more; a later reading stands. `looked` =
 * which fields the reading was about. Before there is a table nothing is kept: the next reading brings it.
 */
export const saveOdd = (
  issues: ReadonlyMap<IssueId, readonly Looked[]>,
  odd: OddOfIssues,
  readAt: Instant,
): Promise<unknown> =>
  unlessSettingUp(async () => {
    const ids = [...issues.keys()];
    if (ids.length === 0) return;
    const before = await query<Row>(SEEN(ids.length), ids.map(Number));
    const found = ids.flatMap((id) => (odd.get(id) ?? []).map((value) => ({ id, value })));
    const isFound = ({ issue_id, field }: Row) =>
      found.some(({ id, value }) => Number(id) === issue_id && value.field === field);
    const over = before.filter(
      (row) =>
        row.seen_at <= readAt && !isFound(row) && isAbout(issues.get(String(row.issue_id) as IssueId) ?? [], row.field),
    );
    await remove(over, readAt);
    await keep(found, readAt);
  });

const remove = async (rows: readonly Row[], readAt: Instant): Promise<void> => {
  if (rows.length === 0) return;
  await executeRows(
    {
      head: 'DELETE FROM odd_value WHERE',
      row: '(issue_id = ? AND field = ? AND seen_at <= ?)',
      between: ' OR ',
      tail: '',
    },
    rows.map(({ issue_id, field }) => [issue_id, field, readAt]),
  );
};

const NEWER = 'VALUES(seen_at) >= seen_at';
const keep = (found: readonly { readonly id: IssueId; readonly value: OddValue }[], readAt: Instant): Promise<void> =>
  upsert(
    'odd_value',
    ['issue_id', 'field', 'class', 'seen_at'],
    found.map(({ id, value }) => [Number(id), value.field, value.class, readAt]),
    `class = IF(${NEWER}, VALUES(class), class), seen_at = GREATEST(seen_at, VALUES(seen_at))`,
  );
