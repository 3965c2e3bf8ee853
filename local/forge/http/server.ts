import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { Cut } from '../../faults/jira';
import type { Desk } from '../desk-types';
import { callerOf, driven, fields } from './driven';
import { frames } from './frames';
import { Refused, readJson, readText, sendAnswer, sendJson } from './json';
import { isUnknownName, pagesApi, requester } from './pages-api';
import { addressOf } from './paths';
import { fileIn, sendFile } from './static';

/** The two servers of a desk: pages and API on one port, the app's frames on the next. */
export const serve = (desk: Desk, [pages, apps]: [Server, Server]): void => {
  const guarded = (handle: Handle) => (request: IncomingMessage, response: ServerResponse) => {
    handle(request, response).catch((error: unknown) => sendError(response, error));
  };
  pages.on(
    'request',
    guarded((request, response) => route(desk, request, response)),
  );
  apps.on('request', guarded(frames(desk.app, desk.url)));
};

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

const sendError = (response: ServerResponse, error: unknown) => {
  if (error instanceof Cut) return void response.destroy();
  const status = error instanceof Refused ? error.status : 500;
  if (status === 500) console.error('desk:', error);
  if (response.headersSent) return void response.end();
  sendJson(response, status, { error: error instanceof Error ? error.message : String(error) });
};

/** Only this desk's own pages and tools may drive it: no other host name, and no other page of the browser. */
const checkOrigin = (desk: Desk, request: IncomingMessage) => {
  const port = new URL(desk.url).port;
  if (![`127.0.0.1:${port}`, `localhost:${port}`].includes(request.headers.host ?? ''))
    throw new Refused(403, 'this desk answers to 127.0.0.1 only');
  const { origin } = request.headers;
  if (origin !== undefined && origin !== `http://${request.headers.host}`)
    throw new Refused(403, 'another page may not drive this desk');
};

const route = async (desk: Desk, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  checkOrigin(desk, request);
  const url = addressOf(request.url, desk.url);
  const name = `${request.method} ${url.pathname}`;
  if (url.pathname.startsWith('/rest/')) return rest(desk, url, request, response);
  if (name === 'GET /local/events') return events(desk, request, response);
  if (name === 'POST /local/session') return signIn(desk, request, response);
  const outside = driven[name];
  if (outside !== undefined) return sendJson(response, 200, await outside(desk, await readJson(request)));
  const page = pagesApi[name];
  if (page !== undefined)
    return sendJson(
      response,
      200,
      await page(desk, withDefault(desk, request), await readJson(request)),
      firstVisit(desk, request),
    );
  if (url.pathname.startsWith('/local/')) throw noSuchCall(name, url.pathname);
  if (request.method !== 'GET' && request.method !== 'HEAD') throw new Refused(405, `${name}: pages are only read`);
  if (url.pathname.startsWith('/desk/'))
    return sendFile(response, await fileIn('dist/pages', url.pathname.slice('/desk/'.length)));
  sendFile(response, await fileIn('dist/pages', 'index.html'), firstVisit(desk, request));
};

const ELSEWHERE = ['GET /local/events', 'POST /local/session'];

const noSuchCall = (name: string, path: string): Refused => {
  const others = [...Object.keys(driven), ...Object.keys(pagesApi), ...ELSEWHERE].filter((one) =>
    one.endsWith(` ${path}`),
  );
  return others.length === 0
    ? new Refused(404, `no such call: ${name}`)
    : new Refused(405, `no such call: ${name}; there is ${others.join(' and ')}`);
};

const signedInBy = (accountId: string) => ({
  'set-cookie': `desk_user=${encodeURIComponent(accountId)}; Path=/; SameSite=Strict; HttpOnly`,
});
const hasSession = (desk: Desk, request: IncomingMessage) => requester(desk, request.headers).accountId !== null;
const firstVisit = (desk: Desk, request: IncomingMessage): Record<string, string> =>
  hasSession(desk, request) ? {} : signedInBy(desk.defaultUser);

/** A browser without a session is the default user from its first page on. */
const withDefault = (desk: Desk, request: IncomingMessage) =>
  hasSession(desk, request) ? requester(desk, request.headers) : callerOf(desk, desk.defaultUser);

const signIn = async (desk: Desk, request: IncomingMessage, response: ServerResponse) => {
  const { as } = fields(await readJson(request));
  if (typeof as !== 'string') throw new Refused(400, 'as must be an accountId');
  const { accountId } = callerOf(desk, as);
  sendJson(response, 200, { me: accountId }, signedInBy(accountId ?? ''));
};

const rest = async (desk: Desk, url: URL, request: IncomingMessage, response: ServerResponse) => {
  if (isUnknownName(desk, request.headers)) {
    const message = 'Client must be authenticated to access this resource.';
    return sendJson(response, 401, { message, 'status-code': 401 }, { 'www-authenticate': 'Basic realm="Jira"' });
  }
  const answer = await desk.rest({
    method: request.method ?? 'GET',
    path: url.pathname + url.search,
    headers: Object.fromEntries(Object.entries(request.headers).map(([key, value]) => [key, String(value)])),
    text: await readText(request),
    me: requester(desk, request.headers),
    via: 'rest',
  });
  sendAnswer(response, answer);
};

/** Server-sent events: pages follow changes of issues and of the clock. */
const events = async (desk: Desk, request: IncomingMessage, response: ServerResponse) => {
  response.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    connection: 'keep-alive',
  });
  response.write(': hello\n\n');
  const stop = desk.follow((event) => response.write(`data: ${JSON.stringify(event)}\n\n`));
  request.on('close', stop);
};
