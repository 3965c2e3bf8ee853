import { createActs } from './acts';
import type { JiraRequest, JiraResponse, LocalJira, LocalJiraOptions, ProductEvent } from './api';
import type { Answer, Call, Route } from './call';
import { errorBody, JiraError } from './errors';
import { createLedger, payerOf, pointsOf } from './ledger';
import { createQuota } from './quota';
import { isTooDeep } from './read';
import { createRouter } from './router';
import { routes } from './routes';
import { createStore } from './store';
import { type Viewer, viewerOf } from './viewer';

/** Larger events are never delivered. */
const MAX_EVENT_BYTES = 200_000;

/** A small Jira Cloud over a world in memory. Unknown endpoints answer 501 with their name. */
export const createLocalJira = ({ world, now, points, gadgetTypes = [] }: LocalJiraOptions): LocalJira => {
  const store = createStore(world);
  const find = createRouter(routes);
  const ledger = createLedger();
  const quota = createQuota(points, now);
  const listeners: ((event: ProductEvent) => void)[] = [];
  const emit = (event: ProductEvent) => {
    if (Buffer.byteLength(JSON.stringify(event.payload)) > MAX_EVENT_BYTES) return;
    for (const listener of listeners) listener(event);
  };

  const answer = (request: JiraRequest, route: Route, params: Call['params']): Answer => {
    const viewer = viewerOf(world, request.actor);
    if (!viewer) return unauthorized;
    const refused = scopeRefusal(route, request.scopes) ?? doorRefusal(route, viewer);
    if (refused) return refused;
    const { query, body } = request;
    if (isTooDeep(request.body)) return { status: 400, body: errorBody(['The request is nested too deeply.']) };
    return attempt(() => route.handle({ world, store, viewer, now: now(), gadgetTypes, params, query, body, emit }));
  };

  const handle = async (request: JiraRequest): Promise<JiraResponse> => {
    const found = find(request);
    if (!found) return { status: 501, headers: {}, body: notImplemented(request) };
    const payer = payerOf(request);
    const spent = payer === 'app' || payer === 'user' ? quota.refusal() : null;
    if (spent !== null) return { status: 429, headers: spent, body: errorBody(['Rate limit exceeded.']) };
    const result = answer(request, found.route, found.params);
    if (payer === null) return { status: result.status, headers: {}, body: result.body };
    const price = payer === 'bridge' ? 0 : pointsOf(found.route, result);
    ledger.record({ endpoint: `${found.route.method} ${found.route.path}`, as: payer, points: price });
    quota.spend(price);
    return { status: result.status, headers: payer === 'bridge' ? {} : quota.headers(), body: result.body };
  };

  const acts = createActs({ world, store, now, emit });
  return { world, handle, onEvent: (listener) => void listeners.push(listener), ledger, acts };
};

const notImplemented = ({ method, path }: JiraRequest) => errorBody([`Not implemented locally: ${method} ${path}`]);

const unauthorized: Answer = {
  status: 401,
  body: { message: 'Client must be authenticated to access this resource.', 'status-code': 401 },
};

const scopeRefusal = (route: Route, granted: readonly string[] | null): Answer | null =>
  granted === null ||
  [route.scopes, ...(route.fineScopes === undefined ? [] : [route.fineScopes])].some((scopes) =>
    scopes.every((scope) => granted.includes(scope)),
  )
    ? null
    : { status: 401, body: { code: 401, message: 'Unauthorized; scope does not match' } };

const doorRefusal = ({ door = 'licensed' }: Route, viewer: Viewer): Answer | null => {
  if (door === 'anyone') return null;
  if (viewer.kind === 'anonymous') return unauthorized;
  if (door === 'known' || viewer.access) return null;
  return { status: 403, body: errorBody(['You do not have permission to use Jira.']) };
};

/** The one place where a refusal thrown below becomes a response; anything else is a defect and goes on up. */
const attempt = (run: () => Answer): Answer => {
  try {
    return run();
  } catch (error) {
    if (error instanceof JiraError) return { status: error.status, body: error.body };
    throw error;
  }
};
