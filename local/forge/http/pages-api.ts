import { changeDashboard, gadgetExtension, readDashboard } from '../dashboards';
import type { Desk } from '../desk-types';
import type { Caller } from '../host';
import { jiraUrl } from '../jira-url';
import { entryFile, isGadget, resourceNames, type UiModule } from '../manifest';
import { callerOf, fields, moduleOf } from './driven';
import { Refused } from './json';
import { decodedOrNull } from './paths';

/** Forge's sizes of an invocation from a page. */
const MOST_SENT = 500 * 1024;
const MOST_ANSWERED = 5 * 1024 * 1024;
const sizeOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value) ?? '');
const failed = (reason: string) => ({ error: { message: `There was an error invoking the function - ${reason}` } });

type Handler = (desk: Desk, me: Caller, body: unknown) => Promise<unknown>;

/** What the pages of the local Jira ask their host; `me` is who is signed in. */
export const pagesApi: Readonly<Record<string, Handler>> = {
  'GET /local/session': async (desk, me) => ({
    me:
      me.user === null
        ? null
        : {
            accountId: me.accountId,
            displayName: me.user.displayName,
            admin: me.user.admin,
            locale: me.user.locale,
            timeZone: me.user.timeZone,
          },
    users: people(desk),
    now: new Date(desk.clock.now()).toISOString(),
    siteName: desk.jira.world.siteName,
    siteUrl: desk.url,
    appOrigin: desk.appOrigin,
    modules: desk.manifest.ui.map((module) => ({
      key: module.key,
      type: module.type,
      title: module.title,
      description: module.description,
      thumbnail: thumbnailOf(desk, module.thumbnail),
      refreshable: module.refreshable,
      src: `${desk.appOrigin}/${entryFile(desk.manifest, module)}`,
      editSrc:
        module.editResource === null
          ? null
          : `${desk.appOrigin}/${entryFile(desk.manifest, { resource: module.editResource })}`,
    })),
    resources: Object.fromEntries(
      resourceNames(desk.manifest).map((resource) => [
        resource,
        `${desk.appOrigin}/${entryFile(desk.manifest, { resource })}`,
      ]),
    ),
  }),
  'POST /local/bridge/invoke': async (desk, me, body) => {
    const { moduleKey, functionKey, payload, extension } = fields(body);
    if (sizeOf(payload) > MOST_SENT) return failed(`the payload is larger than ${MOST_SENT / 1024} KB`);
    const module = moduleOf(desk, moduleKey);
    const told = extensionFor(desk, me, module, extension);
    const result = await desk.host.invoke(module, String(functionKey), payload, me, told);
    if (result.success && sizeOf(result.body) > MOST_ANSWERED)
      return failed(`the response is larger than ${MOST_ANSWERED / 1024 / 1024} MB`);
    if (result.success) return { body: result.body };
    console.error(`desk: ${String(functionKey)} threw: ${result.error.errorMessage}`);
    return failed(result.error.errorMessage);
  },
  'POST /local/bridge/context': async (desk, me, body) => {
    const { moduleKey, extension } = fields(body);
    const module = moduleOf(desk, moduleKey);
    const context = desk.host.context(module, me, extensionFor(desk, me, module, extension));
    return { ...context, permissions: { scopes: desk.manifest.scopes, external: {} } };
  },
  'POST /local/dashboard/read': async (desk, me, body) => readDashboard(desk, me, fields(body)),
  'POST /local/dashboard/change': async (desk, me, body) => changeDashboard(desk, me, fields(body)),
  'POST /local/bridge/lozenge': async (desk, me, body) => {
    const { moduleKey, extension } = fields(body);
    const result = await desk.host.lozenge(moduleOf(desk, moduleKey), me, asExtension(extension));
    return result?.success === true ? result.body : null;
  },
  'POST /local/bridge/fetch-product': async (desk, me, body) => {
    const { product, restPath, init } = fields(body);
    if (product !== 'jira') throw new Refused(501, `Not implemented locally: requests to ${String(product)}`);
    const answer = await desk.rest({ ...requestOf(init), path: pathOf(restPath), me, via: 'bridge' });
    return {
      status: answer.status,
      statusText: '',
      headers: { 'content-type': 'application/json', ...answer.headers },
      // A browser makes no response of status 204 with a body.
      body: answer.raw?.text ?? (answer.body === undefined || answer.body === null ? '' : JSON.stringify(answer.body)),
    };
  },
};

/** Pages say where a module stands; of gadgets the host knows better than a page that may have been tampered with. */
const extensionFor = (desk: Desk, me: Caller, module: UiModule, said: unknown): Record<string, unknown> =>
  isGadget(module) ? gadgetExtension(desk, me, module.key, asExtension(said)) : asExtension(said);

/** Pictures of the app's own; others would have to be fetched from outside, and the desk asks nobody there. */
const thumbnailOf = (desk: Desk, thumbnail: string): string | null => {
  const [, key, file] = /^resource:([^;]+);(.+)$/.exec(thumbnail) ?? [];
  const folder = desk.manifest.resources.get(key ?? '')?.path;
  return folder === undefined ? null : `${desk.appOrigin}/${folder}/${file}`;
};

const pathOf = (restPath: unknown): string => {
  const { pathname, search } = jiraUrl(restPath);
  return pathname + search;
};

/** The parts of a `RequestInit` that the bridge passes on; fetch itself writes methods in capitals. */
const requestOf = (init: unknown) => {
  const { method, headers, body } = asExtension(init);
  return {
    method: typeof method === 'string' ? method.toUpperCase() : 'GET',
    headers: asExtension(headers) as Record<string, string>,
    text: typeof body === 'string' ? body : '',
  };
};

const asExtension = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

const people = (desk: Desk) =>
  [...desk.jira.world.users.values()]
    .filter(({ accountType, active }) => accountType !== 'app' && active)
    .map(({ accountId, displayName, admin, accountType }) => ({
      accountId,
      displayName,
      admin,
      customer: accountType === 'customer',
    }));

type Headers = { cookie?: string | undefined; authorization?: string | undefined };

/** The accountId that basic auth names; accountIds may hold colons, and so may the password, which is anything. */
const basicName = (desk: Desk, { authorization }: Headers): string | undefined => {
  const basic = /^Basic (.+)$/i.exec(authorization ?? '')?.[1];
  if (basic === undefined) return authorization === undefined ? undefined : '';
  const parts = Buffer.from(basic, 'base64').toString('utf8').split(':');
  const names = parts.map((_, n) => parts.slice(0, parts.length - n).join(':'));
  return names.find((name) => desk.jira.world.users.has(name)) ?? '';
};

/** Credentials that name nobody are refused, not taken for a stranger's. */
export const isUnknownName = (desk: Desk, headers: Headers): boolean => basicName(desk, headers) === '';

/** Whom a request comes from: basic auth with an accountId as the name, else the session's cookie, else nobody. */
export const requester = (desk: Desk, headers: Headers): Caller => {
  const cookie = /(?:^|;\s*)desk_user=([^;]*)/.exec(headers.cookie ?? '')?.[1];
  const accountId = basicName(desk, headers) ?? decodedOrNull(cookie ?? '') ?? '';
  const known = desk.jira.world.users.has(accountId);
  return known ? callerOf(desk, accountId) : { accountId: null, accountType: 'anonymous', user: null };
};
