import { badField } from '../errors';
import type { ChangeItem, Issue, World } from '../model';
import { administers, canSee, projectOf } from '../permissions';
import { idOf, isRecord } from '../read';
import { changeOf, type FieldEdit, itemOf } from './change';

type Choice = { readonly id: string; readonly name: string };

export const editPriority: FieldEdit = (call, issue, value) => {
  const to = chosen(call.world.priorities, value, 'priority');
  const from = call.world.priorities.find(({ id }) => id === issue.priorityId);
  return changeOf('priority', pair(from), pair(to), (changed) => {
    changed.priorityId = to?.id ?? null;
  });
};

export const editIssueType: FieldEdit = (call, issue, value) => {
  const allowed = call.world.projects.get(issue.projectId)?.issueTypeIds ?? [];
  const types = [...call.world.issueTypes.values()].filter(({ id }) => allowed.includes(id));
  const to = chosen(types, value, 'issuetype');
  if (!to) throw badField('issuetype', 'Specify an issue type');
  return changeOf('issuetype', pair(call.world.issueTypes.get(issue.typeId)), pair(to), (changed) => {
    changed.typeId = to.id;
  });
};

/** For those who administer the project. */
export const editSecurity: FieldEdit = (call, issue, value) => {
  if (!administers(call.viewer, projectOf(call.world, issue))) {
    throw badField('security', "Field 'security' cannot be set. It is not on the appropriate screen, or unknown.");
  }
  const levels = [...call.world.securityLevels.values()].filter(({ projectId }) => projectId === issue.projectId);
  const to = chosen(levels, value, 'security');
  return changeOf('security', pair(call.world.securityLevels.get(issue.securityLevelId ?? '')), pair(to), (changed) => {
    changed.securityLevelId = to?.id ?? null;
  });
};

/** A parent that the viewer sees; its items say the key in words. */
export const editParent: FieldEdit = (call, issue, value) => {
  const key = isRecord(value) ? (idOf(value.key) ?? idOf(value.id)) : null;
  const to = key === null ? undefined : call.store.issue(key);
  if (value !== null && (!to || to.id === issue.id || !canSee(call.world, call.viewer, to)))
    throw badField('parent', 'Could not find parent issue.');
  const from = call.store.issue(issue.parentId ?? '');
  return changeOf(
    'IssueParentAssociation',
    [from?.id ?? null, from?.key ?? null],
    [to?.id ?? null, to?.key ?? null],
    (changed) => {
      changed.parentId = to?.id ?? null;
    },
  );
};

export const editComponents: FieldEdit = (call, issue, value) =>
  manyOf(call.world.components, 'Component', 'components', issue, value, 'componentIds');

export const editFixVersions: FieldEdit = (call, issue, value) =>
  manyOf(call.world.versions, 'Fix Version', 'fixVersions', issue, value, 'fixVersionIds');

/** One item per thing added or removed, as Jira writes lists. */
const manyOf = (
  all: World['components'] | World['versions'],
  field: string,
  fieldId: string,
  issue: Issue,
  value: unknown,
  key: 'componentIds' | 'fixVersionIds',
) => {
  if (!Array.isArray(value)) throw badField(fieldId, 'data was not an array');
  const inProject: Choice[] = [...all.values()].filter(({ projectId }) => projectId === issue.projectId);
  const to = value.flatMap((entry) => chosen(inProject, entry, fieldId) ?? []).map(({ id }) => id);
  const name = (id: string) => all.get(id)?.name ?? id;
  const removed: ChangeItem[] = issue[key]
    .filter((id) => !to.includes(id))
    .map((id) => itemOf(field, [id, name(id)], [null, null], { fieldId }));
  const added = to
    .filter((id) => !issue[key].includes(id))
    .map((id) => itemOf(field, [null, null], [id, name(id)], { fieldId }));
  return {
    items: [...removed, ...added],
    apply: (changed: Issue) => {
      changed[key] = [...new Set(to)];
    },
  };
};

/** By `{ id }` or `{ name }`; undefined for null; 400 for one that does not exist. */
const chosen = <T extends Choice>(choices: readonly T[], value: unknown, field: string): T | undefined => {
  if (value === null) return undefined;
  const id = isRecord(value) ? idOf(value.id) : null;
  const name = isRecord(value) ? value.name : null;
  const found = choices.find((choice) => (id === null ? choice.name === name : choice.id === id));
  if (!found) throw badField(field, `The ${field} selected is invalid.`);
  return found;
};

const pair = (choice: Choice | undefined) => [choice?.id ?? null, choice?.name ?? null] as const;
