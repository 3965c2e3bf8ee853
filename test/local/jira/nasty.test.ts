import { describe, expect, it } from 'vitest';
import { adf, aFullIssue, aJira, anIssue, as, aWorld } from './world';

const desk = () =>
  aJira(
    aWorld([
      aFullIssue('1', 'STU-1'),
      anIssue('2', 'HID-1', { projectId: '20' }),
      anIssue('3', 'STU-3', { securityLevelId: '300' }),
    ]),
  );
const ISSUE = '/rest/api/3/issue/STU-1';
const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
/** An object with an own property of any name, as JSON has it. */
const own = (name: string, value: unknown) => JSON.parse(`{${JSON.stringify(name)}:${JSON.stringify(value)}}`);
const nested = (depth: number): unknown => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`);

describe('input that nobody means well', () => {
  it.each(NAMES)('knows no field called %s', async (name) => {
    const { call, world } = desk();
    const before = structuredClone(world.issues.get('1'));
    for (const value of [null, 1, { id: '1' }, [{ set: 1 }]]) {
      for (const part of ['fields', 'update']) {
        const { status } = await call('PUT', ISSUE, { [part]: own(name, value) });
        expect([part, value, status]).toEqual([part, value, 400]);
      }
    }
    expect(world.issues.get('1')).toEqual(before);
    expect((await call('GET', ISSUE)).status).toBe(200);
  });

  it.each(NAMES)('knows no JQL function, field or permission called %s', async (name) => {
    const { call } = desk();
    for (const jql of [`due >= ${name}()`, `assignee = ${name}()`, `${name} = 1`, `due is not empty order by ${name}`])
      expect([jql, (await call('POST', '/rest/api/3/search/jql', { jql })).status]).toEqual([jql, 400]);
    for (const body of [{ globalPermissions: [name] }, { projectPermissions: [{ permissions: [name] }] }])
      expect(await call('POST', '/rest/api/3/permissions/check', body)).toMatchObject({
        status: 400,
        body: { errors: { [name]: 'Unrecognized permission' } },
      });
    expect((await call('GET', `/rest/api/3/mypermissions?permissions=${name}`)).status).toBe(400);
  });

  it.each([
    'due >= 99999999999999999999',
    'due = "999999999999w"',
    'created > startOfDay("999999999d")',
    'created > startOfYear("99999999999y")',
    `due < ${'9'.repeat(400)}`,
    'updated >= -99999999999999999999',
  ])('refuses a date outside of time: %s', async (jql) => {
    expect((await desk().call('POST', '/rest/api/3/search/jql', { jql })).status).toBe(400);
  });

  it('refuses durations that no number holds, and parts of a second', async () => {
    const { call, world } = desk();
    for (const timetracking of [
      { remainingEstimate: `${'9'.repeat(400)}h` },
      { originalEstimate: '9'.repeat(30) },
      { remainingEstimateSeconds: 1e300 },
      { remainingEstimateSeconds: 0.5 },
      { originalEstimateSeconds: -1 },
    ])
      expect((await call('PUT', ISSUE, { fields: { timetracking } })).status).toBe(400);
    for (const log of [{ timeSpentSeconds: 1e300 }, { timeSpentSeconds: 90.5 }, { timeSpent: `${'9'.repeat(400)}h` }])
      expect((await call('POST', `${ISSUE}/worklog`, log)).status).toBe(400);
    expect(world.issues.get('1')).toMatchObject({ original: 8 * 3600, remaining: 6 * 3600, spent: 3 * 3600 });
  });

  it('refuses what is nested without end', async () => {
    const { call } = desk();
    const custom = { fields: { customfield_10040: nested(5_000) } };
    const deep = { ...adf('x'), content: [nested(50_000)] };
    for (const [method, path, body] of [
      ['PUT', ISSUE, custom],
      ['POST', `${ISSUE}/comment`, { body: deep }],
      ['POST', '/rest/api/3/search/jql', { jql: `${'('.repeat(3_000)}project = STU${')'.repeat(3_000)}` }],
    ] as const)
      expect((await call(method, path, body)).status).toBe(400);
  });

  it('takes an option for a select field and nothing else', async () => {
    const { call } = desk();
    for (const [value, status] of [
      [{ value: 'Web' }, 204],
      [{ id: '41' }, 204],
      [null, 204],
      [7, 400],
      ['Web', 400],
      [{}, 400],
      [[{ id: '41' }], 400],
    ] as const)
      expect([value, (await call('PUT', ISSUE, { fields: { customfield_10040: value } })).status]).toEqual([
        value,
        status,
      ]);
  });

  it('names no parent that the viewer cannot see', async () => {
    const { call } = desk();
    const setParent = (key: string) => call('PUT', ISSUE, { fields: { parent: { key } } }, as('ben'));
    const missing = await setParent('STU-99');
    expect(missing.status).toBe(400);
    expect(await setParent('HID-1')).toEqual(missing);
    expect(await setParent('STU-3')).toEqual(missing);
  });

  it('leaves a broken path to the router, which decodes each part once', async () => {
    const { call } = desk();
    for (const [path, status] of [
      ['/rest/api/3/issue/%', 404],
      ['/rest/api/3/issue/%252F', 404],
      ['/rest/api/3/issue/STU%2D1', 200],
      ['/rest/api/3/issue/..%2Fstatus', 404],
      ['/rest/%', 501],
    ] as const)
      expect([path, (await call('GET', path)).status]).toEqual([path, status]);
  });
});

describe('checking permissions', () => {
  it('wants permissions in each group and leaves out what is empty', async () => {
    const { call } = desk();
    const check = (body: unknown) => call('POST', '/rest/api/3/permissions/check', body);
    expect((await check({ projectPermissions: [{ projects: [10] }] })).status).toBe(400);
    expect((await check({ projectPermissions: 'x' })).status).toBe(400);
    expect((await check({ globalPermissions: ['BROWSE_PROJECTS'] })).status).toBe(400);
    expect((await check({ projectPermissions: [{ permissions: ['ADMINISTER'], projects: [10] }] })).status).toBe(400);
    const one = { permissions: ['BROWSE_PROJECTS', ''], projects: [10], issues: [1, 99] };
    expect(await check({ projectPermissions: [one], globalPermissions: ['', 'ADMINISTER'] })).toMatchObject({
      status: 200,
      body: {
        globalPermissions: ['ADMINISTER'],
        projectPermissions: [{ permission: 'BROWSE_PROJECTS', projects: [10], issues: [1] }],
      },
    });
  });
});
