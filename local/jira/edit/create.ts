import type { Call } from '../call';
import { badField } from '../errors';
import type { Issue, Project } from '../model';
import { mayIn } from '../permissions';
import { idOf, isRecord, type Json } from '../read';
import { changesOf } from './fields';

/** A new issue in the project's first status. Everything else is set as an edit would, without history. */
export const createIssue = (call: Call, body: Json): Issue => {
  const fields = isRecord(body.fields) ? body.fields : {};
  const project = projectFor(call, fields.project);
  if (fields.summary === undefined) throw badField('summary', 'You must specify a summary of the issue.');
  if (fields.issuetype === undefined) throw badField('issuetype', 'Specify an issue type');
  const issue = emptyIssue(call, project);
  const { project: _, ...rest } = fields;
  for (const change of changesOf(call, issue, { ...body, fields: rest })) change.apply(issue);
  const id = call.store.nextId('issue');
  const complete = { ...issue, id, key: call.store.nextKey(project), rank: lastRank(id) };
  call.store.add(complete);
  return complete;
};

/** A project where the viewer may not create is not offered, whether or not it exists. */
const projectFor = ({ world, viewer }: Call, value: unknown): Project => {
  const id = isRecord(value) ? idOf(value.id) : null;
  const key = isRecord(value) ? value.key : null;
  const project = [...world.projects.values()].find((entry) => entry.id === id || entry.key === key);
  if (!project || !mayIn(viewer, project, 'edit')) {
    throw badField('project', 'Specify a valid project ID or key');
  }
  return project;
};

const emptyIssue = ({ world, viewer, now }: Call, project: Project): Issue => ({
  id: '',
  key: '',
  projectId: project.id,
  typeId: '',
  summary: '',
  description: null,
  statusId: project.statusIds[0] ?? '',
  priorityId: middle(world.priorities)?.id ?? null,
  resolutionId: null,
  assignee: null,
  reporter: viewer.accountId,
  creator: viewer.accountId,
  parentId: null,
  labels: [],
  componentIds: [],
  fixVersionIds: [],
  sprintIds: [],
  securityLevelId: null,
  created: now,
  updated: now,
  resolved: null,
  due: null,
  original: null,
  remaining: null,
  spent: null,
  rank: null,
  custom: {},
  links: [],
  histories: [],
  worklogs: [],
  comments: [],
});

/** After every rank that was given before, newer issues after older ones. */
const lastRank = (id: string): string => `0|z${id.padStart(11, '0')}:`;

const middle = <T>(values: readonly T[]): T | undefined => values[Math.floor(values.length / 2)];
