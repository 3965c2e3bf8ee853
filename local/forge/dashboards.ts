import {
  addGadget,
  checkedName,
  configureGadget,
  layOut,
  moveGadget,
  removeGadget,
  restoreGadget,
  sizeGadget,
  titleGadget,
} from '../jira/dashboard/change';
import { changeableDashboard, mayChange, placeOf, visibleDashboard } from '../jira/dashboard/sight';
import { JiraError } from '../jira/errors';
import type { Dashboard, Gadget } from '../jira/model';
import { type Viewer, viewerOf } from '../jira/viewer';
import type { Desk } from './desk-types';
import type { Caller } from './host';
import { Refused } from './http/json';
import { isGadget } from './manifest';

type Asked = Readonly<Record<string, unknown>>;
type Change = (desk: Desk, dashboard: Dashboard, asked: Asked) => string | undefined;

/** A dashboard as its page shows it; configurations stay here, the app reads its own through its context. */
export const readDashboard = (desk: Desk, me: Caller, { dashboardId }: Asked) =>
  answered(() => {
    const viewer = viewerFor(desk, me);
    return viewOf(desk, viewer, visibleDashboard(desk.jira.world, viewer, String(dashboardId)));
  });

/** One change by whoever may change the dashboard; answers it as it then is, and which gadget came or changed. */
export const changeDashboard = (desk: Desk, me: Caller, { dashboardId, change }: Asked) =>
  answered(() => {
    const viewer = viewerFor(desk, me);
    const dashboard = changeableDashboard(desk.jira.world, viewer, String(dashboardId));
    const asked = typeof change === 'object' && change !== null ? (change as Asked) : {};
    const kind = String(asked.kind);
    const apply = Object.hasOwn(changes, kind) ? changes[kind] : undefined;
    if (apply === undefined) throw new Refused(400, `there is no change of the kind ${kind}`);
    const gadgetId = apply(desk, dashboard, asked) ?? null;
    return { gadgetId, dashboard: viewOf(desk, viewer, dashboard) };
  });

const gadgetOf = (dashboard: Dashboard, { gadgetId }: Asked): Gadget => placeOf(dashboard, String(gadgetId)).gadget;

const changes: Readonly<Record<string, Change>> = {
  details: (_, dashboard, { name, description, shared }) => {
    dashboard.name = checkedName(name);
    if (typeof description === 'string') dashboard.description = description.slice(0, 1000);
    if (typeof shared === 'boolean') dashboard.shared = shared;
    return undefined;
  },
  columns: (_, dashboard, { spans }) => void layOut(dashboard, spans),
  add: ({ manifest, jira }, dashboard, { moduleKey }) => {
    const module = manifest.ui.find((one) => one.key === moduleKey && isGadget(one));
    if (module === undefined) throw new Refused(400, `manifest.yml has no gadget ${String(moduleKey)}`);
    return addGadget(jira.world, dashboard, module.key).id;
  },
  move: (_, dashboard, asked) => {
    moveGadget(dashboard, gadgetOf(dashboard, asked).id, asked);
    return String(asked.gadgetId);
  },
  rename: (_, dashboard, asked) => void titleGadget(gadgetOf(dashboard, asked), asked.title),
  resize: (_, dashboard, asked) => void sizeGadget(gadgetOf(dashboard, asked), asked.rowSpan),
  configure: (_, dashboard, asked) => void configureGadget(gadgetOf(dashboard, asked), asked.config),
  remove: (_, dashboard, asked) => void removeGadget(dashboard, gadgetOf(dashboard, asked).id),
  restore: (_, dashboard, { gadgetId }) => {
    restoreGadget(dashboard, String(gadgetId));
    return String(gadgetId);
  },
};

/** Jira's refusals in its own words; nobody who is signed out or may not use Jira gets past the first line. */
const answered = <T>(run: () => T): T => {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof JiraError)) throw error;
    const { errorMessages = [], errors = {} } = error.body as { errorMessages?: string[]; errors?: object };
    throw new Refused(error.status, [...errorMessages, ...Object.values(errors)].join(' '));
  }
};

const viewerFor = (desk: Desk, { accountId }: Caller): Viewer => {
  const viewer = accountId === null ? null : viewerOf(desk.jira.world, { kind: 'user', accountId });
  if (viewer === null) throw new Refused(401, 'Client must be authenticated to access this resource.');
  if (!viewer.access) throw new Refused(403, 'You do not have permission to use Jira.');
  return viewer;
};

const viewOf = (desk: Desk, viewer: Viewer, { id, name, description, owner, shared, columns }: Dashboard) => ({
  id,
  name,
  description,
  shared,
  owner: desk.jira.world.users.get(owner)?.displayName ?? 'Former user',
  mayEdit: mayChange(viewer, { owner }),
  columns: columns.map(({ span, gadgets }) => ({ span, gadgets: gadgets.map(gadgetView) })),
});

const gadgetView = ({ id, moduleKey, title, rowSpan, config }: Gadget) => ({
  id,
  moduleKey,
  title,
  rowSpan,
  configured: config !== null,
  refreshMinutes: typeof config?.refresh === 'number' ? config.refresh : null,
});

/**
 * What the app is told of a gadget: by the stored dashboard, found by the gadget's id. Of what the page says only the id,
 * that it wants to edit, its size, and what the app itself gave a modal are taken.
 */
export const gadgetExtension = (desk: Desk, me: Caller, moduleKey: string, said: Asked): Record<string, unknown> =>
  answered(() => {
    const viewer = viewerFor(desk, me);
    const id = String((said.gadget as { id?: unknown } | undefined)?.id);
    const { world } = desk.jira;
    const holder = [...world.dashboards.values()].find(({ columns }) =>
      columns.some(({ gadgets }) => gadgets.some((one) => one.id === id && one.moduleKey === moduleKey)),
    );
    if (holder === undefined) throw new Refused(404, 'There is no such gadget, or you may not see its dashboard.');
    const dashboard = visibleDashboard(world, viewer, holder.id);
    const editing = said.entryPoint === 'edit';
    if (editing) changeableDashboard(world, viewer, holder.id);
    const type = desk.manifest.ui.find(({ key }) => key === moduleKey)?.type;
    return {
      type,
      ...(type === 'dashboards:widget' ? widgetPart(dashboard, id, said) : gadgetPart(desk, dashboard, id)),
      ...(editing ? { entryPoint: 'edit' } : {}),
      ...(said.modal === undefined ? {} : { modal: said.modal }),
    };
  });

const gadgetPart = (desk: Desk, dashboard: Dashboard, id: string) => ({
  dashboard: { id: dashboard.id },
  gadget: { id },
  location: `${desk.url}/dashboards/${dashboard.id}`,
  gadgetConfiguration: structuredClone(placeOf(dashboard, id).gadget.config ?? {}),
});

/** By the types of the widgets' client package: where it stands, how large, and what was saved. */
const widgetPart = (dashboard: Dashboard, id: string, { layout }: Asked) => {
  const { gadget, column } = placeOf(dashboard, id);
  const { width, height } = (layout ?? {}) as { width?: unknown; height?: unknown };
  return {
    context: { dashboardId: dashboard.id, widgetId: id },
    layout: {
      width: Number(width) || 0,
      height: Number(height) || 0,
      columnSpan: dashboard.columns[column]?.span,
      ...(gadget.rowSpan === null ? {} : { rowSpan: gadget.rowSpan }),
    },
    config: structuredClone(gadget.config ?? {}),
  };
};
