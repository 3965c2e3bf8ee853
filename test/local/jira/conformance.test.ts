import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAgileClient, createCloudClient } from 'jira.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRouter } from '../../../local/jira/router';
import { routes } from '../../../local/jira/routes';
import { isKnownToJiraJs, validateAgainstJiraJs } from '../../fixtures/jira-js';
import { openApiPresent, validateAgainstOpenApi, validateQueryAgainstOpenApi } from '../../fixtures/openapi';
import { withDashboards } from './dashboards';
import { adf, aFullIssue, aJira, anIssue, asApp, aWorld, DAY, type Desk, NOW } from './world';

type Example = readonly [method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown];

const API = '/rest/api/3';

/** One call of each endpoint, in an order in which all succeed. */
const examples: readonly Example[] = [
  ['GET', `${API}/search/jql?jql=project%20%3D%20STU&fields=*all&expand=changelog,names,schema`],
  ['POST', `${API}/search/jql`, { jql: 'project = STU', fields: ['*all'], maxResults: 1, expand: 'changelog' }],
  ['POST', `${API}/search/approximate-count`, { jql: 'project = STU' }],
  ['GET', `${API}/issue/STU-1?expand=changelog,names,schema,renderedFields`],
  ['PUT', `${API}/issue/STU-1`, { fields: { duedate: '2026-04-01' }, update: { labels: [{ add: 'print' }] } }],
  ['PUT', `${API}/issue/STU-1/assignee`, { accountId: 'ben' }],
  ['POST', `${API}/issue`, { fields: { project: { key: 'STU' }, issuetype: { id: '100' }, summary: 'Poster' } }],
  ['POST', `${API}/issue/bulkfetch`, { issueIdsOrKeys: ['STU-1', '404'], fields: ['*all'], expand: ['changelog'] }],
  ['GET', `${API}/issue/STU-1/transitions`],
  ['POST', `${API}/issue/STU-1/transitions`, { transition: { id: '31' } }],
  ['GET', `${API}/issue/STU-1/changelog`],
  ['POST', `${API}/changelog/bulkfetch`, { issueIdsOrKeys: ['STU-1'], maxResults: 1 }],
  ['GET', `${API}/issue/STU-1/worklog`],
  ['POST', `${API}/issue/STU-1/worklog`, { timeSpentSeconds: 3600, started: '2026-03-20T09:00:00.000+0000' }],
  ['GET', `${API}/issue/STU-1/worklog/700`],
  ['PUT', `${API}/issue/STU-1/worklog/700`, { timeSpent: '2h', comment: adf('Cut') }],
  ['DELETE', `${API}/issue/STU-1/worklog/700`],
  ['GET', `${API}/worklog/updated?since=0`],
  ['GET', `${API}/worklog/deleted?since=0`],
  ['POST', `${API}/worklog/list`, { ids: [701] }],
  ['GET', `${API}/issue/STU-1/comment`],
  ['POST', `${API}/issue/STU-1/comment`, { body: adf('Looks good') }],
  ['GET', `${API}/issue/STU-1/comment/800`],
  ['GET', `${API}/project/search?expand=lead,issueTypes`],
  ['GET', `${API}/project/STU`],
  ['GET', `${API}/project/STU/statuses`],
  ['GET', `${API}/project/STU/components`],
  ['GET', `${API}/project/STU/versions`],
  ['GET', `${API}/component/500`],
  ['GET', `${API}/issue/createmeta/STU/issuetypes`],
  ['GET', `${API}/issue/createmeta/STU/issuetypes/100`],
  ['GET', `${API}/customFieldOption/41`],
  ['GET', `${API}/status`],
  ['GET', `${API}/status/1`],
  ['GET', `${API}/statuscategory`],
  ['GET', `${API}/priority`],
  ['GET', `${API}/priority/3`],
  ['GET', `${API}/priority/search`],
  ['GET', `${API}/issuetype`],
  ['GET', `${API}/resolution`],
  ['GET', `${API}/field`],
  ['GET', `${API}/label`],
  ['GET', `${API}/myself`],
  ['GET', `${API}/user?accountId=ben`],
  ['GET', `${API}/user/bulk?accountId=ben&accountId=cleo&maxResults=1`],
  ['GET', `${API}/users`],
  ['GET', `${API}/users/search`],
  ['GET', `${API}/user/search?query=be`],
  ['GET', `${API}/user/assignable/search?issueKey=STU-1`],
  ['GET', `${API}/group/member?groupname=jira-users&maxResults=2`],
  ['GET', `${API}/groups/picker?query=jira&maxResults=5`],
  ['GET', `${API}/mypermissions?permissions=BROWSE_PROJECTS,ADMINISTER`],
  [
    'POST',
    `${API}/permissions/check`,
    { projectPermissions: [{ permissions: ['BROWSE_PROJECTS'], projects: [10, 20], issues: [1] }] },
  ],
  ['GET', `${API}/configuration`],
  ['GET', `${API}/configuration/timetracking/options`],
  ['GET', `${API}/serverInfo`],
  ['GET', '/rest/agile/1.0/board'],
  ['GET', '/rest/agile/1.0/board/70'],
  ['GET', '/rest/agile/1.0/board/70/sprint'],
  ['GET', '/rest/agile/1.0/board/70/configuration'],
  ['GET', '/rest/agile/1.0/sprint/81'],
  ['PUT', '/rest/agile/1.0/sprint/82', { name: 'Sprint 3', state: 'active', startDate: '2026-03-20T10:00:00.000Z' }],
  ['POST', '/rest/agile/1.0/sprint/82', { state: 'closed' }],
  ['GET', `${API}/filter/search?expand=description,owner,jql,sharePermissions&filterName=late`],
  ['GET', `${API}/filter/my?includeFavourites=true`],
  ['GET', `${API}/filter/favourite`],
  ['GET', `${API}/filter/10001`],
  ['GET', `${API}/dashboard?filter=my`],
  ['GET', `${API}/dashboard/search?dashboardName=wall`],
  ['GET', `${API}/dashboard/10001`],
  [
    'POST',
    `${API}/dashboard`,
    { name: 'Mine', description: 'New', sharePermissions: [{ type: 'authenticated' }], editPermissions: [] },
  ],
  ['PUT', `${API}/dashboard/10002`, { name: 'Mine alone', sharePermissions: [], editPermissions: [] }],
  ['DELETE', `${API}/dashboard/10002`],
  ['GET', `${API}/dashboard/gadgets`],
  [
    'POST',
    `${API}/dashboard/10001/gadget`,
    { moduleKey: 'kpi', title: 'Ours', color: 'red', position: { row: 0, column: 1 } },
  ],
  ['GET', `${API}/dashboard/10001/gadget?gadgetId=10002`],
  ['PUT', `${API}/dashboard/10001/gadget/10002`, { title: 'Yours', position: { row: 1, column: 0 } }],
  ['PUT', `${API}/dashboard/10001/items/10002/properties/seen`, { at: 1 }],
  ['GET', `${API}/dashboard/10001/items/10002/properties`],
  ['GET', `${API}/dashboard/10001/items/10002/properties/seen`],
  ['DELETE', `${API}/dashboard/10001/items/10002/properties/seen`],
  ['DELETE', `${API}/dashboard/10001/gadget/10002`],
  ['DELETE', `${API}/issue/STU-2`],
];

const aFullWorld = () =>
  withDashboards(aWorld([aFullIssue('1', 'STU-1'), anIssue('2', 'STU-2', { parentId: '1', typeId: '101' })]));

describe('the local Jira against what Atlassian documents (needs ../shared/openapi)', () => {
  it('has an example of every endpoint it serves', () => {
    const find = createRouter(routes);
    const covered = new Set(examples.map(([method, path]) => find({ method, path: path.split('?')[0] ?? '' })?.route));
    const missing = routes.filter((route) => !covered.has(route)).map(({ method, path }) => `${method} ${path}`);
    expect(missing).toEqual(['GET /rest/api/3/search', 'POST /rest/api/3/search']);
  });

  it.skipIf(!openApiPresent)('notices an answer that the documents do not allow', () => {
    expect(validateAgainstOpenApi('GET', '/rest/api/3/issue/STU-1', 200, { id: 1 })).toHaveLength(1);
    expect(validateAgainstOpenApi('GET', '/rest/api/3/issue/STU-1', 200, { id: '1' })).toEqual([]);
    expect(validateAgainstOpenApi('GET', '/rest/api/3/nowhere', 200, {})).toHaveLength(1);
    expect(validateAgainstJiraJs('GET', '/rest/api/3/issue/STU-1', 200, { id: 1 })).toHaveLength(1);
  });

  it.skipIf(!openApiPresent).each([
    ['GET', 'search/jql', 'jqll=x', 'there is no jqll'],
    ['GET', 'search/jql', 'maxResults=many', 'maxResults cannot be "many"'],
    ['GET', 'user/bulk', '', 'accountId is missing'],
    ['GET', 'worklog/updated', 'since=2026-01-01', 'since cannot be'],
    ['GET', 'issue/STU-1', 'fieldsByKeys=yes', 'fieldsByKeys cannot be'],
  ] as const)('notices a query that the documents do not allow: %s %s?%s', (method, path, query, complaint) => {
    const found = validateQueryAgainstOpenApi(method, `${API}/${path}`, new URLSearchParams(query));
    expect(found).toEqual([expect.stringContaining(complaint)]);
  });

  it('knows which endpoints jira.js can say nothing of', () => {
    const silent = routes
      .filter(({ method, path }) => !isKnownToJiraJs(method, path.replace(/\{\w+}/g, '1')))
      .map(({ method, path }) => `${method} ${path}`);
    expect(silent).toEqual([
      ...['GET /rest/api/3/search', 'POST /rest/api/3/search'],
      // Their answer is empty.
      ...['PUT /rest/api/3/issue/{issueIdOrKey}', 'DELETE /rest/api/3/issue/{issueIdOrKey}'],
      ...['PUT /rest/api/3/issue/{issueIdOrKey}/assignee', 'POST /rest/api/3/issue/{issueIdOrKey}/transitions'],
      'DELETE /rest/api/3/issue/{issueIdOrKey}/worklog/{id}',
      // The client has no method for them.
      ...['GET /rest/api/3/priority', 'GET /rest/api/3/resolution', 'GET /rest/api/3/user/bulk'],
      // It wants whole objects for these, or repeats the document's slip about places.
      ...['POST /rest/api/3/dashboard', 'PUT /rest/api/3/dashboard/{id}', 'DELETE /rest/api/3/dashboard/{id}'],
      ...['GET', 'POST'].map((method) => `${method} /rest/api/3/dashboard/{dashboardId}/gadget`),
      ...['PUT', 'DELETE'].map((method) => `${method} /rest/api/3/dashboard/{dashboardId}/gadget/{gadgetId}`),
      ...['PUT', 'DELETE'].map(
        (method) => `${method} /rest/api/3/dashboard/{dashboardId}/items/{itemId}/properties/{propertyKey}`,
      ),
    ]);
  });

  // The desk of these tests holds every call against the documents and jira.js and throws what it finds.
  it.skipIf(!openApiPresent)('answers each endpoint validly to a person', async () => {
    const { call } = aJira(aFullWorld());
    for (const [method, path, body] of examples) {
      const { status } = await call(method, path, body);
      expect([method, path, status < 300]).toEqual([method, path, true]);
    }
  });

  it.skipIf(!openApiPresent)('answers each reading endpoint validly to the app', async () => {
    const { call } = aJira(aFullWorld());
    for (const [method, path, body] of examples.filter(
      ([method, path]) => method === 'GET' || path.includes('bulkfetch'),
    )) {
      const { status } = await call(method, path, body, { ...asApp, via: 'app' });
      expect([path, status === 200 || /timetracking|group|filter\/|dashboard\/1/.test(path)]).toEqual([path, true]);
    }
  });
});

describe('the jira.js client, throwing on any mismatch', () => {
  let server: Server;
  let desk: Desk;
  const config = () =>
    ({
      host: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      auth: { type: 'bearer', token: 'ada' },
      onSchemaMismatch: 'throw',
    }) as const;

  beforeAll(async () => {
    desk = aJira(aFullWorld());
    server = createServer(async (request, response) => {
      const text = await new Response(request as unknown as ReadableStream).text();
      const method = request.method as Example[0];
      const answer = await desk.call(method, request.url ?? '/', text === '' ? undefined : JSON.parse(text));
      response.writeHead(answer.status, { 'content-type': 'application/json' });
      response.end(answer.status === 204 ? undefined : JSON.stringify(answer.body));
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  });
  afterAll(() => server.close());

  it('reads an issue with its history, searches and pages', async () => {
    const jira = createCloudClient(config());
    const issue = await jira.issues.getIssue({ issueIdOrKey: 'STU-1', expand: 'changelog' });
    expect(issue.key).toBe('STU-1');
    expect(issue.changelog?.histories).toHaveLength(1);
    const found = await jira.issueSearch.searchAndReconsileIssuesUsingJqlPost({
      jql: 'project = STU',
      fields: ['*all'],
      maxResults: 1,
    });
    expect(found.issues).toHaveLength(1);
    expect(found.isLast).toBe(false);
  });

  it('changes an issue, logs work and reads what became of it', async () => {
    const jira = createCloudClient(config());
    await jira.issues.editIssue({ issueIdOrKey: 'STU-1', fields: { timetracking: { remainingEstimate: '1d' } } });
    await jira.issueWorklogs.addWorklog({ issueIdOrKey: 'STU-1', timeSpent: '2h', started: new Date(NOW - DAY) });
    await jira.issues.assignIssue({ issueIdOrKey: 'STU-1', accountId: 'cleo' });
    const { fields } = await jira.issues.getIssue({ issueIdOrKey: 'STU-1' });
    expect(fields).toMatchObject({ timeestimate: 6 * 3600, assignee: { accountId: 'cleo' } });
  });

  it('reads boards and sprints', async () => {
    const agile = createAgileClient(config());
    const boards = await agile.board.getAllBoards();
    expect(boards.values?.map(({ id }) => id)).toEqual([70]);
    expect(await agile.sprint.getSprint({ sprintId: 81 })).toMatchObject({ state: 'active', originBoardId: 70 });
  });
});
