import { type Answer, type Call, ok, param, READ_WORK, type Route } from '../call';
import { notFound } from '../errors';
import type { Field, World } from '../model';
import { pageBean, pageOf } from '../paging';
import { browsable } from '../permissions';
import { listParam } from '../read';
import {
  customSchema,
  issueTypeBean,
  priorityDetails,
  resolutionBean,
  statusBean,
  statusCategories,
  statusCategoryBean,
} from '../shapes/catalog';
import { selfLink } from '../shapes/links';
import { type SystemField, systemFields } from '../shapes/system-fields';

/** Things that belong to one project are shown to those who may browse it. */
const shown = <T extends { readonly projectId: string | null }>({ world, viewer }: Call, things: Iterable<T>): T[] => {
  const projects = new Set(browsable(world, viewer).map(({ id }) => id));
  return [...things].filter(({ projectId }) => projectId === null || projects.has(projectId));
};

const statuses = (call: Call): Answer => ok(shown(call, call.world.statuses.values()).map(statusBean));

const status = (call: Call): Answer => {
  const wanted = param(call, 'idOrName');
  const found = shown(call, call.world.statuses.values()).find(({ id, name }) => id === wanted || name === wanted);
  if (!found) throw notFound('The status with the given id or name does not exist.');
  return ok(statusBean(found));
};

const categories = (): Answer => ok(statusCategories.map(statusCategoryBean));
const types = (call: Call): Answer => ok(shown(call, call.world.issueTypes.values()).map(issueTypeBean));
const resolutions = ({ world }: Call): Answer => ok([...world.resolutions.values()].map(resolutionBean));

const priorities = ({ world }: Call): Answer => ok(priorityBeans(world));

const priority = ({ world, params }: Call): Answer => {
  const found = priorityBeans(world).find(({ id }) => id === params.id);
  if (!found) throw notFound('The priority with the given id does not exist.');
  return ok(found);
};

const prioritySearch = ({ world, query }: Call): Answer => {
  const ids = listParam(query, 'id');
  const found = priorityBeans(world).filter(({ id }) => ids.length === 0 || ids.includes(id));
  const page = pageOf(found, query, { size: 50, limit: 50 });
  return ok(pageBean(page, selfLink('priority/search'), query, (bean) => bean));
};

/** Highest first; the one in the middle is the default. */
const priorityBeans = ({ priorities: all }: World) =>
  all.map((entry, at) => priorityDetails(entry, at === Math.floor(all.length / 2)));

const fields = (call: Call): Answer =>
  ok([...systemFields.map(systemField), ...shown(call, call.world.fields.values()).map(customField)]);

const systemField = ({ id, name, navigable, clauses, schema }: SystemField) => ({
  id,
  key: id,
  name,
  custom: false,
  orderable: editable.has(id),
  navigable,
  searchable: clauses.length > 0,
  clauseNames: clauses,
  schema: { ...schema, system: id },
});

const customField = (field: Field) => ({
  id: field.id,
  key: field.id,
  name: field.name,
  custom: true,
  orderable: true,
  navigable: true,
  searchable: true,
  clauseNames: [...new Set([`cf[${field.id.replace('customfield_', '')}]`, field.name])],
  schema: customSchema(field),
  ...(field.projectId === null ? {} : { scope: { type: 'PROJECT', project: { id: field.projectId } } }),
});

const editable = new Set([
  ...['summary', 'description', 'assignee', 'reporter', 'duedate', 'labels', 'timetracking', 'priority'],
  ...['issuetype', 'components', 'fixVersions', 'security', 'parent', 'worklog', 'comment', 'resolution'],
]);

const labels = ({ world, query, viewer }: Call): Answer => {
  const projects = new Set(browsable(world, viewer).map(({ id }) => id));
  const found = new Set<string>();
  for (const issue of world.issues.values()) {
    if (projects.has(issue.projectId) && issue.securityLevelId === null)
      for (const label of issue.labels) found.add(label);
  }
  const page = pageOf([...found].sort(), query, { size: 1_000, limit: 1_000 });
  return ok(pageBean(page, selfLink('label'), query, (label) => label));
};

const read = (path: string, handle: Route['handle'], scopes: Route['scopes'] = READ_WORK): Route => ({
  method: 'GET',
  path: `/rest/api/3/${path}`,
  scopes,
  handle,
});

export const catalogRoutes: readonly Route[] = [
  read('status', statuses),
  read('status/{idOrName}', status),
  read('statuscategory', categories),
  read('priority', priorities),
  read('priority/{id}', priority),
  read('priority/search', prioritySearch, ['manage:jira-configuration']),
  read('issuetype', types),
  read('resolution', resolutions),
  read('field', fields),
  read('label', labels),
];
