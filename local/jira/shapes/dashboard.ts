import type { GadgetType } from '../api';
import { mayChange, type Placed } from '../dashboard/sight';
import type { Dashboard, Filter, World } from '../model';
import type { Viewer } from '../viewer';
import { selfLink, siteUrl } from './links';
import { userDetails } from './people';

/** Sharing here is with everybody who may use Jira, or with nobody. */
const permissionsOf = ({ id, shared }: { readonly id: string; readonly shared: boolean }) =>
  shared ? [{ id: Number(id), type: 'loggedin' }] : [];

const ownerOf = (world: World, accountId: string) => {
  const user = world.users.get(accountId);
  return user === undefined ? {} : { owner: ownerBean(userDetails(user)) };
};

/** People as dashboards show them: without zone and kind of account. */
const ownerBean = ({ self, accountId, avatarUrls, displayName, active }: ReturnType<typeof userDetails>) => ({
  self,
  accountId,
  avatarUrls,
  displayName,
  active,
});

export const dashboardBean = (world: World, viewer: Viewer, dashboard: Dashboard) => ({
  id: dashboard.id,
  name: dashboard.name,
  description: dashboard.description,
  isFavourite: false,
  popularity: 0,
  self: selfLink(`dashboard/${dashboard.id}`),
  view: `${siteUrl}/jira/dashboards/${dashboard.id}`,
  sharePermissions: permissionsOf(dashboard),
  editPermissions: [],
  isWritable: mayChange(viewer, dashboard),
  systemDashboard: false,
  ...ownerOf(world, dashboard.owner),
});

export const gadgetBean = (types: readonly GadgetType[], { gadget, column, row }: Placed) => ({
  id: Number(gadget.id),
  moduleKey: gadget.moduleKey,
  color: gadget.color,
  position: { row, column },
  title: gadget.title ?? types.find(({ key }) => key === gadget.moduleKey)?.title ?? gadget.moduleKey,
});

/** A filter in full, as it is answered by id. */
export const filterBean = (world: World, viewer: Viewer, filter: Filter) => {
  const owner = world.users.get(filter.owner);
  return {
    self: selfLink(`filter/${filter.id}`),
    id: filter.id,
    name: filter.name,
    description: filter.description,
    ...(owner === undefined ? {} : { owner: userDetails(owner) }),
    jql: filter.jql,
    viewUrl: `${siteUrl}/issues/?filter=${filter.id}`,
    searchUrl: selfLink(`search?jql=${encodeURIComponent(filter.jql)}`),
    favourite: viewer.accountId !== null && filter.favourites.includes(viewer.accountId),
    favouritedCount: filter.favourites.length,
    sharePermissions: permissionsOf(filter),
    editPermissions: [],
  };
};

/** What a search shows of each filter unless asked for more. */
export const FILTER_EXPANDS =
  'description,owner,jql,viewUrl,searchUrl,favourite,favouritedCount,sharePermissions,editPermissions,isWritable,approximateLastUsed,subscriptions';

/** A filter as a search lists it: its name, and what `expand` asks for. */
export const listedFilter = (world: World, viewer: Viewer, filter: Filter, expand: readonly string[]) => {
  const all = filterBean(world, viewer, filter);
  const wanted = Object.entries(all).filter(([name]) => ['self', 'id', 'name', ...expand].includes(name));
  return { expand: FILTER_EXPANDS, ...Object.fromEntries(wanted) };
};
