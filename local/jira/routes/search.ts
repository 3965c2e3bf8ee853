import { type Answer, type Call, ok, READ_WORK, type Route } from '../call';
import { badRequest, errorBody } from '../errors';
import { searchCount, searchPage } from '../jql/search';
import { bodyOf, idOf, isRecord, listParam, textOf, textsOf } from '../read';
import { issueBean, namesOf, type Selection, schemasOf, selectFields } from '../shapes/issue';
import { COMMENTS_IN_SEARCH, fieldContext, HISTORY_IN_SEARCH, scopeOf } from './issue-context';

const DEFAULT_SIZE = 50;
const MAX_WITH_FIELDS = 100;
const MAX_IDS = 5_000;
const MAX_RECONCILED = 50;

type Wanted = {
  readonly jql: string;
  readonly fields: readonly string[];
  readonly expand: readonly string[];
  readonly maxResults: number;
  readonly token: string | null;
  readonly reconcile: readonly string[];
};

const byQuery = ({ query }: Call): Wanted => ({
  jql: query.get('jql') ?? '',
  fields: listParam(query, 'fields'),
  expand: listParam(query, 'expand'),
  maxResults: query.has('maxResults') ? Number(query.get('maxResults')) : DEFAULT_SIZE,
  token: query.get('nextPageToken'),
  reconcile: listParam(query, 'reconcileIssues'),
});

const byBody = (call: Call): Wanted => {
  const body = bodyOf(call.body);
  return {
    jql: textOf(body.jql) ?? '',
    fields: textsOf(body.fields),
    expand: (textOf(body.expand) ?? '').split(',').filter((name) => name !== ''),
    maxResults: body.maxResults === undefined || body.maxResults === null ? DEFAULT_SIZE : Number(body.maxResults),
    token: textOf(body.nextPageToken),
    reconcile: textsOf(body.reconcileIssues),
  };
};

/** The local index is never behind, so `reconcileIssues` is checked and otherwise has nothing to do. */
const search = (call: Call, wanted: Wanted): Answer => {
  if (!Number.isInteger(wanted.maxResults) || wanted.maxResults < 0) {
    throw badRequest('The maxResults parameter must be a positive whole number.');
  }
  if (wanted.reconcile.length > MAX_RECONCILED || wanted.reconcile.some((id) => idOf(Number(id)) === null)) {
    throw badRequest(`The reconcileIssues parameter takes at most ${MAX_RECONCILED} issue ids.`);
  }
  const selection = selectFields(call.world, wanted.fields);
  const page = searchPage(scopeOf(call), wanted.jql, sizeOf(wanted, selection), wanted.token);
  const context = fieldContext(call, COMMENTS_IN_SEARCH);
  const history = wanted.expand.includes('changelog') ? HISTORY_IN_SEARCH : null;
  const body = {
    issues: page.issues.map((issue) => issueBean(context, issue, selection, history)),
    ...(page.nextPageToken === null ? {} : { nextPageToken: page.nextPageToken }),
    isLast: page.nextPageToken === null,
    ...(wanted.expand.includes('names') ? { names: namesOf(selection) } : {}),
    ...(wanted.expand.includes('schema') ? { schema: schemasOf(selection) } : {}),
  };
  return ok(body, { items: page.issues.length });
};

const sizeOf = ({ maxResults }: Wanted, { system, custom }: Selection): number => {
  const limit = system.length + custom.length === 0 ? MAX_IDS : MAX_WITH_FIELDS;
  return maxResults === 0 ? Math.min(DEFAULT_SIZE, limit) : Math.min(maxResults, limit);
};

const gone = (): Answer => ({
  status: 410,
  body: errorBody([
    'The requested API has been removed. Please migrate to the /rest/api/3/search/jql API. A full migration guideline is available at https://developer.atlassian.com/changelog/#CHANGE-2046',
  ]),
});

const count = (call: Call): Answer => {
  const body = isRecord(call.body) ? call.body : {};
  return ok({ count: searchCount(scopeOf(call), textOf(body.jql) ?? '') });
};

export const searchRoutes: readonly Route[] = [
  { method: 'GET', path: '/rest/api/3/search/jql', scopes: READ_WORK, handle: (call) => search(call, byQuery(call)) },
  { method: 'POST', path: '/rest/api/3/search/jql', scopes: READ_WORK, handle: (call) => search(call, byBody(call)) },
  { method: 'POST', path: '/rest/api/3/search/approximate-count', scopes: READ_WORK, handle: count },
  { method: 'GET', path: '/rest/api/3/search', scopes: READ_WORK, handle: gone },
  { method: 'POST', path: '/rest/api/3/search', scopes: READ_WORK, handle: gone },
];
