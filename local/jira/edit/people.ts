import { badField } from '../errors';
import type { Issue } from '../model';
import { isAssignable, mayIn, projectOf } from '../permissions';
import { isRecord, textOf } from '../read';
import { nameOf } from '../shapes/people';
import { changeOf, type FieldEdit } from './change';

/** `{ accountId }`, null for nobody, `"-1"` for the project's default: nobody, as the studio has none. */
export const editAssignee: FieldEdit = (call, issue, value) => {
  const project = projectOf(call.world, issue);
  if (!mayIn(call.viewer, project, 'assign')) {
    throw badField('assignee', "Field 'assignee' cannot be set. It is not on the appropriate screen, or unknown.");
  }
  const to = assigneeOf(value);
  const user = to === null ? null : call.world.users.get(to);
  if (user === undefined || (user !== null && !isAssignable(project, user))) {
    throw badField('assignee', `User '${user?.displayName ?? to}' cannot be assigned issues.`);
  }
  return changeOf('assignee', named(call.world, issue.assignee), named(call.world, to), (changed) => {
    changed.assignee = to;
  });
};

export const editReporter: FieldEdit = (call, issue, value) => {
  const to = assigneeOf(value);
  if (to === null || !call.world.users.get(to)?.active) {
    throw badField('reporter', 'The reporter specified is not a user.');
  }
  return changeOf('reporter', named(call.world, issue.reporter), named(call.world, to), (changed) => {
    changed.reporter = to;
  });
};

const assigneeOf = (value: unknown): string | null => {
  if (value === null) return null;
  const accountId = isRecord(value) ? (Object.hasOwn(value, 'accountId') ? value.accountId : value.id) : undefined;
  if (accountId === null || accountId === '-1') return null;
  const id = textOf(accountId);
  if (id === null) throw badField('assignee', 'expected Object containing accountId');
  return id;
};

const named = (world: Parameters<typeof nameOf>[0], accountId: Issue['assignee']) =>
  [accountId, nameOf(world, accountId)] as const;
