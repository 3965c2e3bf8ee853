import { post } from '../api';
import { createHistory } from './history';

export type Extension = Record<string, unknown>;
export type FlagOptions = {
  id: string;
  title?: string;
  description?: string;
  type?: string;
  isAutoDismiss?: boolean;
  actions?: { text: string; onClick: () => void }[];
};
type EventCallback = (payload: unknown) => void;

/** What the page around a frame gives it. */
export type Surroundings = {
  readonly moduleKey: string;
  readonly extension: Extension;
  /** What the manifest offers to open in a modal, such as `ui/panel`. */
  readonly resources: readonly string[];
  readonly theme: { current: () => ThemeAttributes; follow: (listener: (attributes: ThemeAttributes) => void) => void };
  readonly flags: { show: (options: FlagOptions) => void; close: (id: string) => void };
  readonly events: {
    on: (event: string, callback: EventCallback) => () => void;
    emit: (event: string, payload: unknown) => void;
  };
  readonly resize: (height: number) => void;
  readonly reload: () => void;
  readonly navigate: (url: string, newTab: boolean) => void;
  readonly openModal: (options: ModalOptions) => void;
  /** False where the view is not one that closes. */
  readonly close: (payload: unknown) => boolean;
  /** False where the view is not one that submits; without it, submitting is closing. Rejects in words when refused. */
  readonly submit?: (payload: unknown) => boolean | Promise<boolean>;
  /** How large the frame is just now, where the module is told. */
  readonly layout?: () => { width: number; height: number };
  /** Of a widget that is being configured. */
  readonly widgetEdit?: WidgetEdit;
  readonly refreshIssue: () => void;
};
/** What `getWidgetEditApi` gives, by the widgets' client package: the dashboard owns the Save button. */
export type WidgetEdit = {
  readonly updateConfig: (config: Extension) => void;
  /** Its answer is saved instead; none = nothing is. */
  readonly onProductSave: (callback: (config: Extension) => Promise<Extension | null | undefined>) => void;
  readonly onSave: (callback: (config: Extension, widgetId: string) => Promise<void>) => void;
  readonly onSaveError: (callback: (error: { message: string }) => void) => void;
};
export type ThemeAttributes = Record<string, string>;
export type ModalOptions = {
  resource?: string | null;
  size?: string;
  title?: string;
  context?: Extension;
  closeOnEscape?: boolean;
  closeOnOverlayClick?: boolean;
  onClose?: (payload?: unknown) => void;
};

type Command = (payload: never) => unknown;

/** Every command that @forge/bridge 7.2, @forge/jira-bridge and @forge/dashboards-bridge send; anything else is refused by name. */
export const commandsFor = (around: Surroundings): Readonly<Record<string, Command>> => ({
  ...callsOf(around),
  ...viewOf(around),
  ...eventsOf(around),
  ...otherOf(around),
});

type Invoke = { functionKey: string; payload?: unknown; metadata?: unknown; invokeType?: string };
type FetchProduct = {
  product: string;
  restPath: string;
  fetchRequestInit?: { method?: string; headers?: [string, string][]; body?: string };
  isMultipartFormData?: boolean;
};

/** What the page knows of where the module stands. */
const standing = ({ extension, layout }: Surroundings): Extension =>
  layout === undefined ? extension : { ...extension, layout: layout() };

const callsOf = (around: Surroundings): Record<string, Command> => ({
  invoke: async ({ functionKey, payload, metadata, invokeType }: Invoke) => {
    if (invokeType !== undefined) return refuse('the manifest names no remotes');
    const { body, error } = await post<{ body?: unknown; error?: { message: string } }>('/local/bridge/invoke', {
      moduleKey: around.moduleKey,
      functionKey,
      payload,
      extension: standing(around),
    });
    if (error !== undefined) throw new Error(error.message);
    return metadata === undefined ? body : { body, metadata: { rateLimitProperties: {} } };
  },
  getContext: async () => ({
    ...(await post<Extension>('/local/bridge/context', {
      moduleKey: around.moduleKey,
      extension: standing(around),
    })),
    theme: { colorMode: around.theme.current()['data-color-mode'] },
    surfaceColor: null,
  }),
  fetchProduct: ({ product, restPath, fetchRequestInit = {}, isMultipartFormData }: FetchProduct) => {
    if (isMultipartFormData === true) return refuse('requests with files are not emulated');
    const { method = 'GET', headers = [], body } = fetchRequestInit;
    return post('/local/bridge/fetch-product', {
      product,
      restPath,
      init: { method, headers: Object.fromEntries(headers), body },
    });
  },
  fetchRemote: () => refuse('the manifest names no remotes'),
});

const viewOf = (around: Surroundings): Record<string, Command> => ({
  ...endOf(around),
  enableTheming: ({ onTheme }: { onTheme: (attributes: ThemeAttributes) => void }) => {
    around.theme.follow(onTheme);
    return around.theme.current();
  },
  open: () => true,
  refresh: () => done(around.reload),
  reload: () => done(around.reload),
  createHistory: () => createHistory(),
  changeWindowTitle: (title: string) =>
    done(() => {
      document.title = title;
    }),
  emitReadyEvent: () => undefined,
  getFrameDispatch: () => undefined,
  getFrameId: () => `${around.moduleKey}-frame`,
  navigate: (target: Target & { type?: string }) =>
    done(() => around.navigate(urlOf(target), target.type === 'new-tab')),
  getUrl: (target: Target) => location.origin + urlOf(target),
  openModal: (options: ModalOptions) => {
    const { resource = null } = options;
    if (resource !== null && !around.resources.includes(resource)) refuse(`manifest.yml has no resource ${resource}`);
    return done(() => around.openModal(options));
  },
  showFlag: (options: FlagOptions) => done(() => around.flags.show(options)),
  closeFlag: ({ id }: { id: string }) => done(() => around.flags.close(id)),
  refreshIssueView: () => done(around.refreshIssue),
  __resize: ({ height }: { height: number }) => around.resize(height),
});

/** Time for a frame to do what it does when it closes, before it is gone. */
const LAST_WORDS_MS = 500;

const endOf = ({ close, submit }: Surroundings): Record<string, Command> => {
  const listeners: (() => unknown)[] = [];
  const end = async (payload: unknown) => {
    const told = Promise.allSettled(listeners.map((listener) => listener()));
    await Promise.race([told, new Promise((late) => setTimeout(late, LAST_WORDS_MS))]);
    return close(payload);
  };
  return {
    submit: submit ?? end,
    close: end,
    onClose: (listener: () => unknown) => done(() => listeners.push(listener)),
  };
};

const eventsOf = ({ events }: Surroundings): Record<string, Command> => {
  const on =
    (prefix: string) =>
    ({ event, callback }: { event: string; callback: EventCallback }) => ({
      unsubscribe: events.on(prefix + event, callback),
    });
  const emit =
    (prefix: string) =>
    ({ event, payload }: { event: string; payload: unknown }) =>
      done(() => events.emit(prefix + event, payload));
  const channel = ({ channelName, isGlobal }: { channelName: string; isGlobal?: boolean }) =>
    `realtime:${isGlobal === true ? 'all' : 'own'}:${channelName}`;
  return {
    on: on(''),
    emit: emit(''),
    onPublic: on('public:'),
    emitPublic: emit('public:'),
    subscribeRealtimeChannel: (options: { channelName: string; isGlobal?: boolean; onEvent: EventCallback }) => ({
      unsubscribe: events.on(channel(options), options.onEvent),
    }),
    publishRealtimeChannel: (options: { channelName: string; isGlobal?: boolean; eventPayload: unknown }) => {
      events.emit(channel(options), options.eventPayload);
      return { eventId: crypto.randomUUID(), eventTimestamp: String(Date.now()) };
    },
  };
};

const otherOf = (around: Surroundings): Record<string, Command> => ({
  getWidgetEditApi: () => around.widgetEdit ?? refuse('only a widget that is being configured can be edited'),
  getWidgetApi: () => ({ setPreviewConfig: () => undefined }),
  fetchUserRecommendations: () => [],
  requestTeamworkGraph: () => refuse('the local platform has no Teamwork Graph'),
  isRovoEnabled: () => false,
  openRovo: () => false,
  initFeatureFlags: () => ({ feature_flags: {} }),
  getCookieConsentPreferences: () => null,
  emitFrontendCustomMetric: () => undefined,
  trackObjectStoreAction: () => undefined,
  openIssueViewModal: ({ context }: { context?: { issueKey?: string } }) =>
    done(() => around.navigate(`/browse/${context?.issueKey ?? ''}`, false)),
  openIssueCreateModal: () => refuse('creating an issue from an app is not emulated'),
  __permission__egressGet: () => [],
  __permission__egressSet: () => refuse('the manifest asks for no egress'),
  __permission__egressDeleteDomain: () => refuse('the manifest asks for no egress'),
  __permission__egressDeleteGroup: () => refuse('the manifest asks for no egress'),
  __permission__remoteGet: () => [],
  __permission__remoteSet: () => refuse('the manifest names no remotes'),
});

const done = (run: () => unknown): boolean => {
  run();
  return true;
};

const refuse = (reason: string): never => {
  throw new Error(reason);
};

type Target = {
  url?: string;
  target?: string;
  issueKey?: string;
  projectKey?: string;
  accountId?: string;
  dashboardId?: string;
  moduleKey?: string;
};

/** Pages of its own that the app has here, by the key of their module. */
const MODULE_PAGES: Readonly<Record<string, string>> = {
  settings: '/settings/apps/atelier',
  workspace: '/apps/atelier',
  personal: '/settings/personal/atelier',
};

const urlOf = ({ url, target, issueKey, projectKey, moduleKey, dashboardId }: Target): string => {
  if (url !== undefined)
    return /^(https?:\/\/|\/(?!\/))/i.test(url) ? url : refuse(`a frame may lead to pages only, not to ${url}`);
  if (target === 'issue') return `/browse/${issueKey}`;
  const page = target === 'module' ? MODULE_PAGES[moduleKey ?? ''] : undefined;
  if (page !== undefined) return page;
  if (target === 'dashboard') return dashboardId === undefined ? '/dashboards' : `/dashboards/${dashboardId}`;
  if (target === 'projectSettingsDetails') return `/projects/${projectKey}`;
  return refuse(`the local Jira has no page for ${target}`);
};
