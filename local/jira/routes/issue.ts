import { type Answer, type Call, created, noContent, ok, param, READ_WORK, type Route, WRITE_WORK } from '../call';
import { commit } from '../edit/change';
import { createIssue } from '../edit/create';
import { issueCreated, issueDeleted, issueUpdated } from '../edit/events';
import { changesOf } from '../edit/fields';
import { editAssignee } from '../edit/people';
import { badRequest, forbidden } from '../errors';
import type { Issue } from '../model';
import { administers, editableIssue, mayIn, projectOf, visibleIssue } from '../permissions';
import { bodyOf, listParam, textsOf } from '../read';
import { issueBean, namesOf, schemasOf, selectFields } from '../shapes/issue';
import { selfLink } from '../shapes/links';
import { COMMENTS_IN_ISSUE, fieldContext, HISTORY_IN_ISSUE } from './issue-context';
import { renderedFields } from './rendered';

const MAX_BULK = 100;

const getIssue = (call: Call): Answer => {
  const issue = visibleIssue(call.store, call.viewer, param(call, 'issueIdOrKey'));
  const fields = listParam(call.query, 'fields');
  return ok(expanded(call, issue, fields.length === 0 ? ['*all'] : fields, listParam(call.query, 'expand')), {
    items: 1,
  });
};

/** A full issue, with what `expand` asks for. */
const expanded = (call: Call, issue: Issue, fields: readonly string[], expand: readonly string[]) => {
  const selection = { ...selectFields(call.world, fields), idOnly: false };
  const history = expand.includes('changelog') ? HISTORY_IN_ISSUE : null;
  return {
    ...issueBean(fieldContext(call, COMMENTS_IN_ISSUE), issue, selection, history),
    ...(expand.includes('names') ? { names: namesOf(selection) } : {}),
    ...(expand.includes('schema') ? { schema: schemasOf(selection) } : {}),
    ...(expand.includes('renderedFields') ? { renderedFields: renderedFields(issue, selection) } : {}),
  };
};

const editIssue = (call: Call): Answer => {
  const issue = editableIssue(call.store, call.viewer, param(call, 'issueIdOrKey'));
  const changes = changesOf(call, issue, bodyOf(call.body));
  issueUpdated(call, issue, commit(call, issue, changes));
  return call.query.get('returnIssue') === 'true'
    ? ok(expanded(call, issue, ['*all'], listParam(call.query, 'expand')))
    : noContent();
};

/** Needs Assign Issues, not Edit Issues. */
const assignIssue = (call: Call): Answer => {
  const issue = visibleIssue(call.store, call.viewer, param(call, 'issueIdOrKey'));
  if (!mayIn(call.viewer, projectOf(call.world, issue), 'assign')) {
    throw forbidden('You do not have permission to assign issues.');
  }
  const body = bodyOf(call.body);
  if (body.accountId === undefined) throw badRequest('The assignee must be given as accountId.');
  issueUpdated(call, issue, commit(call, issue, [editAssignee(call, issue, body, 'assignee')]));
  return noContent();
};

const postIssue = (call: Call): Answer => {
  const issue = createIssue(call, bodyOf(call.body));
  issueCreated(call, issue);
  return created({ id: issue.id, key: issue.key, self: selfLink(`issue/${issue.id}`) });
};

const deleteIssue = (call: Call): Answer => {
  const issue = visibleIssue(call.store, call.viewer, param(call, 'issueIdOrKey'));
  if (!administers(call.viewer, projectOf(call.world, issue))) {
    throw forbidden('You do not have permission to delete issues in this project.');
  }
  const children = call.store.children(issue.id).filter(({ typeId }) => call.world.issueTypes.get(typeId)?.subtask);
  if (children.length > 0 && call.query.get('deleteSubtasks') !== 'true') {
    throw badRequest(
      `The issue '${issue.key}' has subtasks. You must specify the 'deleteSubtasks' parameter to delete this issue and all its subtasks.`,
    );
  }
  for (const gone of [...children, issue]) {
    call.world.deletedWorklogs.push(...gone.worklogs.map(({ id }) => ({ id, at: call.now })));
    call.store.remove(gone);
    issueDeleted(call, gone);
  }
  return noContent();
};

/** Issues that are missing and issues that are hidden share one error; answers come by ascending id. */
const bulkFetch = (call: Call): Answer => {
  const body = bodyOf(call.body);
  const wanted = [...new Set(textsOf(body.issueIdsOrKeys))];
  if (wanted.length === 0) throw badRequest('The issueIdsOrKeys parameter must hold at least one issue.');
  if (wanted.length > MAX_BULK) throw badRequest(`A maximum of ${MAX_BULK} issues can be fetched at once.`);
  const fields = textsOf(body.fields);
  const selection = { ...selectFields(call.world, fields.length === 0 ? ['*navigable'] : fields), idOnly: false };
  const context = fieldContext(call, COMMENTS_IN_ISSUE);
  const found = wanted.map((id) => call.store.issue(id)).filter((issue) => issue !== undefined && context.sees(issue));
  const issues = [...new Set(found)].filter((issue) => issue !== undefined).sort((a, b) => Number(a.id) - Number(b.id));
  const seen = new Set(issues.flatMap(({ id, key }) => [id, key]));
  const missing = wanted.filter((id) => !seen.has(id) && !seen.has(call.store.issue(id)?.id ?? ''));
  const history = textsOf(body.expand).includes('changelog') ? HISTORY_IN_ISSUE : null;
  const answer = {
    issues: issues.map((issue) => issueBean(context, issue, selection, history)),
    issueErrors: missing.map((id) => ({
      id,
      errorMessage: 'Issue does not exist or you do not have permission to see it.',
    })),
  };
  return ok(answer, { items: issues.length });
};

const ISSUE = '/rest/api/3/issue/{issueIdOrKey}';

export const issueRoutes: readonly Route[] = [
  { method: 'GET', path: ISSUE, scopes: READ_WORK, door: 'anyone', handle: getIssue },
  { method: 'PUT', path: ISSUE, scopes: WRITE_WORK, door: 'anyone', write: true, handle: editIssue },
  { method: 'DELETE', path: ISSUE, scopes: WRITE_WORK, door: 'anyone', write: true, handle: deleteIssue },
  { method: 'PUT', path: `${ISSUE}/assignee`, scopes: WRITE_WORK, door: 'anyone', write: true, handle: assignIssue },
  { method: 'POST', path: '/rest/api/3/issue', scopes: WRITE_WORK, write: true, handle: postIssue },
  { method: 'POST', path: '/rest/api/3/issue/bulkfetch', scopes: READ_WORK, handle: bulkFetch },
];
