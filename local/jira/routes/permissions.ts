import { type Answer, type Call, ok, READ_WORK, type Route } from '../call';
import { badField, badRequest, forbidden, notFound } from '../errors';
import { canSee, visibleIssue, visibleProject } from '../permissions';
import { bodyOf, idOf, isRecord, listParam, textOf, textsOf } from '../read';
import { type Viewer, viewerOf } from '../viewer';
import { globalKeys, keys, permissionBean, permissions, projectKeys } from './permission-table';

const MAX_CHECKED = 1_000;

/** What the viewer holds, for a project or issue where one is named, else anywhere. */
const mine = (call: Call): Answer => {
  const asked = listParam(call.query, 'permissions');
  if (asked.length === 0) throw badRequest("The 'permissions' query parameter is required.");
  const unknown = asked.find((key) => !keys.has(key));
  if (unknown !== undefined) throw badRequest(`Unrecognized permission: ${unknown}`);
  const target = targetOf(call);
  const beans = asked.map((key) => [key, permissionBean(key, permissions.holds(call, call.viewer, key, target))]);
  return ok({ permissions: Object.fromEntries(beans) }, { people: asked.length });
};

const targetOf = (call: Call) => {
  const { query, store, viewer, world } = call;
  const issue = query.get('issueKey') ?? query.get('issueId');
  if (issue !== null) return { issue: visibleIssue(store, viewer, issue) };
  const project = query.get('projectKey') ?? query.get('projectId');
  return project === null ? {} : { project: visibleProject(world, viewer, project) };
};

/** Which of the named permissions hold in which of the named projects and issues; what is unknown is left out. */
const check = (call: Call): Answer => {
  const body = bodyOf(call.body);
  const viewer = personChecked(call, textOf(body.accountId));
  const global = keysOf(body.globalPermissions, globalKeys).filter((key) => permissions.holds(call, viewer, key, {}));
  const groups = body.projectPermissions ?? [];
  if (!Array.isArray(groups)) throw badRequest('projectPermissions must be a list.');
  const projectPermissions = groups.flatMap((group) => grantsOf(call, viewer, group));
  return ok({ globalPermissions: global, projectPermissions }, { people: global.length + projectPermissions.length });
};

const personChecked = ({ world, viewer }: Call, accountId: string | null): Viewer => {
  if (accountId === null || accountId === viewer.accountId) return viewer;
  if (!viewer.admin) {
    throw forbidden('You must have the Administer Jira permission to check the permissions of others.');
  }
  const other = viewerOf(world, { kind: 'user', accountId });
  if (!other) throw notFound('The user does not exist.');
  return other;
};

const grantsOf = (call: Call, viewer: Viewer, group: unknown) => {
  if (!isRecord(group)) throw badRequest('Each project permission must be an object.');
  const projects = idsOf(group.projects, 'projects');
  const issues = idsOf(group.issues, 'issues');
  const asked = keysOf(group.permissions, projectKeys);
  if (asked.length === 0) throw badRequest('At least one project permission must be given.');
  return asked.map((permission) => ({
    permission,
    projects: projects.filter((id) => holdsInProject(call, viewer, permission, id)).map(Number),
    issues: issues.filter((id) => holdsOnIssue(call, viewer, permission, id)).map(Number),
  }));
};

/** Nulls and empty strings do not count; a key of the other kind is as unknown as any. */
const keysOf = (value: unknown, known: ReadonlySet<string>): string[] => {
  const asked = textsOf(Array.isArray(value) ? value.filter((key) => key !== null && key !== '') : value);
  const unknown = asked.find((key) => !known.has(key));
  if (unknown !== undefined) throw badField(unknown, 'Unrecognized permission');
  return asked;
};

const holdsInProject = (call: Call, viewer: Viewer, key: string, id: string): boolean => {
  const project = call.world.projects.get(id);
  return project !== undefined && permissions.holds(call, viewer, key, { project });
};

const holdsOnIssue = (call: Call, viewer: Viewer, key: string, id: string): boolean => {
  const issue = call.world.issues.get(id);
  return issue !== undefined && canSee(call.world, viewer, issue) && permissions.holds(call, viewer, key, { issue });
};

const idsOf = (value: unknown, name: string): string[] => {
  const ids = Array.isArray(value) ? value.flatMap((id) => idOf(id) ?? []) : [];
  if (ids.length > MAX_CHECKED) throw badRequest(`At most ${MAX_CHECKED} ${name} can be checked at once.`);
  return [...new Set(ids)];
};

export const permissionRoutes: readonly Route[] = [
  { method: 'GET', path: '/rest/api/3/mypermissions', scopes: READ_WORK, door: 'anyone', handle: mine },
  { method: 'POST', path: '/rest/api/3/permissions/check', scopes: [], door: 'anyone', handle: check },
];
