import api, { type Route } from '@forge/api';
import type { z } from 'zod';
import { PortFailure } from '../../usecases/ports';
import { log } from '../log';
import { mayCall, noteAnswer, noteRefusal } from './accounted';
import { rateLimitOf } from './rate-limit';

/** An answer that says the request itself was wrong: a defect of ours, except where a caller expects it. */
export class JiraRejected extends Error {
  readonly status: number;
  constructor(status: number, endpoint: string) {
    super(`Jira answered ${status} to ${endpoint}`);
    this.name = 'JiraRejected';
    this.status = status;
  }
}

/** An answer of another shape than it should have. For whoever waits it is as good as none. */
export class JiraUnreadable extends PortFailure {
  constructor() {
    super({ kind: 'unavailable', reason: 'jira' });
    this.name = 'JiraUnreadable';
  }
}

/** Reads as the app's own user. `endpoint` names the call in logs, without ids. */
export const getAsApp = <T>(endpoint: string, schema: z.ZodType<T>, path: Route): Promise<T> =>
  callAsApp(endpoint, schema, path, { method: 'GET', headers: { Accept: 'application/json' } });

export const postAsApp = <T>(endpoint: string, schema: z.ZodType<T>, path: Route, body: unknown): Promise<T> =>
  callAsApp(endpoint, schema, path, {
    method: 'POST',
    headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });

/** Null where Jira says that there is no such thing, or none for the app. */
export const getOrNull = async <T>(endpoint: string, schema: z.ZodType<T>, path: Route): Promise<T | null> => {
  try {
    return await getAsApp(endpoint, schema, path);
  } catch (error) {
    if (error instanceof JiraRejected && error.status === 404) return null;
    throw error;
  }
};

type Init = { readonly method: string; readonly headers: Record<string, string>; readonly body?: string };

const callAsApp = async <T>(endpoint: string, schema: z.ZodType<T>, path: Route, init: Init): Promise<T> => {
  const response = await send(endpoint, path, init);
  const body = await bodyOf(endpoint, response);
  await noteAnswer(endpoint, rateLimitOf(response.headers), body);
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  // An answer of another shape is a failure, never "nothing found".
  const at = parsed.error.issues[0]?.path.map(String).join('.') ?? '';
  log.warn('jira-unreadable', { endpoint, at });
  throw new JiraUnreadable();
};

const send = async (endpoint: string, path: Route, init: Init) => {
  await mayCall(endpoint);
  const response = await api
    .asApp()
    .requestJira(path, init)
    .catch((error: unknown) => {
      log.warn('jira-unreachable', { endpoint, error: error instanceof Error ? error.name : 'unknown' });
      throw unavailable();
    });
  if (response.ok) return response;
  const limit = rateLimitOf(response.headers);
  if (response.status !== 404) log.warn('jira-refused', { endpoint, status: response.status, reason: limit.reason });
  if (response.status === 429)
    throw new PortFailure({ kind: 'busy', retryAfterSeconds: await noteRefusal(endpoint, limit) });
  // A failed call costs its point, too.
  await noteAnswer(endpoint, limit, null);
  // 401 and 403 pass: right after an installation the app's user may have no rights for some minutes.
  if (response.status >= 500 || response.status === 401 || response.status === 403) throw unavailable();
  throw new JiraRejected(response.status, endpoint);
};

const bodyOf = async (endpoint: string, response: { text: () => Promise<string> }): Promise<unknown> => {
  try {
    return JSON.parse(await response.text());
  } catch {
    log.warn('jira-no-json', { endpoint });
    throw unavailable();
  }
};

const unavailable = (): PortFailure => new PortFailure({ kind: 'unavailable', reason: 'jira' });
