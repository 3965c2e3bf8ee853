import { type Answer, type Call, noContent, ok, param, type Route } from '../call';
import { addDashboard, checkedName } from '../dashboard/change';
import { changeableDashboard, visibleDashboard, visibleDashboards } from '../dashboard/sight';
import { badRequest } from '../errors';
import type { Dashboard } from '../model';
import { type Paged, pageBean, pageOf } from '../paging';
import { bodyOf, isRecord, textOf } from '../read';
import { dashboardBean } from '../shapes/dashboard';
import { selfLink } from '../shapes/links';
import { read, write } from './of-dashboards';

const beanOf =
  ({ world, viewer }: Call) =>
  (dashboard: Dashboard) =>
    dashboardBean(world, viewer, dashboard);

const list = (call: Call): Answer => {
  const mine = call.query.get('filter') === 'my';
  const found = visibleDashboards(call.world, call.viewer).filter(
    ({ owner }) => !mine || owner === call.viewer.accountId,
  );
  const page = pageOf(found, call.query, { size: 20, limit: 100 });
  return ok({
    startAt: page.startAt,
    maxResults: page.maxResults,
    total: page.total,
    ...neighbours(page),
    dashboards: page.values.map(beanOf(call)),
  });
};

const neighbours = ({ startAt, maxResults, total }: Paged<unknown>) => {
  const at = (start: number) => selfLink(`dashboard?startAt=${start}`);
  return {
    ...(startAt > 0 ? { prev: at(Math.max(0, startAt - maxResults)) } : {}),
    ...(startAt + maxResults < total ? { next: at(startAt + maxResults) } : {}),
  };
};

const search = (call: Call): Answer => {
  const { query } = call;
  const words = (query.get('dashboardName') ?? '').toLowerCase();
  const owner = query.get('accountId');
  const found = visibleDashboards(call.world, call.viewer).filter(
    (one) => one.name.toLowerCase().includes(words) && (owner === null || one.owner === owner),
  );
  const page = pageOf(found, query, { size: 50, limit: 100 });
  return ok(pageBean(page, selfLink('dashboard/search'), query, beanOf(call)));
};

const dashboard = (call: Call): Answer =>
  ok(beanOf(call)(visibleDashboard(call.world, call.viewer, param(call, 'id'))));

/** Everybody who may use Jira may have dashboards; sharing them is with all of those, or with nobody. */
const create = (call: Call): Answer => {
  const { name, description, shared } = detailsOf(call);
  return ok(beanOf(call)(addDashboard(call.world, { name, description, shared, owner: call.viewer.accountId ?? '' })));
};

const update = (call: Call): Answer => {
  const found = changeableDashboard(call.world, call.viewer, param(call, 'id'));
  return ok(beanOf(call)(Object.assign(found, detailsOf(call))));
};

const remove = (call: Call): Answer => {
  call.world.dashboards.delete(changeableDashboard(call.world, call.viewer, param(call, 'id')).id);
  return noContent();
};

const detailsOf = (call: Call) => {
  const { name, description, sharePermissions, editPermissions } = bodyOf(call.body);
  if (!Array.isArray(sharePermissions) || !Array.isArray(editPermissions) || editPermissions.length > 0)
    throw badRequest('sharePermissions and editPermissions are lists; editing with others is not emulated locally.');
  return { name: checkedName(name), description: textOf(description) ?? '', shared: sharePermissions.some(isForAll) };
};

const isForAll = (permission: unknown): boolean => {
  const type = isRecord(permission) ? textOf(permission.type) : null;
  if (type !== null && ['global', 'loggedin', 'authenticated'].includes(type)) return true;
  throw badRequest(`Sharing with ${type ?? 'that'} is not emulated locally: share with all who are signed in.`);
};

const PATH = '/rest/api/3/dashboard';

export const dashboardRoutes: readonly Route[] = [
  read(PATH, list),
  read(`${PATH}/search`, search),
  read(`${PATH}/{id}`, dashboard),
  write('POST', PATH, create),
  write('PUT', `${PATH}/{id}`, update),
  write('DELETE', `${PATH}/{id}`, remove),
];
