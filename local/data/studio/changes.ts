import type { ChangeItem, History, Issue } from '../../jira/model';

const HOUR = 3_600_000;
export const hoursLater = (at: number, hours: number): number => at + hours * HOUR;
export const daysLater = (at: number, days: number): number => at + days * 24 * HOUR;
export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** Ids that count up through the whole studio. */
export type Ids = { history: number; worklog: number; comment: number; link: number; issue: number };
export const newIds = (): Ids => ({
  history: 100_000,
  worklog: 200_000,
  comment: 300_000,
  link: 400_000,
  issue: 10_000,
});

export const nextId = (ids: Ids, kind: keyof Ids): string => {
  ids[kind] += 1;
  return String(ids[kind]);
};

type End = { readonly value: string | null; readonly text: string | null };
const item = (field: string, fieldId: string, from: End, to: End): ChangeItem => ({
  field,
  fieldId,
  fieldtype: 'jira',
  from: from.value,
  fromString: from.text,
  to: to.value,
  toString: to.text,
});

const none: End = { value: null, text: null };
const end = (value: string | number | null, text: string | number | null = value): End =>
  value === null ? none : { value: String(value), text: text === null ? null : String(text) };

/** Writes a change of fields into an issue: its history, and `updated`. */
export const change = (
  issue: Issue,
  ids: Ids,
  at: number,
  author: string | null,
  items: readonly ChangeItem[],
): void => {
  const history: History = { id: nextId(ids, 'history'), author, created: at, items: [...items] };
  issue.histories.push(history);
  issue.updated = Math.max(issue.updated, at);
};

export type Names = { readonly status: ReadonlyMap<string, string>; readonly person: ReadonlyMap<string, string> };

export const statusItem = (names: Names, from: string, to: string): ChangeItem =>
  item('status', 'status', end(from, names.status.get(from)), end(to, names.status.get(to)));
export const assigneeItem = (names: Names, from: string | null, to: string | null): ChangeItem =>
  item(
    'assignee',
    'assignee',
    end(from, from === null ? null : (names.person.get(from) ?? null)),
    end(to, to === null ? null : (names.person.get(to) ?? null)),
  );
export const dueItem = (from: string | null, to: string | null): ChangeItem =>
  item('duedate', 'duedate', end(from), end(to));
export const originalItem = (from: number | null, to: number | null): ChangeItem =>
  item('timeoriginalestimate', 'timeoriginalestimate', end(from), end(to));
export const remainingItem = (from: number | null, to: number | null): ChangeItem =>
  item('timeestimate', 'timeestimate', end(from), end(to));
export const spentItem = (from: number | null, to: number | null): ChangeItem =>
  item('timespent', 'timespent', end(from), end(to));
export const resolutionItem = (from: End, to: End): ChangeItem => item('resolution', 'resolution', from, to);
export const sprintItem = (from: End, to: End): ChangeItem => ({
  ...item('Sprint', 'customfield_10020', from, to),
  fieldtype: 'custom',
});
export const resolved = end('10000', 'Done');
export const unresolved = none;
export const sprintEnd = (id: string, name: string): End => end(id, name);
