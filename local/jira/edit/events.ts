import type { Call } from '../call';
import { jiraDate } from '../dates';
import type { ChangeItem, Comment, Issue, Worklog } from '../model';

/** Tells the app of a change; an assignment is told twice, as Jira does. */
export const issueUpdated = (call: Call, issue: Issue, items: readonly ChangeItem[]) => {
  if (items.length === 0) return;
  const changelog = { items: items.map(itemOf) };
  issueEvent(call, 'avi:jira:updated:issue', issue, { changelog });
  if (items.some(({ fieldId }) => fieldId === 'assignee')) {
    issueEvent(call, 'avi:jira:assigned:issue', issue, { changelog });
  }
};

export const issueCreated = (call: Call, issue: Issue) => {
  issueEvent(call, 'avi:jira:created:issue', issue);
  if (issue.assignee !== null) issueEvent(call, 'avi:jira:assigned:issue', issue);
};

export const issueDeleted = (call: Call, issue: Issue) => issueEvent(call, 'avi:jira:deleted:issue', issue);

export const issueCommented = (call: Call, issue: Issue, comment: Comment) =>
  issueEvent(call, 'avi:jira:commented:issue', issue, {
    comment: {
      id: comment.id,
      author: person(comment.author),
      created: jiraDate(comment.created),
      updated: jiraDate(comment.updated),
    },
  });

export const worklogEvent = (call: Call, kind: 'created' | 'updated' | 'deleted', issue: Issue, worklog: Worklog) =>
  send(call, `avi:jira:${kind}:worklog`, {
    worklog: {
      id: worklog.id,
      issueId: issue.id,
      author: person(worklog.author),
      updateAuthor: person(call.viewer.accountId),
      started: jiraDate(worklog.started),
      created: jiraDate(worklog.created),
      updated: jiraDate(worklog.updated),
      timeSpentSeconds: worklog.seconds,
    },
  });

const issueEvent = (call: Call, eventType: string, issue: Issue, more: Record<string, unknown> = {}) => {
  const people = [issue.assignee, issue.reporter, issue.creator].filter((id) => id !== null);
  send(call, eventType, {
    issue: issueOf(call, issue),
    ...more,
    associatedUsers: [...new Set(people)].map((accountId) => ({ accountId })),
  });
};

const send = ({ emit, viewer }: Call, eventType: string, fields: Record<string, unknown>) =>
  emit({
    eventType,
    payload: {
      eventType,
      ...fields,
      ...(viewer.accountId === null ? {} : { atlassianId: viewer.accountId }),
    },
    actor: viewer.kind === 'user' ? viewer.accountId : null,
  });

/** The few fields that Forge sends along. */
const issueOf = ({ world }: Call, issue: Issue) => {
  const type = world.issueTypes.get(issue.typeId);
  const project = world.projects.get(issue.projectId);
  const status = world.statuses.get(issue.statusId);
  return {
    id: issue.id,
    key: issue.key,
    fields: {
      summary: issue.summary,
      issuetype: { id: issue.typeId, name: type?.name, subtask: type?.subtask },
      project: { id: issue.projectId, key: project?.key, name: project?.name },
      status: { id: issue.statusId, name: status?.name },
      creator: person(issue.creator),
      reporter: person(issue.reporter),
      assignee: person(issue.assignee),
      created: jiraDate(issue.created),
      updated: jiraDate(issue.updated),
    },
  };
};

/** Of people the ids only. */
const itemOf = (item: ChangeItem) => {
  if (item.fieldId !== 'assignee' && item.fieldId !== 'reporter') return item;
  const { field, fieldId, fieldtype, from, to } = item;
  return { field, fieldId, fieldtype, from, to };
};

const person = (accountId: string | null) => (accountId === null ? null : { accountId });
