// What Atlassian's linter lets through (tried: unused scopes, a store without its scope, @forge/ui, UI modules with `function`).

export type SourceFile = { readonly path: string; readonly text: string };
export type Manifest = {
  readonly modules?: Readonly<Record<string, unknown>>;
  readonly permissions?: { readonly scopes?: readonly (string | Readonly<Record<string, unknown>>)[] };
};

/**
 * Scopes that a REST path of ours needs, first match wins; one row per family of paths that `src` calls. A path that is
 * in no row is reported, so a new call has to be entered here. Held against Atlassian's OpenAPI documents by a test.
 */
export const pathScopes: readonly (readonly [path: RegExp, scope: string | readonly string[] | null])[] = [
  // Its classic scope is manage:jira-configuration, which nobody should have to grant for a list of names.
  [/^\/rest\/api\/3\/group\/member$/, ['read:group:jira', 'read:user:jira', 'read:avatar:jira']],
  // Open to every app.
  [/^\/rest\/api\/3\/(serverInfo|permissions\/check)$/, null],
  [/^\/rest\/api\/3\/issue\/[^/]+\/assignee$/, 'write:jira-work'],
  [/^\/rest\/api\/3\/(user|users|groups|myself|configuration)(\/|$)/, 'read:jira-user'],
  [
    /^\/rest\/api\/3\/(issue|search|project|component|status|priority|issuetype|field|customFieldOption|changelog|worklog|mypermissions|filter|label|resolution|version)(\/|$)/,
    'read:jira-work',
  ],
];

const eventScopes: readonly (readonly [event: RegExp, scope: string | null])[] = [
  [/^avi:forge:/, null],
  [/^avi:jira:\w+:(issue|worklog|comment|issuelink|issue-property|project|version|component)$/, 'read:jira-work'],
  [/^avi:jira:\w+:user$/, 'read:jira-user'],
  [/^avi:jira-software:\w+:sprint$/, 'read:sprint:jira-software'],
];

/** Whether a text names a package to take something from: import, export, require, at once or later. */
const takesFrom = (name: string): RegExp =>
  new RegExp(`(?:from|import|require)\\s*\\(?\\s*['"\`]${name}(?:/[^'"\`]*)?['"\`]`);

const stores: readonly (readonly [packages: RegExp, scope: string])[] = [
  [takesFrom('@forge/kvs'), 'storage:app'],
  [takesFrom('@forge/storage'), 'storage:app'],
  [/import\s[^;'"]*\{[^}]*\bstorage\b[^}]*\}\s*from ['"]@forge\/api['"]/, 'storage:app'],
];

/** Every finding in words; empty = the manifest and the sources agree. */
export const manifestFindings = (manifest: Manifest, sources: readonly SourceFile[]): string[] => [
  ...scopeFindings(manifest, sources),
  ...storeFindings(manifest, sources),
  ...uiKitFindings(manifest, sources),
];

const declaredScopes = (manifest: Manifest): string[] =>
  (manifest.permissions?.scopes ?? []).map((scope) =>
    typeof scope === 'string' ? scope : (Object.keys(scope)[0] ?? ''),
  );

const scopeFindings = (manifest: Manifest, sources: readonly SourceFile[]): string[] => {
  const calls = restPaths(sources);
  const unknown = calls.filter(({ path }) => !pathScopes.some(([pattern]) => pattern.test(path)));
  const unknownEvents = events(manifest).filter((event) => !eventScopes.some(([pattern]) => pattern.test(event)));
  const needed = new Set([
    ...calls.flatMap(({ path }) => scopeOf(path)),
    ...events(manifest).map((event) => eventScopes.find(([pattern]) => pattern.test(event))?.[1] ?? null),
    ...stores.filter(([pattern]) => sources.some(({ text }) => pattern.test(text))).map(([, scope]) => scope),
  ]);
  const declared = declaredScopes(manifest);
  return [
    ...unknown.map(({ path, file }) => `${file}: ${path} is in no row of pathScopes (scripts/check/manifest-rules.ts)`),
    ...unknownEvents.map(
      (event) => `manifest.yml: ${event} is in no row of eventScopes (scripts/check/manifest-rules.ts)`,
    ),
    ...declared.filter((scope) => !needed.has(scope)).map((scope) => `manifest.yml: scope ${scope} is not used`),
    ...[...needed]
      .filter((scope) => scope !== null && !declared.includes(scope))
      .map((scope) => `manifest.yml: scope ${scope} is needed`),
  ];
};

const scopeOf = (path: string): string | readonly string[] | null =>
  pathScopes.find(([pattern]) => pattern.test(path))?.[1] ?? null;

/** Paths of Jira's REST API that stand in the sources, without query, with `x` for each placeholder. */
export const restPaths = (sources: readonly SourceFile[]): { path: string; file: string }[] =>
  sources.flatMap(({ path: file, text }) =>
    [...text.matchAll(/[`'"](\/rest\/[^`'"?\s]*)/g)].map(([, path = '']) => ({
      file,
      path: path.replace(/\$\{[^}]*\}/g, 'x').replace(/\/$/, ''),
    })),
  );

/** With a filter of its own an event is an object. */
type TriggerEvent = string | { readonly eventType: string };

const events = (manifest: Manifest): string[] => {
  const triggers = (manifest.modules?.trigger ?? []) as readonly { readonly events?: readonly TriggerEvent[] }[];
  return triggers.flatMap((trigger) =>
    (trigger.events ?? []).map((event) => (typeof event === 'string' ? event : event.eventType)),
  );
};

const storeFindings = (manifest: Manifest, sources: readonly SourceFile[]): string[] => {
  const usesSql = sources.some(({ text }) => takesFrom('@forge/sql').test(text));
  const declaresSql = manifest.modules?.sql !== undefined;
  return [
    ...(usesSql && !declaresSql ? ['manifest.yml: @forge/sql is used without an sql module'] : []),
    ...(declaresSql && !usesSql ? ['manifest.yml: the sql module is not used'] : []),
  ];
};

/** Modules that are called rather than shown. */
const LOGIC = /^jira:(jqlFunction|workflow(PostFunction|Validator|Condition)|actionValidator|timeTrackingProvider)$/;

/** The variant of the removed UI kit, on the module itself or on its editing or viewing side. */
const drawsByFunction = (type: string, module: Readonly<Record<string, unknown>>): boolean =>
  ('function' in module && !LOGIC.test(type)) ||
  [module.edit, module.view].some((side) => typeof side === 'object' && side !== null && 'function' in side);

const uiKitFindings = (manifest: Manifest, sources: readonly SourceFile[]): string[] => {
  const imports = sources
    .filter(({ text }) => takesFrom('@forge/ui').test(text))
    .map(({ path }) => `${path}: @forge/ui is removed from the platform`);
  const functions = Object.entries(manifest.modules ?? {})
    .filter(([type]) => /^(jira|jiraServiceManagement|confluence|bitbucket|compass|dashboards|global):/.test(type))
    .flatMap(([type, modules]) =>
      Array.isArray(modules)
        ? (modules as Readonly<Record<string, unknown>>[]).map((module) => ({ type, module }))
        : [],
    )
    .filter(({ type, module }) => drawsByFunction(type, module))
    .map(
      ({ type, module }) =>
        `manifest.yml: ${type} ${String(module.key)} uses function, the variant of the removed UI kit`,
    );
  return [...imports, ...functions];
};
