import api, { NeedsAuthenticationError, type Route } from '@forge/api';
import type { z } from 'zod';
import { PortFailure } from '../../usecases/ports';
import { log } from '../log';
import { myTurn } from '../turn';
import { rateLimitOf, waitOf } from './rate-limit';

type Init = { readonly method: string; readonly headers: Record<string, string>; readonly body?: string };
export type Response = Awaited<ReturnType<ReturnType<typeof api.asUser>['requestJira']>>;

export const put = (body: unknown): Init => ({
  method: 'PUT',
  headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
});
const get: Init = { method: 'GET', headers: { Accept: 'application/json' } };

/**
 * Calls Jira as the viewer, whose turn it has to be: what they ask costs points that all customers share. What only reads is
 * asked once more when Jira stumbles. An answer that is no failure of the call itself is the caller's to judge.
 */
export const asViewer = async (path: Route, init: Init = get): Promise<Response> => {
  await myTurn();
  let response = await asked(path, init);
  if (response.status >= 500 && init.method !== 'PUT') {
    await new Promise((next) => setTimeout(next, STUMBLE_MS * (0.5 + Math.random())));
    response = await asked(path, init);
  }
  if (response.status === 429)
    throw new PortFailure({ kind: 'busy', retryAfterSeconds: waitOf(rateLimitOf(response.headers)) });
  if (response.status === 401) throw new PortFailure({ kind: 'needs-consent' });
  if (response.status >= 500) throw unavailable();
  return response;
};

const STUMBLE_MS = 150;

const asked = (path: Route, init: Init): Promise<Response> =>
  api
    .asUser()
    .requestJira(path, init)
    .catch((error: unknown) => {
      if (error instanceof NeedsAuthenticationError) throw new PortFailure({ kind: 'needs-consent' });
      throw unavailable();
    });

/** An answer of another shape is a failure, never permission. */
export const read = async <T>(response: Response, schema: z.ZodType<T>): Promise<T> => {
  const body: unknown = response.ok ? await response.json().catch(() => null) : null;
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  log.warn('viewer-unreadable', { status: response.status });
  throw unavailable();
};

export const unavailable = (): PortFailure => new PortFailure({ kind: 'unavailable', reason: 'jira' });
