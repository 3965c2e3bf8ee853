import type { ChangeItem, Comment, History, Issue, IssueLink, Worklog, World } from '../../jira/model';
import {
  day,
  id,
  instant,
  instantOrNull,
  type Json,
  list,
  object,
  optional,
  plainText,
  seconds,
  text,
  textOf,
  texts,
  Unreadable,
} from './values';
import * as words from './words';

/** One issue of a line of Jira REST JSON, with all that it names entered into the world. */
export const readIssue = (world: World, line: Json): Issue => {
  const issueId = id(line.id, 'id');
  const key = text(line.key);
  if (key === null || !/^[A-Z][A-Z0-9_]*-\d+$/.test(key)) throw new Unreadable('key is missing or looks unlike PROJ-1');
  const fields = object(line.fields, 'fields');
  const project = words.project(world, fields.project);
  const parent = optional(fields.parent, 'fields.parent');
  const { custom, rank } = customFields(world, fields);
  const histories = list(optional(line.changelog, 'changelog')?.histories, 'changelog.histories').map((value) =>
    history(world, value),
  );
  return {
    id: issueId,
    key,
    projectId: project.id,
    typeId: words.issueType(world, project, fields.issuetype),
    summary: textOf(fields.summary, 'fields.summary') ?? key,
    description: plainText(fields.description),
    statusId: words.status(world, project, fields.status),
    priorityId: words.priority(world, fields.priority),
    resolutionId: words.resolution(world, fields.resolution),
    assignee: words.person(world, fields.assignee, 'fields.assignee'),
    reporter: words.person(world, fields.reporter, 'fields.reporter'),
    creator: words.person(world, fields.creator, 'fields.creator'),
    parentId: parent === null ? null : id(parent.id, 'fields.parent.id'),
    labels: texts(fields.labels, 'fields.labels'),
    componentIds: words.components(world, project, fields.components),
    fixVersionIds: words.versions(world, project, fields.fixVersions),
    sprintIds: [],
    securityLevelId: words.securityLevel(world, project, fields.security),
    created: instant(fields.created, 'fields.created'),
    updated: instant(fields.updated, 'fields.updated'),
    resolved: instantOrNull(fields.resolutiondate, 'fields.resolutiondate'),
    due: day(fields.duedate, 'fields.duedate'),
    original: seconds(fields.timeoriginalestimate, 'fields.timeoriginalestimate'),
    remaining: seconds(fields.timeestimate, 'fields.timeestimate'),
    spent: seconds(fields.timespent, 'fields.timespent'),
    rank,
    custom,
    links: list(fields.issuelinks, 'fields.issuelinks').flatMap(link),
    histories,
    worklogs: list(optional(fields.worklog, 'fields.worklog')?.worklogs, 'fields.worklog.worklogs').map((value) =>
      worklog(world, value),
    ),
    comments: list(optional(fields.comment, 'fields.comment')?.comments, 'fields.comment.comments').map((value) =>
      comment(world, value),
    ),
  };
};

const customFields = (world: World, fields: Json): { custom: Record<string, unknown>; rank: string | null } => {
  const custom: Record<string, unknown> = {};
  let rank: string | null = null;
  for (const [name, value] of Object.entries(fields)) {
    if (!name.startsWith('customfield_') || value === null) continue;
    if (words.field(world, name, value).kind === 'rank') rank = text(value);
    else custom[name] = value;
  }
  return { custom, rank };
};

const history = (world: World, value: Json): History => ({
  id: id(value.id, 'a history’s id'),
  author: words.person(world, value.author, 'an author'),
  created: instant(value.created, 'a history’s created'),
  items: list(value.items, 'a history’s items').map(changeItem),
});

/** An item may lack `toString`; every object inherits a function of that name. */
const own = (value: Json, name: string): string | null => (Object.hasOwn(value, name) ? text(value[name]) : null);

const changeItem = (value: Json): ChangeItem => ({
  field: own(value, 'field') ?? '',
  fieldId: own(value, 'fieldId') ?? own(value, 'field') ?? '',
  fieldtype: value.fieldtype === 'custom' ? 'custom' : 'jira',
  from: own(value, 'from'),
  fromString: own(value, 'fromString'),
  to: own(value, 'to'),
  toString: own(value, 'toString'),
});

const worklog = (world: World, value: Json): Worklog => {
  const started = instant(value.started, 'a worklog’s started');
  return {
    id: id(value.id, 'a worklog’s id'),
    author: words.person(world, value.author, 'an author'),
    started,
    seconds: seconds(value.timeSpentSeconds, 'a worklog’s timeSpentSeconds') ?? 0,
    created: instantOrNull(value.created, 'a worklog’s created') ?? started,
    updated: instantOrNull(value.updated, 'a worklog’s updated') ?? started,
    comment: plainText(value.comment),
  };
};

const comment = (world: World, value: Json): Comment => {
  const created = instant(value.created, 'a comment’s created');
  return {
    id: id(value.id, 'a comment’s id'),
    author: words.person(world, value.author, 'an author'),
    created,
    updated: instantOrNull(value.updated, 'a comment’s updated') ?? created,
    body: plainText(value.body) ?? '',
  };
};

const link = (value: Json): IssueLink[] => {
  const outward = optional(value.outwardIssue, 'a link’s outwardIssue');
  const [direction, other] =
    outward === null
      ? (['inward', optional(value.inwardIssue, 'a link’s inwardIssue')] as const)
      : (['outward', outward] as const);
  const kind = optional(value.type, 'a link’s type');
  if (other === null || kind === null) return [];
  return [
    {
      id: id(value.id, 'a link’s id'),
      typeId: id(kind.id, 'a link type’s id'),
      typeName: text(kind.name) ?? '',
      inward: text(kind.inward) ?? '',
      outward: text(kind.outward) ?? '',
      direction,
      issueId: id(other.id, 'a linked issue’s id'),
    },
  ];
};
