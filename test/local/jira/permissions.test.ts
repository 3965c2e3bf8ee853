import { describe, expect, it } from 'vitest';
import { aFullIssue, aJira, anIssue, aProject, as, asApp, asNobody, aWorld } from './world';

const GONE = 'Issue does not exist or you do not have permission to see it.';

const desk = () => {
  const world = aWorld([
    aFullIssue('1', 'STU-1'),
    anIssue('2', 'HID-1', { projectId: '20' }),
    anIssue('3', 'STU-3', { securityLevelId: '300' }),
    anIssue('4', 'RO-1', { projectId: '30' }),
  ]);
  const access = {
    browse: 'everyone',
    assign: ['ada'],
    edit: ['ada'],
    assignable: ['cleo'],
    admins: [],
    app: true,
  } as const;
  world.projects.set(
    '30',
    aProject('30', 'RO', { access: { ...access, assign: ['ada'], edit: ['ada'], assignable: ['cleo'], admins: [] } }),
  );
  return aJira(world);
};

describe('who sees what', () => {
  it('gives the same answer for an issue that is missing and one that is hidden', async () => {
    const { call } = desk();
    const missing = await call('GET', '/rest/api/3/issue/STU-99', undefined, as('ben'));
    expect(missing).toMatchObject({ status: 404, body: { errorMessages: [GONE], errors: {} } });
    for (const [key, who] of [
      ['HID-1', as('ben')],
      ['STU-3', as('ben')],
      ['HID-1', asApp],
      ['STU-1', as('zoe')],
      ['STU-1', as('lil')],
      ['STU-1', asNobody],
    ] as const) {
      expect(await call('GET', `/rest/api/3/issue/${key}`, undefined, who)).toEqual(missing);
      expect(await call('PUT', `/rest/api/3/issue/${key}/assignee`, { accountId: 'ben' }, who)).toEqual(missing);
      expect(await call('POST', `/rest/api/3/issue/${key}/comment`, { body: null }, who)).toEqual(missing);
    }
  });

  it('lets customers, the unlicensed and strangers use nothing', async () => {
    const { call } = desk();
    for (const [path, who, status] of [
      ['/rest/api/3/search/jql?jql=project%3DSTU', as('zoe'), 403],
      ['/rest/api/3/users', as('lil'), 403],
      ['/rest/api/3/project/search', asNobody, 401],
      ['/rest/api/3/myself', asNobody, 401],
      ['/rest/api/3/myself', as('zoe'), 200],
      ['/rest/api/3/configuration', as('zoe'), 403],
      ['/rest/api/3/myself', as('gus'), 401],
      ['/rest/api/3/myself', as('nobody'), 401],
    ] as const) {
      expect([path, (await call('GET', path, undefined, who)).status]).toEqual([path, status]);
    }
  });

  it('lists the projects that the viewer may browse, the app those open to it', async () => {
    const { call } = desk();
    const keys = async (who: object) =>
      (
        (await call('GET', '/rest/api/3/project/search', undefined, who)).body as { values: { key: string }[] }
      ).values.map(({ key }) => key);
    expect(await keys(as('ada'))).toEqual(['HID', 'RO', 'STU']);
    expect(await keys(as('ben'))).toEqual(['RO', 'STU']);
    expect(await keys(asApp)).toEqual(['RO', 'STU']);
  });
});

describe('who may do what', () => {
  it('assigns by assign permission and only to people who can be assigned', async () => {
    const { call, world } = desk();
    const assign = (key: string, accountId: unknown, who: string) =>
      call('PUT', `/rest/api/3/issue/${key}/assignee`, { accountId }, as(who));
    expect((await assign('RO-1', 'cleo', 'ben')).status).toBe(403);
    expect(await assign('RO-1', 'ben', 'ada')).toMatchObject({
      status: 400,
      body: { errorMessages: [], errors: { assignee: "User 'Ben Oak' cannot be assigned issues." } },
    });
    expect((await assign('STU-1', 'zoe', 'ada')).status).toBe(400);
    expect((await assign('STU-1', 'gus', 'ada')).status).toBe(400);
    expect((await assign('RO-1', 'cleo', 'ada')).status).toBe(204);
    expect(world.issues.get('4')?.assignee).toBe('cleo');
    expect((await assign('RO-1', null, 'ada')).status).toBe(204);
    expect((await assign('STU-1', '-1', 'ben')).status).toBe(204);
    expect(world.issues.get('1')?.assignee).toBeNull();
  });

  it('edits by edit permission', async () => {
    const { call } = desk();
    const body = { fields: { summary: 'X' } };
    expect((await call('PUT', '/rest/api/3/issue/RO-1', body, as('ben'))).status).toBe(403);
    expect(
      (await call('POST', '/rest/api/3/issue/RO-1/transitions', { transition: { id: '21' } }, as('ben'))).status,
    ).toBe(403);
    expect((await call('GET', '/rest/api/3/issue/RO-1/transitions', undefined, as('ben'))).body).toMatchObject({
      transitions: [],
    });
    expect((await call('PUT', '/rest/api/3/issue/RO-1', body, as('ada'))).status).toBe(204);
  });

  it('finds assignable people by issue or project, never without either', async () => {
    const { call } = desk();
    const names = async (query: string) =>
      ((await call('GET', `/rest/api/3/user/assignable/search?${query}`)).body as { accountId: string }[]).map(
        ({ accountId }) => accountId,
      );
    expect(await names('issueKey=STU-1')).toEqual(['ada', 'ben', 'cleo']);
    expect(await names('project=RO')).toEqual(['cleo']);
    expect(await names('project=STU&query=oak')).toEqual(['ben']);
    expect((await call('GET', '/rest/api/3/user/assignable/search?query=ben')).status).toBe(400);
  });

  it('says which permissions one holds and refuses keys it does not know', async () => {
    const { call } = desk();
    const held = async (query: string, who: object) => {
      const { body } = await call('GET', `/rest/api/3/mypermissions?${query}`, undefined, who);
      const { permissions } = body as { permissions: Record<string, { havePermission: boolean }> };
      return Object.entries(permissions)
        .filter(([, { havePermission }]) => havePermission)
        .map(([key]) => key);
    };
    const all = 'permissions=ADMINISTER,BROWSE_PROJECTS,EDIT_ISSUES,ASSIGN_ISSUES';
    expect(await held(`${all}&issueKey=RO-1`, as('ben'))).toEqual(['BROWSE_PROJECTS']);
    expect(await held(`${all}&projectKey=STU`, as('ben'))).toEqual(['BROWSE_PROJECTS', 'EDIT_ISSUES', 'ASSIGN_ISSUES']);
    expect(await held(all, as('ada'))).toHaveLength(4);
    expect(await held(all, as('zoe'))).toEqual([]);
    expect((await call('GET', '/rest/api/3/mypermissions?permissions=FLY')).status).toBe(400);
    expect((await call('GET', '/rest/api/3/mypermissions')).status).toBe(400);
  });

  it('lists the members of a group to Jira’s admins, with the scope for it', async () => {
    const { call } = desk();
    const members = (query: string, how = {}) => call('GET', `/rest/api/3/group/member?${query}`, undefined, how);
    const ids = async (query: string) =>
      ((await members(query)).body as { values: { accountId: string }[] }).values.map(({ accountId }) => accountId);
    expect(await ids('groupname=jira-administrators')).toEqual(['ada']);
    expect(await ids('groupId=jira-users')).toEqual(['ada', 'ben', 'cleo']);
    expect(await ids('groupname=jira-users&includeInactiveUsers=true&startAt=3')).toEqual(['gus']);
    expect((await members('')).status).toBe(400);
    expect((await members('groupname=constructor')).status).toBe(404);
    expect((await members('groupname=jira-users', as('ben'))).status).toBe(403);
    const app = { ...asApp, via: 'app', scopes: ['read:jira-work', 'read:jira-user'] };
    expect(await members('groupname=jira-users', app)).toMatchObject({
      status: 401,
      body: { message: 'Unauthorized; scope does not match' },
    });
  });

  it('checks many projects and issues at once, of others only for admins', async () => {
    const { call } = desk();
    const body = {
      projectPermissions: [{ permissions: ['BROWSE_PROJECTS'], projects: [10, 20, 99], issues: [1, 2, 3] }],
    };
    expect((await call('POST', '/rest/api/3/permissions/check', body, as('ben'))).body).toEqual({
      globalPermissions: [],
      projectPermissions: [{ permission: 'BROWSE_PROJECTS', projects: [10], issues: [1] }],
    });
    expect((await call('POST', '/rest/api/3/permissions/check', {})).body).toEqual({
      globalPermissions: [],
      projectPermissions: [],
    });
    expect(
      (await call('POST', '/rest/api/3/permissions/check', { ...body, accountId: 'ben' }, as('cleo'))).status,
    ).toBe(403);
    expect(
      (await call('POST', '/rest/api/3/permissions/check', { ...body, accountId: 'ben' }, as('ada'))).body,
    ).toMatchObject({
      projectPermissions: [{ projects: [10], issues: [1] }],
    });
  });
});
