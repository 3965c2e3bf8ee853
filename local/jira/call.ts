import type { GadgetType, JiraRequest, ProductEvent } from './api';
import type { World } from './model';
import type { Store } from './store';
import type { Viewer } from './viewer';

/** What a route knows of one request. `now` is the virtual clock, epoch ms. */
export type Call = {
  readonly world: World;
  readonly store: Store;
  readonly viewer: Viewer;
  readonly now: number;
  readonly gadgetTypes: readonly GadgetType[];
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly emit: (event: ProductEvent) => void;
};

/** `items` = issues, projects and worklogs returned; `people` = users, groups and permission objects: the ledger prices them. */
export type Answer = {
  readonly status: number;
  readonly body: unknown;
  readonly items?: number;
  readonly people?: number;
};

/** Who gets past the door: `licensed` people and the app; `known` also customers and the unlicensed; `anyone` also strangers. */
export type Door = 'licensed' | 'known' | 'anyone';

export type Route = {
  readonly method: JiraRequest['method'];
  /** Template such as `/rest/api/3/issue/{issueIdOrKey}`. */
  readonly path: string;
  /** All of these scopes are needed. */
  readonly scopes: readonly string[];
  /** Or all of these: the fine-grained ones, where the product uses them. */
  readonly fineScopes?: readonly string[];
  readonly door?: Door;
  /** Writes cost one point, whatever they return. */
  readonly write?: boolean;
  readonly handle: (call: Call) => Answer;
};

export const READ_WORK = ['read:jira-work'] as const;
export const WRITE_WORK = ['write:jira-work'] as const;
export const READ_USER = ['read:jira-user'] as const;

export const ok = (body: unknown, cost: { items?: number; people?: number } = {}): Answer => ({
  status: 200,
  body,
  ...cost,
});
export const created = (body: unknown): Answer => ({ status: 201, body });
export const noContent = (): Answer => ({ status: 204, body: null });

/** A path parameter that the template names. */
export const param = (call: Call, name: string): string => call.params[name] ?? '';
