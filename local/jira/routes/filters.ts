import { type Answer, type Call, ok, param, READ_WORK, type Route } from '../call';
import { visibleFilter, visibleFilters } from '../dashboard/sight';
import type { Filter } from '../model';
import { pageBean, pageOf } from '../paging';
import { listParam } from '../read';
import { filterBean, listedFilter } from '../shapes/dashboard';
import { selfLink } from '../shapes/links';

/** Filters that the viewer owns or that are shared, by words of their names, by owner and by id. */
const search = (call: Call): Answer => {
  const { query, world, viewer } = call;
  const words = (query.get('filterName') ?? '').toLowerCase();
  const owner = query.get('accountId');
  const ids = listParam(query, 'id');
  const found = visibleFilters(world, viewer)
    .filter(({ name }) => name.toLowerCase().includes(words))
    .filter((one) => (owner === null || one.owner === owner) && (ids.length === 0 || ids.includes(one.id)));
  const page = pageOf(found.sort(orderOf(query.get('orderBy') ?? 'name')), query, { size: 50, limit: 100 });
  const expand = listParam(query, 'expand');
  return ok(pageBean(page, selfLink('filter/search'), query, (one) => listedFilter(world, viewer, one, expand)));
};

const orderOf = (orderBy: string) => {
  const sign = orderBy.startsWith('-') ? -1 : 1;
  const field = orderBy.replace(/^[+-]/, '');
  return (a: Filter, b: Filter): number =>
    sign * (field === 'id' ? Number(a.id) - Number(b.id) : a.name.localeCompare(b.name));
};

const filter = (call: Call): Answer =>
  ok(filterBean(call.world, call.viewer, visibleFilter(call.world, call.viewer, param(call, 'id'))));

const some = (call: Call, keep: (one: Filter, accountId: string | null) => boolean): Answer =>
  ok(
    visibleFilters(call.world, call.viewer)
      .filter((one) => keep(one, call.viewer.accountId))
      .map((one) => filterBean(call.world, call.viewer, one)),
  );

/** With `includeFavourites` also others' filters that the viewer has as favourites. */
const own = (call: Call): Answer =>
  some(
    call,
    (one, me) =>
      one.owner === me || (call.query.get('includeFavourites') === 'true' && one.favourites.includes(me ?? '')),
  );

const favourites = (call: Call): Answer => some(call, (one, me) => me !== null && one.favourites.includes(me));

const read = (path: string, handle: Route['handle']): Route => ({
  method: 'GET',
  path: `/rest/api/3/filter/${path}`,
  scopes: READ_WORK,
  handle,
});

export const filterRoutes: readonly Route[] = [
  read('search', search),
  read('my', own),
  read('favourite', favourites),
  read('{id}', filter),
];
