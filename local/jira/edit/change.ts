import type { Call } from '../call';
import type { ChangeItem, Issue } from '../model';

/** A change of one field, checked but not yet made. No items = nothing would change. */
export type Change = { readonly items: readonly ChangeItem[]; readonly apply: (issue: Issue) => void };

/** `key` is the property of a posted `fields` object. */
export type FieldEdit = (call: Call, issue: Issue, value: unknown, key: string) => Change;

export const unchanged: Change = { items: [], apply: () => undefined };

/** A change of a single value; equal values make no history. */
export const changeOf = (
  field: string,
  from: readonly [id: string | null, text: string | null],
  to: readonly [id: string | null, text: string | null],
  apply: Change['apply'],
  more: Partial<Pick<ChangeItem, 'fieldId' | 'fieldtype'>> = {},
): Change => (from[0] === to[0] && from[1] === to[1] ? unchanged : { items: [itemOf(field, from, to, more)], apply });

export const itemOf = (
  field: string,
  [from, fromString]: readonly [string | null, string | null],
  [to, text]: readonly [string | null, string | null],
  more: Partial<Pick<ChangeItem, 'fieldId' | 'fieldtype'>> = {},
): ChangeItem => ({ field, fieldId: field, fieldtype: 'jira', from, fromString, to, toString: text, ...more });

/** Makes changes, writes one history for all of them and moves `updated`; the items written. */
export const commit = ({ store, viewer, now }: Call, issue: Issue, changes: readonly Change[]): ChangeItem[] => {
  const items = changes.flatMap((change) => change.items);
  if (items.length === 0) return [];
  store.change(issue, () => {
    for (const change of changes) change.apply(issue);
    issue.updated = Math.max(now, issue.created);
    issue.histories.push({ id: store.nextId('history'), author: viewer.accountId, created: now, items });
  });
  return items;
};
