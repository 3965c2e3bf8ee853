import { adfOf } from '../adf';
import { durationText, jiraDate } from '../dates';
import type { Comment, Issue, Worklog, World } from '../model';
import { selfLink } from './links';
import { authorOf } from './people';

export const worklogBean = (world: World, issueId: string, worklog: Worklog) => ({
  self: selfLink(`issue/${issueId}/worklog/${worklog.id}`),
  ...authorOf(world, 'author', worklog.author),
  ...authorOf(world, 'updateAuthor', worklog.author),
  ...(worklog.comment === null ? {} : { comment: adfOf(worklog.comment) }),
  created: jiraDate(worklog.created),
  updated: jiraDate(worklog.updated),
  started: jiraDate(worklog.started),
  timeSpent: durationText(worklog.seconds, world.timeTracking),
  timeSpentSeconds: worklog.seconds,
  id: worklog.id,
  issueId,
});

export const commentBean = (world: World, issueId: string, comment: Comment) => ({
  self: selfLink(`issue/${issueId}/comment/${comment.id}`),
  id: comment.id,
  ...authorOf(world, 'author', comment.author),
  body: adfOf(comment.body),
  ...authorOf(world, 'updateAuthor', comment.author),
  created: jiraDate(comment.created),
  updated: jiraDate(comment.updated),
  jsdPublic: true,
});

/** Worklogs inside an issue: the first 20, however many there are. */
export const worklogField = (world: World, issue: Issue) => ({
  startAt: 0,
  maxResults: 20,
  total: issue.worklogs.length,
  worklogs: issue.worklogs.slice(0, 20).map((worklog) => worklogBean(world, issue.id, worklog)),
});

/** Comments inside an issue, the oldest `limit`; `total` tells whether some were cut. */
export const commentField = (world: World, issue: Issue, limit: number) => {
  const comments = issue.comments.slice(0, limit).map((comment) => commentBean(world, issue.id, comment));
  return {
    comments,
    self: selfLink(`issue/${issue.id}/comment`),
    maxResults: Math.min(limit, issue.comments.length),
    total: issue.comments.length,
    startAt: 0,
  };
};
