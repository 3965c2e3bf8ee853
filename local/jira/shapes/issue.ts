import type { Field, Issue, World } from '../model';
import { customSchema, sprintValue } from './catalog';
import { historyBean } from './changelog';
import { selfLink } from './links';
import { type FieldContext, type SystemField, systemFields } from './system-fields';

/** Which fields of an issue were asked for, resolved once for all issues of an answer. */
export type Selection = {
  readonly system: readonly SystemField[];
  readonly custom: readonly Field[];
  /** Only the id was asked for. */
  readonly idOnly: boolean;
};

const EXPANDABLE = 'renderedFields,names,schema,operations,editmeta,changelog,versionedRepresentations';

/** Reads a `fields` list: ids, `*all`, `*navigable`, `-id` to leave out; names nobody knows are ignored. */
export const selectFields = (world: World, fields: readonly string[]): Selection => {
  const minus = new Set(fields.filter((name) => name.startsWith('-')).map((name) => name.slice(1)));
  const plus = new Set(fields.filter((name) => !name.startsWith('-')));
  const all = plus.has('*all');
  const navigable = all || plus.has('*navigable') || (plus.size === 0 && minus.size > 0);
  const wanted = (id: string) => plus.has(id) && !minus.has(id);
  return {
    system: systemFields.filter(
      (field) => wanted(field.id) || (!minus.has(field.id) && (all || (navigable && field.navigable))),
    ),
    custom: [...world.fields.values()].filter((field) => wanted(field.id) || (navigable && !minus.has(field.id))),
    idOnly: [...plus].every((name) => name === 'id') && !navigable,
  };
};

/** One issue as REST shows it. `history` = how many entries of the changelog, null for no changelog at all. */
export const issueBean = (
  context: FieldContext,
  issue: Issue,
  selection: Selection,
  history: number | null = null,
): Record<string, unknown> => {
  const changelog = history === null ? {} : { changelog: changelogOf(context, issue, history) };
  if (selection.idOnly) return { id: issue.id, ...changelog };
  const fields = fieldsOf(context, issue, selection);
  return {
    expand: EXPANDABLE,
    id: issue.id,
    self: selfLink(`issue/${issue.id}`),
    key: issue.key,
    ...changelog,
    ...(selection.system.length + selection.custom.length > 0 ? { fields } : {}),
  };
};

/** Names of the selected fields by id, for `expand=names`. */
export const namesOf = ({ system, custom }: Selection): Record<string, string> =>
  Object.fromEntries([...system, ...custom].map(({ id, name }) => [id, name]));

/** Schemas of the selected fields by id, for `expand=schema`. */
export const schemasOf = ({ system, custom }: Selection): Record<string, unknown> =>
  Object.fromEntries([
    ...system.map(({ id, schema }) => [id, { ...schema, system: id }]),
    ...custom.map((field) => [field.id, customSchema(field)]),
  ]);

/** Newest first, as Jira expands it; the first `limit` of them. */
const changelogOf = ({ store }: FieldContext, issue: Issue, limit: number) => {
  const newest = [...issue.histories].sort((a, b) => b.created - a.created || Number(b.id) - Number(a.id));
  const histories = newest.slice(0, limit).map((history) => historyBean(store.world, history));
  return { startAt: 0, maxResults: histories.length, total: issue.histories.length, histories };
};

const fieldsOf = (context: FieldContext, issue: Issue, { system, custom }: Selection): Record<string, unknown> => {
  const fields: Record<string, unknown> = {};
  for (const field of system) {
    const value = field.value(context, issue);
    if (value !== undefined) fields[field.id] = value;
  }
  for (const field of custom) {
    if (field.projectId === null || field.projectId === issue.projectId) {
      fields[field.id] = customValue(context.store.world, issue, field);
    }
  }
  return fields;
};

const customValue = (world: World, issue: Issue, field: Field): unknown => {
  if (field.kind === 'rank') return issue.rank;
  if (field.kind !== 'sprint') return issue.custom[field.id] ?? null;
  const sprints = issue.sprintIds.flatMap((id) => world.sprints.get(id) ?? []);
  return sprints.length === 0 ? null : sprints.map(sprintValue);
};
