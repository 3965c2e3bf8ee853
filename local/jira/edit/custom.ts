import type { Call } from '../call';
import { isLocalDate } from '../dates';
import { badField } from '../errors';
import type { Field, Issue } from '../model';
import { isRecord } from '../read';
import { type Change, changeOf, type FieldEdit } from './change';

/** A custom field by id: dates, numbers, texts, options and the sprint; a rank is moved by the agile API only. */
export const editCustom: FieldEdit = (call, issue, value, key) => {
  const field = call.world.fields.get(key);
  if (!field || field.kind === 'rank' || !(field.projectId === null || field.projectId === issue.projectId)) {
    throw badField(key, `Field '${key}' cannot be set. It is not on the appropriate screen, or unknown.`);
  }
  if (field.kind === 'sprint') return editSprint(call, issue, value, field);
  const problem = value === null ? null : complaint(field, value);
  if (problem !== null) throw badField(key, problem);
  const from = issue.custom[key] ?? null;
  return changeOf(
    field.name,
    [optionId(from), words(from)],
    [optionId(value), words(value)],
    (changed) => {
      changed.custom = { ...changed.custom, [key]: value };
    },
    { fieldId: key, fieldtype: 'custom' },
  );
};

/** A number moves the issue to that sprint and keeps the closed ones it was in; null takes it out of open ones. */
const editSprint = ({ world }: Call, issue: Issue, value: unknown, field: Field): Change => {
  const sprint = typeof value === 'number' ? world.sprints.get(String(value)) : undefined;
  if (value !== null && (!sprint || sprint.state === 'closed')) {
    throw badField(field.id, 'Number value expected as the Sprint id.');
  }
  const closed = issue.sprintIds.filter((id) => world.sprints.get(id)?.state === 'closed');
  const to = sprint ? [...closed, sprint.id] : closed;
  const named = (ids: readonly string[]) =>
    [ids.join(', '), ids.map((id) => world.sprints.get(id)?.name ?? id).join(', ')] as const;
  return changeOf(
    'Sprint',
    named(issue.sprintIds),
    named(to),
    (changed) => {
      changed.sprintIds = to;
    },
    { fieldId: field.id, fieldtype: 'custom' },
  );
};

const complaint = (field: Field, value: unknown): string | null => {
  if (field.kind === 'number' && typeof value !== 'number') return 'Operation value must be a number';
  if (field.kind === 'select' && !isOption(value)) return 'Specify a valid value: an object with id or value.';
  if (field.kind === 'string' && typeof value !== 'string') return 'Operation value must be a string';
  if (field.kind === 'date' && (typeof value !== 'string' || !isLocalDate(value))) {
    return "Error parsing date string: must be in the format 'yyyy-MM-dd'";
  }
  return null;
};

const isOption = (value: unknown): boolean =>
  isRecord(value) && (typeof value.id === 'string' || typeof value.value === 'string');

const optionId = (value: unknown): string | null => (isRecord(value) && typeof value.id === 'string' ? value.id : null);

const words = (value: unknown): string | null => {
  if (value === null || value === undefined) return null;
  if (isRecord(value)) return typeof value.value === 'string' ? value.value : JSON.stringify(value);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};
