import type { Field, Issue } from '../model';
import { ownOf } from '../read';
import * as named from './named';
import type { Scope } from './scope';

/** A field that holds ids; `resolve` = the ids that a written value means, empty where there is none. */
export type IdField = {
  readonly kind: 'ids';
  readonly of?: 'sprint' | 'user' | 'version' | 'issuetype';
  readonly ids: (issue: Issue, scope: Scope) => string | null | readonly string[];
  readonly resolve: (text: string, scope: Scope) => readonly string[];
  readonly index?: (id: string, scope: Scope) => ReadonlySet<Issue>;
  /** Where the ids have an order (priority): smaller comes first. */
  readonly rank?: (id: string, scope: Scope) => number;
  /** Jira's words for a value that does not exist; null where any value is fine (labels). */
  readonly missing?: ((text: string, field: string) => string) | null;
};
export type InstantField = { readonly kind: 'instant'; readonly at: (issue: Issue) => number | null };
export type DayField = { readonly kind: 'day'; readonly day: (issue: Issue) => string | null };
export type NumberField = {
  readonly kind: 'number';
  readonly value: (issue: Issue) => number | null;
  /** Written as a duration, kept in seconds. */
  readonly duration: boolean;
};
export type TextField = { readonly kind: 'text'; readonly texts: (issue: Issue) => readonly string[] };
/** Sorted by only. */
export type OrderField = { readonly kind: 'order'; readonly value: (issue: Issue) => string | number | null };
export type JqlField = IdField | InstantField | DayField | NumberField | TextField | OrderField;

const seconds = (pick: 'original' | 'remaining' | 'spent'): NumberField => ({
  kind: 'number',
  value: (issue) => issue[pick],
  duration: true,
});

const text = (texts: TextField['texts']): TextField => ({ kind: 'text', texts });
const given = (...values: readonly (string | null)[]): string[] => values.filter((value) => value !== null);
const users = (pick: 'assignee' | 'reporter' | 'creator'): IdField => ({
  kind: 'ids',
  of: 'user',
  ids: (issue) => issue[pick],
  resolve: named.user,
});

const system: Readonly<Record<string, JqlField>> = {
  project: {
    kind: 'ids',
    ids: (issue) => issue.projectId,
    resolve: named.project,
    index: (id, { store }) => store.inProject(id),
  },
  key: {
    kind: 'ids',
    ids: (issue) => issue.id,
    resolve: named.issue,
    index: (id, { world }) => new Set([world.issues.get(id)].filter((issue) => issue !== undefined)),
    missing: (value, field) =>
      /^\d+$/.test(value)
        ? `A value with ID '${value}' does not exist for the field '${field}'.`
        : `An issue with key '${value}' does not exist for field '${field}'.`,
    rank: (id, { world }) => named.keyOrder(world.issues.get(id)?.key ?? ''),
  },
  parent: {
    kind: 'ids',
    ids: (issue) => issue.parentId,
    resolve: named.issue,
    index: (id, { store }) => new Set(store.children(id)),
  },
  status: { kind: 'ids', ids: (issue) => issue.statusId, resolve: named.status },
  statuscategory: {
    kind: 'ids',
    ids: (issue, { world }) => world.statuses.get(issue.statusId)?.category ?? null,
    resolve: named.statusCategory,
  },
  assignee: { ...users('assignee'), index: (id, { store }) => store.assignedTo(id) },
  reporter: users('reporter'),
  creator: users('creator'),
  worklogauthor: {
    kind: 'ids',
    of: 'user',
    ids: (issue) => given(...issue.worklogs.map(({ author }) => author)),
    resolve: named.user,
  },
  priority: { kind: 'ids', ids: (issue) => issue.priorityId, resolve: named.priority, rank: named.priorityOrder },
  resolution: { kind: 'ids', ids: (issue) => issue.resolutionId, resolve: named.resolution },
  issuetype: { kind: 'ids', of: 'issuetype', ids: (issue) => issue.typeId, resolve: named.issueType },
  labels: { kind: 'ids', ids: (issue) => issue.labels, resolve: (label) => [label], missing: null },
  component: { kind: 'ids', ids: (issue) => issue.componentIds, resolve: named.component },
  fixversion: { kind: 'ids', of: 'version', ids: (issue) => issue.fixVersionIds, resolve: named.version },
  sprint: { kind: 'ids', of: 'sprint', ids: (issue) => issue.sprintIds, resolve: named.sprint },
  level: { kind: 'ids', ids: (issue) => issue.securityLevelId, resolve: named.level },
  created: { kind: 'instant', at: (issue) => issue.created },
  updated: { kind: 'instant', at: (issue) => issue.updated },
  resolved: { kind: 'instant', at: (issue) => issue.resolved },
  due: { kind: 'day', day: (issue) => issue.due },
  summary: text((issue) => [issue.summary]),
  description: text((issue) => given(issue.description)),
  comment: text((issue) => issue.comments.map(({ body }) => body)),
  text: text((issue) => given(issue.summary, issue.description, ...issue.comments.map(({ body }) => body))),
  timeestimate: seconds('remaining'),
  timeoriginalestimate: seconds('original'),
  timespent: seconds('spent'),
  rank: { kind: 'order', value: (issue) => issue.rank },
};

const aliases: Readonly<Record<string, string>> = {
  id: 'key',
  issue: 'key',
  issuekey: 'key',
  type: 'issuetype',
  duedate: 'due',
  resolutiondate: 'resolved',
  createddate: 'created',
  updateddate: 'updated',
  remainingestimate: 'timeestimate',
  originalestimate: 'timeoriginalestimate',
  space: 'project',
};

/** A field by its JQL name, `cf[NNN]`, id or the custom field's own name; null where nobody has it. */
export const fieldOf = (name: string, { world }: Scope): JqlField | null => {
  const key = name.toLowerCase();
  const found = ownOf(system, ownOf(aliases, key) ?? key);
  if (found) return found;
  const id = /^cf\[(\d+)]$/.exec(key)?.[1];
  const fields = [...world.fields.values()];
  const custom = fields.find((field) =>
    id === undefined ? field.id === key || field.name.toLowerCase() === key : field.id === `customfield_${id}`,
  );
  return custom ? customField(custom) : null;
};

const customField = (field: Field): JqlField => {
  const value = (issue: Issue) => issue.custom[field.id] ?? null;
  switch (field.kind) {
    case 'sprint':
      return system.sprint ?? { kind: 'order', value: () => null };
    case 'rank':
      return { kind: 'order', value: (issue) => issue.rank };
    case 'number':
      return { kind: 'number', value: (issue) => named.numberIn(value(issue)), duration: false };
    case 'date':
      return { kind: 'day', day: (issue) => named.textIn(value(issue)) };
    case 'string':
      return text((issue) => given(named.textIn(value(issue))));
    default:
      return {
        kind: 'ids',
        ids: (issue) => named.optionsIn(value(issue)),
        resolve: (option) => [option],
        missing: null,
      };
  }
};
