import { textOfAdf } from '../adf';
import { type Answer, type Call, created, ok, param, READ_WORK, type Route, WRITE_WORK } from '../call';
import { issueCommented } from '../edit/events';
import { badField, notFound } from '../errors';
import type { Comment } from '../model';
import { pageOf } from '../paging';
import { visibleIssue } from '../permissions';
import { bodyOf } from '../read';
import { commentBean } from '../shapes/work';

const list = (call: Call): Answer => {
  const issue = visibleIssue(call.store, call.viewer, param(call, 'issueIdOrKey'));
  const newest = (call.query.get('orderBy') ?? '').startsWith('-');
  const ordered = [...issue.comments].sort((a, b) => (newest ? b.created - a.created : a.created - b.created));
  const { values, startAt, maxResults, total } = pageOf(ordered, call.query, { size: 100, limit: 5_000 });
  const comments = values.map((comment) => commentBean(call.world, issue.id, comment));
  return ok({ startAt, maxResults, total, comments });
};

const get = (call: Call): Answer => {
  const issue = visibleIssue(call.store, call.viewer, param(call, 'issueIdOrKey'));
  const comment = issue.comments.find(({ id }) => id === param(call, 'id'));
  if (!comment) throw notFound(`Can not find a comment for the id: ${param(call, 'id')}.`);
  return ok(commentBean(call.world, issue.id, comment));
};

/** Whoever may see the issue may comment on it. */
const add = (call: Call): Answer => {
  const issue = visibleIssue(call.store, call.viewer, param(call, 'issueIdOrKey'));
  const body = textOfAdf(bodyOf(call.body).body);
  if (body === null || body.trim() === '') throw badField('comment', 'Comment body is not valid!');
  const { now, store, viewer } = call;
  const comment: Comment = { id: store.nextId('comment'), author: viewer.accountId, created: now, updated: now, body };
  issue.comments.push(comment);
  issue.updated = Math.max(now, issue.updated);
  issueCommented(call, issue, comment);
  return created(commentBean(call.world, issue.id, comment));
};

const PATH = '/rest/api/3/issue/{issueIdOrKey}/comment';

export const commentRoutes: readonly Route[] = [
  { method: 'GET', path: PATH, scopes: READ_WORK, door: 'anyone', handle: list },
  { method: 'POST', path: PATH, scopes: WRITE_WORK, door: 'anyone', write: true, handle: add },
  { method: 'GET', path: `${PATH}/{id}`, scopes: READ_WORK, door: 'anyone', handle: get },
];
