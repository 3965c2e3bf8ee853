import type { Call } from '../call';
import { badField, badRequest } from '../errors';
import type { Issue } from '../model';
import { isRecord, type Json, ownOf } from '../read';
import type { Change, FieldEdit } from './change';
import { editComponents, editFixVersions, editIssueType, editParent, editPriority, editSecurity } from './choices';
import { editCustom } from './custom';
import { editAssignee, editReporter } from './people';
import { editDescription, editDue, editLabels, editSummary } from './text';
import { editTimeTracking } from './time';

const edits: Readonly<Record<string, FieldEdit>> = {
  summary: editSummary,
  description: editDescription,
  assignee: editAssignee,
  reporter: editReporter,
  duedate: editDue,
  labels: editLabels,
  timetracking: editTimeTracking,
  priority: editPriority,
  issuetype: editIssueType,
  components: editComponents,
  fixVersions: editFixVersions,
  security: editSecurity,
  parent: editParent,
};

/** Checks all of `{ fields, update }` before anything is changed. */
export const changesOf = (call: Call, issue: Issue, body: Json): Change[] => {
  const fields = { ...objectOf(body.fields), ...updated(issue, objectOf(body.update)) };
  return Object.entries(fields).map(([key, value]) => (ownOf(edits, key) ?? editCustom)(call, issue, value, key));
};

const objectOf = (value: unknown): Json => {
  if (value === undefined || value === null) return {};
  if (!isRecord(value)) throw badRequest('Invalid request payload. Refer to the REST API documentation and try again.');
  return value;
};

/** `update` operations as the value they lead to: `set` and `edit` for all fields, `add` and `remove` for labels. */
const updated = (issue: Issue, update: Json): Record<string, unknown> => {
  const values = new Map<string, unknown>();
  for (const [key, operations] of Object.entries(update)) {
    if (key === 'comment' || key === 'worklog') throw badField(key, `Field '${key}' cannot be set here.`);
    if (!Array.isArray(operations)) throw badField(key, 'data was not an array');
    for (const operation of operations) values.set(key, operated(issue, key, values.get(key), operation));
  }
  return Object.fromEntries(values);
};

const operated = (issue: Issue, key: string, before: unknown, operation: unknown): unknown => {
  if (!isRecord(operation)) throw badField(key, 'expected Object');
  if ('set' in operation) return operation.set;
  if ('edit' in operation) return operation.edit;
  const labels = Array.isArray(before) ? before : issue.labels;
  if (key === 'labels' && 'add' in operation) return [...labels, operation.add];
  if (key === 'labels' && 'remove' in operation) return labels.filter((label) => label !== operation.remove);
  throw badField(key, 'The operation is not supported here.');
};
