import type { Dashboard, Filter, Gadget, World } from '../../../local/jira/model';

export const aGadget = (id: string, over: Partial<Gadget> = {}): Gadget => ({
  id,
  moduleKey: 'kpi',
  title: null,
  color: 'blue',
  config: null,
  rowSpan: null,
  properties: {},
  ...over,
});

export const aDashboard = (id: string, over: Partial<Dashboard> = {}): Dashboard => ({
  id,
  name: 'On the wall',
  description: '',
  owner: 'ben',
  shared: true,
  columns: [
    { span: 6, gadgets: [aGadget('10001')] },
    { span: 6, gadgets: [] },
  ],
  removed: [],
  ...over,
});

export const aFilter = (id: string, over: Partial<Filter> = {}): Filter => ({
  id,
  name: 'Late work',
  description: '',
  owner: 'ben',
  jql: 'project = STU AND due < now()',
  shared: true,
  favourites: [],
  ...over,
});

/** Ben has a filter and a dashboard that everybody sees. */
export const withDashboards = (
  world: World,
  dashboards: readonly Dashboard[] = [aDashboard('10001')],
  filters: readonly Filter[] = [aFilter('10001')],
): World => {
  for (const one of dashboards) world.dashboards.set(one.id, one);
  for (const one of filters) world.filters.set(one.id, one);
  const most = (ids: Iterable<string>) => Math.max(10_000, ...[...ids].map(Number));
  const gadgets = dashboards.flatMap(({ columns }) => columns.flatMap((column) => column.gadgets.map(({ id }) => id)));
  world.lastIds = {
    filter: most(world.filters.keys()),
    dashboard: most(world.dashboards.keys()),
    gadget: most(gadgets),
  };
  return world;
};
