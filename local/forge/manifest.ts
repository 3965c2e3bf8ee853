import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** The parts of manifest.yml that the host acts on. */
export type UiModule = {
  readonly key: string;
  readonly type: string;
  readonly title: string;
  readonly resource: string;
  readonly resolver: string | null;
  readonly dynamicProperties: string | null;
  readonly description: string;
  readonly thumbnail: string;
  /** What stands in the module's place while it is configured; null where it cannot be. */
  readonly editResource: string | null;
  /** False: the module refreshes itself when it hears the event. */
  readonly refreshable: boolean;
};
export type AppFunction = { readonly key: string; readonly handler: string; readonly timeoutSeconds: number | null };
export type Trigger = { readonly key: string; readonly function: string; readonly events: readonly string[] };
export type Manifest = {
  readonly appId: string;
  readonly scopes: readonly string[];
  readonly ui: readonly UiModule[];
  readonly functions: ReadonlyMap<string, AppFunction>;
  readonly triggers: readonly Trigger[];
  readonly consumers: readonly { readonly key: string; readonly queue: string; readonly function: string }[];
  readonly schedules: readonly {
    readonly key: string;
    readonly function: string;
    readonly interval: 'fiveMinute' | 'hour' | 'day' | 'week';
  }[];
  /** Folder of each resource, and its html entries by name. */
  readonly resources: ReadonlyMap<string, { readonly path: string; readonly entry: Readonly<Record<string, string>> }>;
};

type Raw = Readonly<Record<string, unknown>>;
const list = (value: unknown): Raw[] => (Array.isArray(value) ? (value as Raw[]) : []);
const text = (value: unknown): string => String(value ?? '');

export const readManifest = (app: string): Manifest => {
  const raw = parse(readFileSync(join(app, 'manifest.yml'), 'utf8')) as {
    app: Raw;
    modules: Raw;
    resources?: Raw[];
    permissions?: { scopes?: (string | Raw)[] };
  };
  const modules = raw.modules;
  return {
    appId: text(raw.app.id).split('/').at(-1) ?? '',
    scopes: (raw.permissions?.scopes ?? []).map((scope) =>
      typeof scope === 'string' ? scope : (Object.keys(scope)[0] ?? ''),
    ),
    ui: Object.entries(modules).flatMap(([type, entries]) =>
      list(entries)
        .filter(({ resource }) => resource !== undefined)
        .map((one) => uiModule(type, one)),
    ),
    functions: new Map(
      list(modules.function).map((one) => [
        text(one.key),
        { key: text(one.key), handler: text(one.handler), timeoutSeconds: Number(one.timeoutSeconds) || null },
      ]),
    ),
    triggers: list(modules.trigger).map((one) => ({
      key: text(one.key),
      function: text(one.function),
      events: (one.events as string[]) ?? [],
    })),
    consumers: list(modules.consumer).map((one) => ({
      key: text(one.key),
      queue: text(one.queue),
      function: text(one.function),
    })),
    schedules: list(modules.scheduledTrigger).map((one) => ({
      key: text(one.key),
      function: text(one.function),
      interval: one.interval as 'hour',
    })),
    resources: new Map(
      list(raw.resources).map((one) => [
        text(one.key),
        { path: text(one.path), entry: (one.entry ?? {}) as Record<string, string> },
      ]),
    ),
  };
};

const functionOf = (value: unknown): string | null =>
  value === undefined || value === null ? null : text((value as Raw).function);

const resourceOf = (value: unknown): string | null => {
  const resource = (value as Raw | null | undefined)?.resource;
  return resource === undefined ? null : text(resource);
};

const uiModule = (type: string, one: Raw): UiModule => ({
  key: text(one.key),
  type,
  title: text((one.title as { text?: unknown } | undefined)?.text ?? one.title),
  resource: text(one.resource),
  resolver: functionOf(one.resolver),
  dynamicProperties: functionOf(one.dynamicProperties),
  description: text(one.description),
  thumbnail: text(one.thumbnail),
  editResource: resourceOf(one.edit),
  refreshable: one.refreshable !== false,
});

const GADGETS = ['jira:dashboardGadget', 'dashboards:widget'];

/** Whether a module stands on dashboards. */
export const isGadget = ({ type }: Pick<UiModule, 'type'>): boolean => GADGETS.includes(type);

/** Every resource that has a page: by its key, or by key and entry. */
export const resourceNames = ({ resources }: Manifest): string[] =>
  [...resources].flatMap(([key, { entry }]) => {
    const entries = Object.keys(entry);
    return entries.length === 0 ? [key] : entries.map((name) => `${key}/${name}`);
  });

/** The html file of a module's resource, relative to the app: `ui/panel` is entry `panel` of resource `ui`. */
export const entryFile = (manifest: Manifest, { resource }: Pick<UiModule, 'resource'>): string => {
  const [key = '', entry] = resource.split('/');
  const found = manifest.resources.get(key);
  if (found === undefined) throw new Error(`manifest.yml has no resource ${key}`);
  return join(found.path, entry === undefined ? 'index.html' : (found.entry[entry] ?? `${entry}.html`));
};
