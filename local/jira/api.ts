import type { ChangeItem, Issue, World } from './model';

/** Who calls. `user` in a browser or by basic auth; `app` = the app's own user (asApp). */
export type Actor = { kind: 'user'; accountId: string } | { kind: 'app' } | { kind: 'anonymous' };

/** How the call came: `rest` (outside, all of Jira), `app` (requestJira of the app, scopes and points apply), `bridge` (requestJira in the browser, scopes apply, no points). */
export type Via = 'rest' | 'app' | 'bridge';

export type JiraRequest = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH';
  /** Path without query, such as `/rest/api/3/issue/10001`. */
  path: string;
  query: URLSearchParams;
  headers: Readonly<Record<string, string>>;
  /** Parsed JSON; undefined when there was none. */
  body: unknown;
  actor: Actor;
  via: Via;
  /** Scopes granted by the manifest; null when scopes do not apply. */
  scopes: readonly string[] | null;
};

export type JiraResponse = {
  status: number;
  headers: Record<string, string>;
  body: unknown;
  /** Sent as it is instead of the body: an answer that is no JSON. */
  raw?: { readonly type: string; readonly text: string };
};

/** A product event as Forge delivers it (`avi:jira:updated:issue` and so on): small, ids and a few fields, people as accountId. */
export type ProductEvent = {
  eventType: string;
  payload: Record<string, unknown> /** who did it; null for the app */;
  actor: string | null;
};

export type LedgerRow = { endpoint: string; as: 'user' | 'app' | 'bridge'; calls: number; points: number };
export type Ledger = { rows(): { calls: LedgerRow[]; points: number }; clear(): void };

/** What Jira's screens and imports do and its REST API does not. Each moves `updated`, writes history and tells the app, as Jira does. */
export type Acts = {
  /** To another project: a new key there; what belonged to the old project is left behind. */
  move(issueId: string, projectId: string): void;
  /** Comes back as it was, as out of a restored project. */
  restore(issue: Issue): void;
  /** Sets fields to whatever an import may have brought. */
  bring(issueId: string, fields: Partial<Issue>, items: readonly ChangeItem[]): void;
};

export type LocalJira = {
  world: World;
  handle(request: JiraRequest): Promise<JiraResponse>;
  onEvent(listener: (event: ProductEvent) => void): void;
  ledger: Ledger;
  /** What happens in Jira past its REST API. */
  acts: Acts;
};

/** A kind of gadget that an app brings; `key` is the module's in the manifest. */
export type GadgetType = { readonly key: string; readonly title: string };

/** `now` is the virtual clock. */
export type LocalJiraOptions = {
  world: World;
  now: () => number;
  points: number;
  gadgetTypes?: readonly GadgetType[];
};
