import { createHash } from 'node:crypto';
import type { Loaded } from '../data/loaded';
import type { JiraResponse } from '../jira/api';
import { noDashboards, type World } from '../jira/model';
import { BadSite } from './address';
import type { Ask, Asking } from './call';

/** What the site has to answer before the app is let at it: who one is, and what one may. */
export const connectSite = async (origin: string, ask: Ask): Promise<Loaded> => {
  const info = await asked(origin, ask, { method: 'GET', path: '/rest/api/3/serverInfo', body: undefined });
  if (typeof info.baseUrl !== 'string') throw new BadSite(`${origin} is no Jira: it tells nothing of itself`);
  const me = await asked(origin, ask, { method: 'GET', path: '/rest/api/3/myself', body: undefined });
  const { accountId, displayName, timeZone } = me;
  if (typeof accountId !== 'string') throw new BadSite(`${origin} does not know the account of JIRA_EMAIL`);
  await mayRead(origin, ask);
  return {
    world: worldOf(origin, {
      accountId,
      displayName: typeof displayName === 'string' ? displayName : accountId,
      timeZone: typeof timeZone === 'string' ? timeZone : 'UTC',
      admin: await isAdmin(origin, ask),
    }),
    defaultUser: accountId,
    now: null,
    setup: [],
  };
};

/** The one thing without which nothing works. */
const mayRead = async (origin: string, ask: Ask): Promise<void> => {
  const body = { jql: 'created <= 1 ORDER BY created', maxResults: 1, fields: ['created'] };
  await asked(origin, ask, { method: 'POST', path: '/rest/api/3/search/jql', body });
};

const isAdmin = async (origin: string, ask: Ask): Promise<boolean> => {
  const query = new URLSearchParams({ permissions: 'ADMINISTER' });
  const { permissions } = await asked(origin, ask, {
    ...{ method: 'GET', path: '/rest/api/3/mypermissions', query, body: undefined },
  });
  const found = permissions as { ADMINISTER?: { havePermission?: unknown } } | undefined;
  return found?.ADMINISTER?.havePermission === true;
};

const asked = async (origin: string, ask: Ask, asking: Asking): Promise<Record<string, unknown>> => {
  const answer = await ask(asking).catch((error: unknown) => {
    throw new BadSite(`${origin} does not answer: ${reasonOf(error)}`);
  });
  const problem = problemOf(origin, asking.path, answer);
  if (problem !== null) throw new BadSite(problem);
  return answer.body as Record<string, unknown>;
};

/** The code of a failed connection; its message may name whole addresses. */
const reasonOf = (error: unknown): string => {
  const { name, cause } = error as { name?: string; cause?: { code?: string } };
  return cause?.code ?? (name === 'TimeoutError' ? 'it takes too long' : 'the connection failed');
};

const SCOPES =
  'A token with scopes needs read:jira-work and read:jira-user (with --allow-writes also write:jira-work); one without scopes has them all.';

/** Null = the answer can be used. */
const problemOf = (origin: string, path: string, { status, body }: JiraResponse): string | null => {
  if (status >= 300 && status < 400)
    return `${origin} sends elsewhere: take the address of the Jira site itself, such as https://example.atlassian.net`;
  const scopes = JSON.stringify(body ?? '')
    .toLowerCase()
    .includes('scope');
  if ((status === 401 || status === 403) && (scopes || path.endsWith('/search/jql')))
    return `${origin} does not let this token read ${path}. ${SCOPES}`;
  if (status === 401)
    return `${origin} does not take JIRA_EMAIL with JIRA_API_TOKEN: is the token of this account, and still valid?`;
  if (status === 403) return `${origin} refuses ${path}: may this account use Jira on the site?`;
  if (status === 404) return `${origin} has no ${path}: is it the address of a Jira Cloud site?`;
  if (status === 429) return `${origin} asks for a pause: try again in a minute`;
  if (status >= 400) return `${origin} answered ${status} to ${path}: try again later`;
  if (typeof body !== 'object' || body === null) return `${origin} is no Jira: ${path} is no JSON`;
  return null;
};

type Me = { accountId: string; displayName: string; timeZone: string; admin: boolean };

/** Of a site the desk itself keeps nothing but who is signed in; a dashboard to lay gadgets out on stays on the desk. */
const worldOf = (origin: string, { accountId, displayName, timeZone, admin }: Me): World => {
  const hex = createHash('sha256').update(origin).digest('hex');
  const maps = <T>() => new Map<string, T>();
  return {
    cloudId: [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-'),
    siteName: new URL(origin).host,
    timeZone,
    timeTracking: { hoursPerDay: 8, daysPerWeek: 5 },
    users: new Map([
      [
        accountId,
        {
          ...{ accountId, accountType: 'atlassian', displayName, active: true, timeZone, locale: 'en-US', admin },
          licensed: true,
        },
      ],
    ]),
    ...{ projects: maps(), statuses: maps(), priorities: [], issueTypes: maps(), resolutions: maps() },
    ...{ components: maps(), versions: maps(), boards: maps(), sprints: maps(), securityLevels: maps() },
    ...{ fields: maps(), issues: maps(), deletedWorklogs: [] },
    ...noDashboards(),
    dashboards: new Map([
      [
        '1',
        {
          ...{ id: '1', name: 'On this desk', description: '', owner: accountId, shared: false, removed: [] },
          columns: [
            { span: 6, gadgets: [] },
            { span: 6, gadgets: [] },
          ],
        },
      ],
    ]),
  };
};
