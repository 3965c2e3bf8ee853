import { badField, badRequest } from '../errors';
import type { Dashboard, DashboardColumn, Gadget, RowSpan, World } from '../model';
import { isRecord } from '../read';
import { placeOf } from './sight';

/** Widths of the columns in twelfths: one, two alike, wide left, wide right. */
export const LAYOUTS: readonly (readonly number[])[] = [[12], [6, 6], [8, 4], [4, 8]];
export const ROW_SPANS: readonly RowSpan[] = ['xsmall', 'small', 'medium', 'large'];
const COLORS = ['blue', 'red', 'yellow', 'green', 'cyan', 'purple', 'gray', 'white'];
const MOST_GADGETS = 20;
const MOST_REMOVED = 20;
const LONGEST_TITLE = 255;
const LARGEST_CONFIG = 32 * 1024;

type Place = { readonly column?: unknown; readonly row?: unknown };
export type NewDashboard = { name: string; description: string; owner: string; shared: boolean };

export const addDashboard = (world: World, { name, ...rest }: NewDashboard): Dashboard => {
  world.lastIds.dashboard += 1;
  const id = String(world.lastIds.dashboard);
  const columns = [6, 6].map((span): DashboardColumn => ({ span, gadgets: [] }));
  const made = { id, name: checkedName(name), ...rest, columns, removed: [] };
  world.dashboards.set(id, made);
  return made;
};

export const checkedName = (name: unknown): string => {
  const text = typeof name === 'string' ? name.trim() : '';
  if (text === '') throw badField('dashboardName', 'The dashboard name must not be empty.');
  if (text.length > LONGEST_TITLE) throw badField('dashboardName', 'The dashboard name is too long.');
  return text;
};

/** Puts a new gadget where it is wanted: at the top of the first column unless said otherwise, as Jira does. */
export const addGadget = (world: World, dashboard: Dashboard, moduleKey: string, place: Place = {}): Gadget => {
  if (dashboard.columns.reduce((sum, { gadgets }) => sum + gadgets.length, 0) >= MOST_GADGETS)
    throw badRequest(`A dashboard holds at most ${MOST_GADGETS} gadgets.`);
  world.lastIds.gadget += 1;
  const id = String(world.lastIds.gadget);
  const gadget: Gadget = { id, moduleKey, title: null, color: 'blue', config: null, rowSpan: null, properties: {} };
  put(dashboard, gadget, place);
  return gadget;
};

const put = ({ columns }: Dashboard, gadget: Gadget, { column = 0, row = 0 }: Place) => {
  const [at, to] = [column, row].map(Number);
  const found = columns[at ?? -1];
  if (found === undefined || !Number.isInteger(to) || Number(to) < 0)
    throw badRequest('The position is not one on this dashboard.');
  found.gadgets.splice(Math.min(Number(to), found.gadgets.length), 0, gadget);
};

const take = (dashboard: Dashboard, gadgetId: string) => {
  const place = placeOf(dashboard, gadgetId);
  dashboard.columns[place.column]?.gadgets.splice(place.row, 1);
  return place;
};

/** The row counts among the others: those at and below it move down. */
export const moveGadget = (dashboard: Dashboard, gadgetId: string, place: Place): void => {
  const from = take(dashboard, gadgetId);
  try {
    put(dashboard, from.gadget, place);
  } catch (error) {
    put(dashboard, from.gadget, from);
    throw error;
  }
};

export const removeGadget = (dashboard: Dashboard, gadgetId: string): void => {
  dashboard.removed = [take(dashboard, gadgetId), ...dashboard.removed].slice(0, MOST_REMOVED);
};

/** Where it was, or as near as the columns of now allow. */
export const restoreGadget = (dashboard: Dashboard, gadgetId: string): void => {
  const found = dashboard.removed.find(({ gadget }) => gadget.id === gadgetId);
  if (found === undefined) throw badRequest('There is nothing to take back.');
  dashboard.removed = dashboard.removed.filter((one) => one !== found);
  put(dashboard, found.gadget, { column: Math.min(found.column, dashboard.columns.length - 1), row: found.row });
};

/** An empty title is the module's own again. */
export const titleGadget = (gadget: Gadget, title: unknown): void => {
  if (typeof title !== 'string' || title.length > LONGEST_TITLE) throw badField('title', 'The title is too long.');
  gadget.title = title.trim() === '' ? null : title.trim();
};

export const colorGadget = (gadget: Gadget, color: unknown): void => {
  if (typeof color !== 'string' || !COLORS.includes(color)) throw badField('color', 'The color is not one of Jira’s.');
  gadget.color = color;
};

/** Widths of the columns; gadgets of a column that goes stand below those of the last one. */
export const layOut = (dashboard: Dashboard, spans: unknown): void => {
  const layout = LAYOUTS.find((one) => Array.isArray(spans) && one.join() === spans.join());
  if (layout === undefined) throw badRequest('The columns are not one of the layouts.');
  const { columns } = dashboard;
  const last = layout.length - 1;
  dashboard.columns = layout.map((span, at) => ({
    span,
    gadgets: columns.flatMap(({ gadgets }, from) => (Math.min(from, last) === at ? gadgets : [])),
  }));
};

export const sizeGadget = (gadget: Gadget, rowSpan: unknown): void => {
  const found = ROW_SPANS.find((one) => one === rowSpan);
  if (found === undefined && rowSpan !== null) throw badRequest('The height is not one of the sizes.');
  gadget.rowSpan = found ?? null;
};

/** What the app has saved: an object of at most 32 KB, kept as it is; `refresh` in it is whole minutes. */
export const configureGadget = (gadget: Gadget, config: unknown): void => {
  if (!isRecord(config)) throw badRequest('The configuration must be an object.');
  if (Buffer.byteLength(JSON.stringify(config)) > LARGEST_CONFIG)
    throw badRequest('The configuration is larger than 32 KB.');
  const { refresh } = config;
  if (refresh !== undefined && !(Number.isInteger(refresh) && Number(refresh) > 0))
    throw badRequest('refresh must be a positive whole number of minutes.');
  gadget.config = structuredClone(config);
};
