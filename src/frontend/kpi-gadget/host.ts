import { events, view } from '@forge/bridge';
import { useEffect, useMemo } from 'react';
import type { GadgetConfig } from '../../contract/kpi';
import { useSite } from '../shared/site';
import { refreshIn } from './config/gadget-config';
import { say } from './messages';
import { isForUs, type Refreshed } from './refreshed';

/** Where the page stands: a gadget of a dashboard of Jira, or a widget of Jira’s new dashboards and Atlassian Home. */
export type Host = {
  readonly kind: 'gadget' | 'widget';
  readonly editing: boolean;
  /** What the host keeps for this gadget, as it is. */
  readonly stored: unknown;
  /** Null: the host has buttons of its own for both, and is told of each change. */
  readonly own: { save(config: GadgetConfig, refresh: number | null): Promise<void>; cancel(): Promise<void> } | null;
  /** Follows each valid change where the host saves; null = nothing that could be saved. */
  readonly offer: (config: GadgetConfig | null, refresh: number | null) => void;
};

/** The one place that knows how the two hosts differ. */
export const useHost = (): Host => {
  const { extension, moduleKey } = useSite();
  return useMemo(() => {
    const isWidget = extension.type === 'dashboards:widget' || moduleKey === 'kpi-widget';
    const editing = extension.entryPoint === 'edit';
    return isWidget ? widgetHost(extension, editing) : gadgetHost(extension, editing);
  }, [extension, moduleKey]);
};

type Extension = Readonly<Record<string, unknown>>;

/** `refresh` is Jira's own word, in minutes; without it Jira does not look anew. */
const stored = (config: GadgetConfig, refresh: number | null) => (refresh === null ? config : { ...config, refresh });

const gadgetHost = (extension: Extension, editing: boolean): Host => ({
  kind: 'gadget',
  editing,
  stored: extension.gadgetConfiguration,
  own: {
    save: async (config, refresh) => void (await view.submit(stored(config, refresh))),
    cancel: async () => void (await view.close()),
  },
  offer: () => {},
});

const widgetHost = (extension: Extension, editing: boolean): Host => {
  const api = editing ? widgetEditApi() : null;
  let last: unknown = null;
  // The product asks at its own Save what is to be kept. An answer of nothing would end the edit and lose it in silence;
  // an error keeps it open, and its sentence stands beside that button.
  void api?.then(({ onProductSave }) =>
    onProductSave(() => {
      if (last === null) throw new Error(say.widgetNotSaved);
      return last;
    }),
  );
  return {
    kind: 'widget',
    editing,
    stored: extension.config,
    own: null,
    offer: (config, refresh) => {
      last = config === null ? null : stored(config, refresh);
      if (last !== null) void api?.then(({ updateConfig }) => updateConfig(last));
    },
  };
};

type WidgetEditApi = {
  readonly updateConfig: (config: unknown) => unknown;
  readonly onProductSave: (answer: () => unknown) => unknown;
};
type Bridge = { readonly callBridge: (command: string) => Promise<unknown> };

/** Its own client package depends on an old bridge, so the command is called as that package calls it. */
const widgetEditApi = (): Promise<WidgetEditApi> =>
  (globalThis as unknown as { __bridge: Bridge }).__bridge.callBridge('getWidgetEditApi') as Promise<WidgetEditApi>;

const MINUTE_MS = 60_000;
const REFRESH = 'JIRA_DASHBOARD_GADGET_REFRESH';

/** Calls back when the dashboard, or this very gadget, is refreshed; every gadget hears of all. A widget keeps its own time. */
export const useHostRefresh = (refresh: () => void): void => {
  const { extension } = useSite();
  const own = ownId(extension);
  // Jira goes by the minutes that a gadget keeps; what a widget keeps is in `config`, and nobody else goes by it.
  const minutes = extension.entryPoint === 'edit' ? null : refreshIn(extension.config);
  useEffect(() => {
    if (minutes === null) return;
    const timer = setInterval(refresh, minutes * MINUTE_MS);
    return () => clearInterval(timer);
  }, [minutes, refresh]);
  useEffect(() => {
    const subscription = events.on(REFRESH, (payload?: Refreshed) => {
      if (isForUs(payload, own)) refresh();
    });
    return () => void subscription.then(({ unsubscribe }) => unsubscribe());
  }, [own, refresh]);
};

const ownId = ({ gadget }: Extension): string | null => {
  const id = (gadget as { readonly id?: string | number } | undefined)?.id;
  return id === undefined ? null : String(id);
};
