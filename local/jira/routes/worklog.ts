import { type Answer, type Call, created, noContent, ok, param, READ_WORK, type Route, WRITE_WORK } from '../call';
import { commit, itemOf } from '../edit/change';
import { issueUpdated, worklogEvent } from '../edit/events';
import { readWorklog, timesAfter } from '../edit/worklog';
import { badField, forbidden, notFound } from '../errors';
import type { ChangeItem, Issue, Worklog } from '../model';
import { pageOf } from '../paging';
import { administers, editableIssue, projectOf, visibleIssue } from '../permissions';
import { bodyOf, countParam } from '../read';
import { worklogBean } from '../shapes/work';

const list = (call: Call): Answer => {
  const issue = visibleIssue(call.store, call.viewer, param(call, 'issueIdOrKey'));
  const after = countParam(call.query, 'startedAfter', 0);
  const before = countParam(call.query, 'startedBefore', Number.MAX_SAFE_INTEGER);
  const wanted = issue.worklogs.filter(({ started }) => started >= after && started < before);
  const { values, startAt, maxResults, total } = pageOf(wanted, call.query, { size: 5_000, limit: 5_000 });
  const worklogs = values.map((worklog) => worklogBean(call.world, issue.id, worklog));
  return ok({ startAt, maxResults, total, worklogs }, { items: worklogs.length });
};

const get = (call: Call): Answer => {
  const issue = visibleIssue(call.store, call.viewer, param(call, 'issueIdOrKey'));
  return ok(worklogBean(call.world, issue.id, worklogOf(call, issue)), { items: 1 });
};

const add = (call: Call): Answer => {
  const issue = editableIssue(call.store, call.viewer, param(call, 'issueIdOrKey'));
  const posted = readWorklog(call, bodyOf(call.body));
  if (posted.seconds === undefined) throw badField('timeLogged', 'You must indicate the time spent working.');
  const { now, store, viewer } = call;
  const times = timesAfter(call, issue, posted.seconds, 'reduceBy');
  const worklog: Worklog = {
    id: store.nextId('worklog'),
    author: viewer.accountId,
    started: posted.started ?? now,
    seconds: posted.seconds,
    created: now,
    updated: now,
    comment: posted.comment ?? null,
  };
  const apply = (changed: Issue) => {
    times.apply(changed);
    changed.worklogs.push(worklog);
  };
  const items = commit(call, issue, [{ items: times.items, apply }]);
  worklogEvent(call, 'created', issue, worklog);
  issueUpdated(call, issue, items);
  return created(worklogBean(call.world, issue.id, worklog));
};

const change = (call: Call): Answer => {
  const issue = editableIssue(call.store, call.viewer, param(call, 'issueIdOrKey'));
  const worklog = ownWorklog(call, issue);
  const { seconds = worklog.seconds, ...posted } = readWorklog(call, bodyOf(call.body));
  const times = timesAfter(call, issue, seconds - worklog.seconds, 'reduceBy');
  const apply = (changed: Issue) => {
    times.apply(changed);
    Object.assign(worklog, { ...posted, seconds, updated: call.now });
  };
  const items = commit(call, issue, [{ items: [...times.items, ...trace(worklog, worklog.id)], apply }]);
  worklogEvent(call, 'updated', issue, worklog);
  issueUpdated(call, issue, items);
  return ok(worklogBean(call.world, issue.id, worklog));
};

const remove = (call: Call): Answer => {
  const issue = editableIssue(call.store, call.viewer, param(call, 'issueIdOrKey'));
  const worklog = ownWorklog(call, issue);
  const times = timesAfter(call, issue, -worklog.seconds, 'increaseBy');
  const apply = (changed: Issue) => {
    times.apply(changed);
    changed.worklogs = changed.worklogs.filter(({ id }) => id !== worklog.id);
  };
  const items = commit(call, issue, [{ items: [...times.items, ...trace(worklog, null)], apply }]);
  call.world.deletedWorklogs.push({ id: worklog.id, at: call.now });
  worklogEvent(call, 'deleted', issue, worklog);
  issueUpdated(call, issue, items);
  return noContent();
};

/** History names the worklog that was changed or deleted; one that was added only by its effect on times. */
const trace = ({ id, seconds }: Worklog, to: string | null): ChangeItem[] => [
  itemOf('WorklogId', [id, id], [to, to]),
  ...(to === null
    ? [itemOf('WorklogTimeSpent', [String(seconds), `${Math.round(seconds / 60)} minutes`], [null, null])]
    : []),
];

const worklogOf = (call: Call, issue: Issue): Worklog => {
  const id = param(call, 'id');
  const worklog = issue.worklogs.find((entry) => entry.id === id);
  if (!worklog) throw notFound(`Cannot find worklog with id: '${id}'.`);
  return worklog;
};

/** One's own; those who administer the project may change anybody's. */
const ownWorklog = (call: Call, issue: Issue): Worklog => {
  const worklog = worklogOf(call, issue);
  const own = worklog.author !== null && worklog.author === call.viewer.accountId;
  if (!own && !administers(call.viewer, projectOf(call.world, issue))) {
    throw forbidden('You do not have permission to edit this worklog.');
  }
  return worklog;
};

const PATH = '/rest/api/3/issue/{issueIdOrKey}/worklog';

export const worklogRoutes: readonly Route[] = [
  { method: 'GET', path: PATH, scopes: READ_WORK, door: 'anyone', handle: list },
  { method: 'POST', path: PATH, scopes: WRITE_WORK, door: 'anyone', write: true, handle: add },
  { method: 'GET', path: `${PATH}/{id}`, scopes: READ_WORK, door: 'anyone', handle: get },
  { method: 'PUT', path: `${PATH}/{id}`, scopes: WRITE_WORK, door: 'anyone', write: true, handle: change },
  { method: 'DELETE', path: `${PATH}/{id}`, scopes: WRITE_WORK, door: 'anyone', write: true, handle: remove },
];
