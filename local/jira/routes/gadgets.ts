import { type Answer, type Call, created, noContent, ok, param, type Route } from '../call';
import { addGadget, colorGadget, moveGadget, removeGadget, titleGadget } from '../dashboard/change';
import { changeableDashboard, placeOf, placesOf, visibleDashboard } from '../dashboard/sight';
import { badRequest, notFound } from '../errors';
import { bodyOf, isRecord, listParam, textOf } from '../read';
import { gadgetBean } from '../shapes/dashboard';
import { selfLink } from '../shapes/links';
import { read, write } from './of-dashboards';

const available = ({ gadgetTypes }: Call): Answer =>
  ok({ gadgets: gadgetTypes.map(({ key, title }) => ({ moduleKey: key, title })) });

const gadgets = (call: Call): Answer => {
  const places = placesOf(visibleDashboard(call.world, call.viewer, param(call, 'dashboardId')));
  const ids = listParam(call.query, 'gadgetId');
  const keys = listParam(call.query, 'moduleKey');
  const wanted = places.filter(
    ({ gadget }) =>
      (ids.length === 0 || ids.includes(gadget.id)) && (keys.length === 0 || keys.includes(gadget.moduleKey)),
  );
  return ok({ gadgets: wanted.map((place) => gadgetBean(call.gadgetTypes, place)) });
};

const positionOf = (value: unknown) => {
  if (value === undefined) return null;
  if (!isRecord(value)) throw badRequest('The position must name row and column.');
  return { row: value.row, column: value.column };
};

const add = (call: Call): Answer => {
  const dashboard = changeableDashboard(call.world, call.viewer, param(call, 'dashboardId'));
  const { moduleKey, title, color, position } = bodyOf(call.body);
  if (!call.gadgetTypes.some(({ key }) => key === moduleKey)) throw badRequest('There is no gadget of that kind.');
  const gadget = addGadget(call.world, dashboard, String(moduleKey), positionOf(position) ?? {});
  if (title !== undefined) titleGadget(gadget, title);
  if (color !== undefined) colorGadget(gadget, color);
  return ok(gadgetBean(call.gadgetTypes, placeOf(dashboard, gadget.id)));
};

const update = (call: Call): Answer => {
  const dashboard = changeableDashboard(call.world, call.viewer, param(call, 'dashboardId'));
  const { gadget } = placeOf(dashboard, param(call, 'gadgetId'));
  const { title, color, position } = bodyOf(call.body);
  if (title !== undefined) titleGadget(gadget, title);
  if (color !== undefined) colorGadget(gadget, color);
  const place = positionOf(position);
  if (place !== null) moveGadget(dashboard, gadget.id, place);
  return noContent();
};

const remove = (call: Call): Answer => {
  removeGadget(changeableDashboard(call.world, call.viewer, param(call, 'dashboardId')), param(call, 'gadgetId'));
  return noContent();
};

/** Properties of a gadget: readable by whoever sees the dashboard, written by whoever may change it. */
const itemOf = (call: Call, find: typeof visibleDashboard) =>
  placeOf(find(call.world, call.viewer, param(call, 'dashboardId')), param(call, 'itemId')).gadget;

const properties = (call: Call): Answer => {
  const { dashboardId = '', itemId = '' } = call.params;
  const at = (key: string) =>
    selfLink(`dashboard/${dashboardId}/items/${itemId}/properties/${encodeURIComponent(key)}`);
  return ok({ keys: Object.keys(itemOf(call, visibleDashboard).properties).map((key) => ({ self: at(key), key })) });
};

const property = (call: Call): Answer => {
  const found = itemOf(call, visibleDashboard).properties;
  const key = heldKey(call, found);
  return ok({ key, value: found[key] });
};

const heldKey = (call: Call, held: Readonly<Record<string, unknown>>): string => {
  const key = param(call, 'propertyKey');
  if (!Object.hasOwn(held, key)) throw notFound(`The property with key ${key} does not exist.`);
  return key;
};

const LARGEST_PROPERTY = 32_768;
const LONGEST_KEY = 255;

const setProperty = (call: Call): Answer => {
  const gadget = itemOf(call, changeableDashboard);
  const key = param(call, 'propertyKey');
  const text = textOf(JSON.stringify(call.body));
  if (text === null || text.length > LARGEST_PROPERTY || key.length > LONGEST_KEY || key === '__proto__')
    throw badRequest('A property has a key of at most 255 characters and a JSON value of at most 32,768.');
  const isNew = !Object.hasOwn(gadget.properties, key);
  gadget.properties = { ...gadget.properties, [key]: structuredClone(call.body) };
  return isNew ? created(null) : ok(null);
};

const removeProperty = (call: Call): Answer => {
  const gadget = itemOf(call, changeableDashboard);
  const key = heldKey(call, gadget.properties);
  gadget.properties = Object.fromEntries(Object.entries(gadget.properties).filter(([name]) => name !== key));
  return noContent();
};

const PATH = '/rest/api/3/dashboard/{dashboardId}';
const ITEM = `${PATH}/items/{itemId}/properties`;

export const gadgetRoutes: readonly Route[] = [
  read('/rest/api/3/dashboard/gadgets', available),
  read(`${PATH}/gadget`, gadgets),
  write('POST', `${PATH}/gadget`, add),
  write('PUT', `${PATH}/gadget/{gadgetId}`, update),
  write('DELETE', `${PATH}/gadget/{gadgetId}`, remove),
  read(ITEM, properties),
  read(`${ITEM}/{propertyKey}`, property),
  write('PUT', `${ITEM}/{propertyKey}`, setProperty),
  write('DELETE', `${ITEM}/{propertyKey}`, removeProperty),
];
