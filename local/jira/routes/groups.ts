import { type Answer, type Call, ok, READ_USER, type Route } from '../call';
import { badRequest, forbidden, notFound } from '../errors';
import type { User } from '../model';
import { pageBean, pageOf } from '../paging';
import { selfLink } from '../shapes/links';
import { userDetails } from '../shapes/people';

/** The two groups that a site begins with, by name, which is their id here too. */
const groups: Readonly<Record<string, (user: User) => boolean>> = {
  'jira-administrators': ({ admin }) => admin,
  'jira-users': ({ licensed, accountType }) => licensed && accountType === 'atlassian',
};

/** Members by accountId; only for those who administer Jira, so never for the app. */
const members = ({ world, viewer, query }: Call): Answer => {
  if (!viewer.admin) throw forbidden('You must have the Administer Jira permission to see the members of a group.');
  const name = query.get('groupId') ?? query.get('groupname');
  if (name === null) throw badRequest('Either the groupname or the groupId parameter must be given.');
  const belongs = Object.hasOwn(groups, name) ? groups[name] : undefined;
  if (!belongs) throw notFound(`The group '${name}' does not exist.`);
  const inactive = query.get('includeInactiveUsers') === 'true';
  const found = [...world.users.values()]
    .filter((user) => belongs(user) && (inactive || user.active))
    .sort((a, b) => a.accountId.localeCompare(b.accountId));
  const page = pageOf(found, query, { size: 50, limit: 50 });
  return ok(pageBean(page, selfLink('group/member'), query, userDetails), { people: page.values.length });
};

/** Groups whose name has these letters; nobody is refused, who may not see any gets none. */
const picker = ({ query }: Call): Answer => {
  const wanted = (query.get('query') ?? '').toLowerCase();
  const most = Number(query.get('maxResults') ?? 20);
  const found = Object.keys(groups).filter((name) => name.includes(wanted));
  const shown = found.slice(0, most).map((name) => ({ groupId: name, name, html: name, labels: [] }));
  return ok({
    header: `Showing ${shown.length} of ${found.length} matching groups`,
    total: found.length,
    groups: shown,
  });
};

export const groupRoutes: readonly Route[] = [
  { method: 'GET', path: '/rest/api/3/groups/picker', scopes: READ_USER, handle: picker },
  {
    method: 'GET',
    path: '/rest/api/3/group/member',
    scopes: ['manage:jira-configuration'],
    fineScopes: ['read:group:jira', 'read:user:jira', 'read:avatar:jira'],
    handle: members,
  },
];
