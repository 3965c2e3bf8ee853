import { errorBody, JiraError, notFound } from '../errors';
import type { Dashboard, Filter, Gadget, World } from '../model';
import type { Viewer } from '../viewer';

type Owned = { readonly owner: string; readonly shared: boolean };

/** The owner, Jira's admins, and everybody who may use Jira where it is shared. */
const maySee = (viewer: Viewer, one: Owned): boolean =>
  viewer.access && viewer.kind === 'user' && (one.shared || mayChange(viewer, one));

/** Only its owner and Jira's admins change a dashboard. */
export const mayChange = (viewer: Viewer, { owner }: Pick<Owned, 'owner'>): boolean =>
  viewer.access && viewer.kind === 'user' && (viewer.admin || owner === viewer.accountId);

const byName = (a: { name: string; id: string }, b: { name: string; id: string }): number =>
  a.name.localeCompare(b.name) || Number(a.id) - Number(b.id);

export const visibleDashboards = (world: World, viewer: Viewer): Dashboard[] =>
  [...world.dashboards.values()].filter((one) => maySee(viewer, one)).sort(byName);

/** The same 404 whether it is missing or somebody's own. */
export const visibleDashboard = (world: World, viewer: Viewer, id: string): Dashboard => {
  const found = world.dashboards.get(id);
  if (found === undefined || !maySee(viewer, found)) throw notFound(`The dashboard with id '${id}' does not exist.`);
  return found;
};

/** The dashboard if the viewer may change it; whoever may only look is refused. */
export const changeableDashboard = (world: World, viewer: Viewer, id: string): Dashboard => {
  const found = visibleDashboard(world, viewer, id);
  if (!mayChange(viewer, found))
    throw new JiraError(400, errorBody(['You do not have permission to edit this dashboard.']));
  return found;
};

/** A filter that is not shared is its owner's alone: not even Jira's admins see it. */
export const visibleFilters = (world: World, viewer: Viewer): Filter[] =>
  [...world.filters.values()].filter((one) => seesFilter(viewer, one)).sort(byName);

export const visibleFilter = (world: World, viewer: Viewer, id: string): Filter => {
  const found = world.filters.get(id);
  if (found === undefined || !seesFilter(viewer, found))
    throw new JiraError(
      400,
      errorBody([
        'The selected filter is not available to you, perhaps it has been deleted or had its permissions changed.',
      ]),
    );
  return found;
};

const seesFilter = (viewer: Viewer, { shared, owner }: Filter): boolean =>
  viewer.access && viewer.kind === 'user' && (shared || owner === viewer.accountId);

export type Placed = { readonly gadget: Gadget; readonly column: number; readonly row: number };

/** All gadgets, column by column, with their places. */
export const placesOf = ({ columns }: Dashboard): Placed[] =>
  columns.flatMap(({ gadgets }, column) => gadgets.map((gadget, row) => ({ gadget, column, row })));

export const placeOf = (dashboard: Dashboard, gadgetId: string): Placed => {
  const found = placesOf(dashboard).find(({ gadget }) => gadget.id === gadgetId);
  if (found === undefined) throw notFound(`The gadget with id '${gadgetId}' does not exist on this dashboard.`);
  return found;
};
