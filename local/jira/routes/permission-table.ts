import type { Call } from '../call';
import type { Issue, Project } from '../model';
import { administers, browsable, isAssignable, mayIn, projectOf } from '../permissions';
import type { Viewer } from '../viewer';

export type Target = { readonly project?: Project; readonly issue?: Issue };

type Rule = (call: Call, viewer: Viewer, project: Project) => boolean;

const browse: Rule = (_, viewer, project) => mayIn(viewer, project, 'browse');
const edit: Rule = (_, viewer, project) => mayIn(viewer, project, 'edit');
const assign: Rule = (_, viewer, project) => mayIn(viewer, project, 'assign');
const administer: Rule = (_, viewer, project) => administers(viewer, project);
const assignable: Rule = ({ world }, viewer, project) => {
  const user = world.users.get(viewer.accountId ?? '');
  return user !== undefined && isAssignable(project, user);
};

const projectRules: Readonly<Record<string, Rule>> = {
  ADMINISTER_PROJECTS: administer,
  BROWSE_PROJECTS: browse,
  VIEW_READONLY_WORKFLOW: browse,
  CREATE_ISSUES: edit,
  EDIT_ISSUES: edit,
  TRANSITION_ISSUES: edit,
  SCHEDULE_ISSUES: edit,
  RESOLVE_ISSUES: edit,
  CLOSE_ISSUES: edit,
  LINK_ISSUES: edit,
  MOVE_ISSUES: edit,
  WORK_ON_ISSUES: edit,
  EDIT_OWN_WORKLOGS: edit,
  DELETE_OWN_WORKLOGS: edit,
  EDIT_ALL_WORKLOGS: administer,
  DELETE_ALL_WORKLOGS: administer,
  DELETE_ISSUES: administer,
  SET_ISSUE_SECURITY: administer,
  ASSIGN_ISSUES: assign,
  ASSIGNABLE_USER: assignable,
  ADD_COMMENTS: browse,
};

const globalRules: Readonly<Record<string, (viewer: Viewer) => boolean>> = {
  ADMINISTER: ({ admin, access }) => admin && access,
  SYSTEM_ADMIN: ({ admin, access }) => admin && access,
  USER_PICKER: ({ access }) => access,
  BULK_CHANGE: ({ access }) => access,
};

export const globalKeys: ReadonlySet<string> = new Set(Object.keys(globalRules));
export const projectKeys: ReadonlySet<string> = new Set(Object.keys(projectRules));
export const keys: ReadonlySet<string> = new Set([...globalKeys, ...projectKeys]);

export const permissions = {
  /** Without a project or issue, a project permission is held if it is held anywhere. */
  holds: (call: Call, viewer: Viewer, key: string, { project, issue }: Target): boolean => {
    const global = globalRules[key];
    if (global) return global(viewer);
    const rule = projectRules[key];
    if (!rule) return false;
    const target = issue ? projectOf(call.world, issue) : project;
    return target
      ? rule(call, viewer, target)
      : browsable(call.world, viewer).some((entry) => rule(call, viewer, entry));
  },
};

export const permissionBean = (key: string, havePermission: boolean) => ({
  id: String([...keys].indexOf(key)),
  key,
  name: key.charAt(0) + key.slice(1).toLowerCase().replaceAll('_', ' '),
  type: key in globalRules ? 'GLOBAL' : 'PROJECT',
  description: '',
  havePermission,
});
