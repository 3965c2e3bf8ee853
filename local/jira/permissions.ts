import { forbidden, noSuchIssue, notFound } from './errors';
import type { Issue, Project, User, World } from './model';
import type { Store } from './store';
import { mayUseJira, type Viewer } from './viewer';

export type Right = 'browse' | 'edit' | 'assign';

/** What the viewer may do in a project; nothing without browsing it. An archived project is read-only. */
export const mayIn = (viewer: Viewer, project: Project, right: Right): boolean => {
  if (!viewer.access) return false;
  if (viewer.kind === 'app') return project.access.app && (right === 'browse' || !project.archived);
  if (!among(project.access.browse, viewer.accountId)) return false;
  return right === 'browse' || (!project.archived && among(project.access[right], viewer.accountId));
};

/** Administers the project itself, as its admin or Jira's. */
export const administers = (viewer: Viewer, project: Project): boolean =>
  viewer.kind === 'user' &&
  viewer.access &&
  (viewer.admin || (viewer.accountId !== null && project.access.admins.includes(viewer.accountId)));

/** Can be given issues of the project: licensed, browsing it, and on its list. */
export const isAssignable = (project: Project, user: User): boolean =>
  mayUseJira(user) && among(project.access.browse, user.accountId) && among(project.access.assignable, user.accountId);

/** A test of which issues the viewer sees, with projects and security levels looked up once. */
export const sightOf = (world: World, viewer: Viewer): ((issue: Issue) => boolean) => {
  const projects = new Set(browsable(world, viewer).map((project) => project.id));
  const levels = new Set(
    [...world.securityLevels.values()].filter((level) => inLevel(viewer, level.members)).map((level) => level.id),
  );
  return (issue) =>
    projects.has(issue.projectId) && (issue.securityLevelId === null || levels.has(issue.securityLevelId));
};

export const canSee = (world: World, viewer: Viewer, issue: Issue): boolean => {
  const project = world.projects.get(issue.projectId);
  if (!project || !mayIn(viewer, project, 'browse')) return false;
  if (issue.securityLevelId === null) return true;
  return inLevel(viewer, world.securityLevels.get(issue.securityLevelId)?.members ?? []);
};

export const browsable = (world: World, viewer: Viewer): Project[] =>
  [...world.projects.values()].filter((project) => mayIn(viewer, project, 'browse'));

/** The issue by id or key; the same 404 whether it is missing or hidden. */
export const visibleIssue = (store: Store, viewer: Viewer, idOrKey: string): Issue => {
  const issue = store.issue(idOrKey);
  if (!issue || !canSee(store.world, viewer, issue)) throw noSuchIssue();
  return issue;
};

/** The issue if the viewer may change it. */
export const editableIssue = (store: Store, viewer: Viewer, idOrKey: string): Issue => {
  const issue = visibleIssue(store, viewer, idOrKey);
  if (!mayIn(viewer, projectOf(store.world, issue), 'edit')) {
    throw forbidden('You do not have permission to edit issues in this project.');
  }
  return issue;
};

export const visibleProject = (world: World, viewer: Viewer, idOrKey: string): Project => {
  const project = world.projects.get(idOrKey) ?? [...world.projects.values()].find(({ key }) => key === idOrKey);
  if (!project || !(mayIn(viewer, project, 'browse') || administers(viewer, project))) {
    throw notFound(`No project could be found with key '${idOrKey}'.`);
  }
  return project;
};

export const projectOf = (world: World, issue: Issue): Project => {
  const project = world.projects.get(issue.projectId);
  if (!project) throw noSuchIssue();
  return project;
};

/** The app's role stands in every security scheme, as Atlassian's add-on role does; people must be members. */
const inLevel = (viewer: Viewer, members: readonly string[]): boolean =>
  viewer.kind === 'app' || (viewer.accountId !== null && members.includes(viewer.accountId));

const among = (list: 'everyone' | readonly string[], accountId: string | null): boolean =>
  accountId !== null && (list === 'everyone' || list.includes(accountId));
