import { type Answer, type Call, ok, param, READ_WORK, type Route } from '../call';
import { notFound } from '../errors';
import type { Project, World } from '../model';
import { pageBean, pageOf } from '../paging';
import { administers, browsable, visibleProject } from '../permissions';
import { listParam } from '../read';
import { componentBean, issueTypeBean, projectBean, statusBean, versionBean } from '../shapes/catalog';
import { selfLink } from '../shapes/links';
import { personOf } from '../shapes/people';

/** Projects that the viewer may browse (or administers, with `action=edit`), by key unless asked otherwise. */
const search = (call: Call): Answer => {
  const found = candidates(call)
    .filter((project) => wanted(call, project))
    .sort(orderOf(call.query.get('orderBy') ?? 'key'));
  const page = pageOf(found, call.query, { size: 50, limit: 100 });
  const expand = listParam(call.query, 'expand');
  const bean = (project: Project) => listed(call.world, project, expand);
  return ok(pageBean(page, selfLink('project/search'), call.query, bean), { items: page.values.length });
};

const candidates = ({ world, viewer, query }: Call): Project[] =>
  query.get('action') === 'edit'
    ? [...world.projects.values()].filter((project) => administers(viewer, project))
    : browsable(world, viewer);

const wanted = ({ query }: Call, project: Project): boolean => {
  const ids = listParam(query, 'id');
  const keys = listParam(query, 'keys');
  const types = listParam(query, 'typeKey');
  const statuses = listParam(query, 'status');
  const text = (query.get('query') ?? '').toLowerCase();
  return (
    (ids.length === 0 || ids.includes(project.id)) &&
    (keys.length === 0 || keys.includes(project.key)) &&
    (types.length === 0 || types.includes(project.type)) &&
    (statuses.length === 0 ? !project.archived : statuses.includes(project.archived ? 'archived' : 'live')) &&
    (text === '' || project.key.toLowerCase().includes(text) || project.name.toLowerCase().includes(text))
  );
};

const orderOf = (orderBy: string) => {
  const sign = orderBy.startsWith('-') ? -1 : 1;
  const field = orderBy.replace(/^[+-]/, '') === 'name' ? 'name' : 'key';
  return (a: Project, b: Project): number => sign * a[field].localeCompare(b[field]);
};

const listed = (world: World, project: Project, expand: readonly string[]) => ({
  expand: 'description,lead,issueTypes,url,projectKeys,permissions,insight',
  ...projectBean(project),
  style: project.simplified ? 'next-gen' : 'classic',
  isPrivate: project.access.browse !== 'everyone',
  properties: {},
  ...(project.archived ? { archived: true } : {}),
  ...(expand.includes('lead') && project.lead !== null ? { lead: personOf(world, project.lead) } : {}),
  ...(expand.includes('issueTypes') ? { issueTypes: typesOf(world, project).map(issueTypeBean) } : {}),
});

const get = (call: Call): Answer => {
  const { world } = call;
  const project = visibleProject(world, call.viewer, param(call, 'projectIdOrKey'));
  const bean = {
    ...listed(world, project, ['lead', 'issueTypes']),
    description: '',
    assigneeType: 'UNASSIGNED',
    components: [...world.components.values()].filter(inProject(project)).map((entry) => componentBean(entry)),
    versions: [...world.versions.values()].filter(inProject(project)).map(projectVersion),
    roles: {},
  };
  return ok(bean, { items: 1 });
};

/** Statuses that issues of each type can have. */
const statuses = (call: Call): Answer => {
  const { world } = call;
  const project = visibleProject(world, call.viewer, param(call, 'projectIdOrKey'));
  const beans = project.statusIds.flatMap((id) => world.statuses.get(id) ?? []).map(statusBean);
  return ok(
    typesOf(world, project).map(({ id, name, subtask }) => ({
      self: selfLink(`issuetype/${id}`),
      id,
      name,
      subtask,
      statuses: beans,
    })),
  );
};

const components = (call: Call): Answer => {
  const project = visibleProject(call.world, call.viewer, param(call, 'projectIdOrKey'));
  const found = [...call.world.components.values()].filter(inProject(project));
  return ok(found.map((one) => projectComponent(one, project)));
};

const component = (call: Call): Answer => {
  const found = call.world.components.get(param(call, 'id'));
  const project = browsable(call.world, call.viewer).find(({ id }) => id === found?.projectId);
  if (found === undefined || project === undefined)
    throw notFound(`The component with id ${param(call, 'id')} does not exist.`);
  return ok(projectComponent(found, project));
};

const projectComponent = (one: Parameters<typeof componentBean>[0], project: Project) => ({
  ...componentBean(one),
  assigneeType: 'PROJECT_DEFAULT',
  realAssigneeType: 'PROJECT_DEFAULT',
  isAssigneeTypeValid: false,
  project: project.key,
  projectId: Number(project.id),
});

const versions = (call: Call): Answer => {
  const project = visibleProject(call.world, call.viewer, param(call, 'projectIdOrKey'));
  return ok([...call.world.versions.values()].filter(inProject(project)).map(projectVersion));
};

const projectVersion = (version: Parameters<typeof versionBean>[0]) => ({
  ...versionBean(version),
  projectId: Number(version.projectId),
});

const inProject =
  ({ id }: Project) =>
  ({ projectId }: { readonly projectId: string }): boolean =>
    projectId === id;

const typesOf = (world: World, project: Project) =>
  project.issueTypeIds.flatMap((id) => world.issueTypes.get(id) ?? []);

const PROJECT = '/rest/api/3/project/{projectIdOrKey}';

export const projectRoutes: readonly Route[] = [
  { method: 'GET', path: '/rest/api/3/project/search', scopes: READ_WORK, handle: search },
  { method: 'GET', path: PROJECT, scopes: READ_WORK, handle: get },
  { method: 'GET', path: `${PROJECT}/statuses`, scopes: READ_WORK, handle: statuses },
  { method: 'GET', path: `${PROJECT}/components`, scopes: READ_WORK, handle: components },
  { method: 'GET', path: '/rest/api/3/component/{id}', scopes: READ_WORK, handle: component },
  { method: 'GET', path: `${PROJECT}/versions`, scopes: READ_WORK, handle: versions },
];
