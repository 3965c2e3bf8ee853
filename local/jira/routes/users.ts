import { type Answer, type Call, ok, READ_USER, type Route } from '../call';
import { badRequest, JiraError, notFound } from '../errors';
import type { Project, User } from '../model';
import { type Paged, pageBean, pageOf } from '../paging';
import { isAssignable, projectOf, visibleIssue, visibleProject } from '../permissions';
import { listParam } from '../read';
import { selfLink } from '../shapes/links';
import { userBean, userDetails } from '../shapes/people';
import { appUser } from '../viewer';

const MAX_BULK = 200;
const MAX_USERS = 1_000;

const myself = (call: Call): Answer => {
  const user = call.viewer.kind === 'app' ? appUser(call.world) : call.world.users.get(call.viewer.accountId ?? '');
  if (!user) throw new JiraError(404, { errorMessages: ['The app has no account of its own here.'], errors: {} });
  const empty = { size: 0, items: [] };
  return ok({ ...userBean(user), groups: empty, applicationRoles: empty }, { people: 1 });
};

const user = (call: Call): Answer => {
  const found = call.world.users.get(call.query.get('accountId') ?? '');
  if (!found) throw notFound('Specified user does not exist or you do not have required permissions');
  return ok(userBean(found), { people: 1 });
};

/** Ids that nobody has are left out. */
const bulk = (call: Call): Answer => {
  const ids = [...new Set(call.query.getAll('accountId'))];
  if (ids.length === 0) throw badRequest('The accountId parameter must be given at least once.');
  const found = ids.flatMap((id) => call.world.users.get(id) ?? []);
  const page = pageOf(found, call.query, { size: 10, limit: MAX_BULK });
  return ok(pageBean(page, selfLink('user/bulk'), call.query, userDetails), { people: page.values.length });
};

/** Everybody, app users and customers included. */
const all = (call: Call): Answer =>
  answerOf(pageOf([...call.world.users.values()], call.query, { size: 50, limit: MAX_USERS }));

/** By part of a name, or by accountId. */
const search = (call: Call): Answer => {
  const { query } = call;
  if (!query.has('query') && !query.has('accountId') && !query.has('property')) {
    throw badRequest('Either the query, accountId or property parameter must be given.');
  }
  const found = [...call.world.users.values()].filter((entry) => entry.active && isMeant(entry, query));
  return answerOf(pageOf(found, query, { size: 50, limit: MAX_USERS }));
};

/** Jira looks at the first 1,000 people of the page asked for and then filters, so pages may be short or empty. */
const assignable = (call: Call): Answer => {
  const project = projectMeant(call);
  const people = [...call.world.users.values()]
    .filter(({ accountType }) => accountType === 'atlassian')
    .slice(0, MAX_USERS);
  const found = people.filter((entry) => isAssignable(project, entry) && isMeant(entry, call.query));
  return answerOf(pageOf(found, call.query, { size: 50, limit: MAX_USERS }));
};

const projectMeant = (call: Call): Project => {
  const issue = call.query.get('issueKey') ?? call.query.get('issueId');
  if (issue !== null) return projectOf(call.world, visibleIssue(call.store, call.viewer, issue));
  const project = call.query.get('project');
  if (project === null) throw badRequest('Either the issueKey, issueId or project parameter must be given.');
  return visibleProject(call.world, call.viewer, project);
};

const isMeant = (entry: User, query: URLSearchParams): boolean => {
  const ids = listParam(query, 'accountId');
  const text = (query.get('query') ?? '').trim().toLowerCase();
  if (ids.length > 0 && !ids.includes(entry.accountId)) return false;
  const words = entry.displayName.toLowerCase();
  return text === '' || words.startsWith(text) || words.includes(` ${text}`) || entry.accountId === query.get('query');
};

const answerOf = ({ values }: Paged<User>): Answer => ok(values.map(userBean), { people: values.length });

const read = (path: string, handle: Route['handle']): Route => ({
  method: 'GET',
  path: `/rest/api/3/${path}`,
  scopes: READ_USER,
  handle,
});

export const userRoutes: readonly Route[] = [
  { ...read('myself', myself), door: 'known' },
  read('user', user),
  read('user/bulk', bulk),
  read('users', all),
  read('users/search', all),
  read('user/search', search),
  read('user/assignable/search', assignable),
];
