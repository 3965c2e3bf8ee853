import { describe, expect, it } from 'vitest';
import { aDashboard, aFilter, aGadget, withDashboards } from './dashboards';
import { aJira, anIssue, as, asApp, asNobody, aWorld } from './world';

const DASHBOARD = '/rest/api/3/dashboard';
const FILTER = '/rest/api/3/filter';
type Gadgets = { gadgets: { id: number; title: string; position: { row: number; column: number } }[] };

const aDesk = () =>
  aJira(
    withDashboards(
      aWorld([
        anIssue('1', 'STU-1', { labels: ['spring'] }),
        anIssue('2', 'HID-1', { projectId: '20', labels: ['spring'] }),
      ]),
      [
        aDashboard('10001', {
          columns: [
            { span: 6, gadgets: [aGadget('10001'), aGadget('10002', { title: 'Ours' })] },
            { span: 6, gadgets: [] },
          ],
        }),
        aDashboard('10003', { name: 'My own', shared: false, columns: [{ span: 12, gadgets: [aGadget('10003')] }] }),
      ],
      [
        aFilter('10001', { name: 'Spring', jql: 'labels = spring' }),
        aFilter('10002', { name: 'Private', shared: false, jql: 'project = STU' }),
        aFilter('10003', { name: 'Cleo’s', owner: 'cleo', favourites: ['ben'], jql: 'filter = Spring' }),
        aFilter('10004', { name: 'Round', jql: 'filter = 10005' }),
        aFilter('10005', { name: 'And round', jql: 'filter = 10004' }),
      ],
    ),
  );

describe('dashboards', () => {
  const places = async (desk: ReturnType<typeof aDesk>) => {
    const { body } = await desk.call('GET', `${DASHBOARD}/10001/gadget`, undefined, as('ben'));
    return (body as Gadgets).gadgets.map(({ id, position: { column, row } }) => `${id} ${column}/${row}`);
  };

  it('are seen by their owner and admins, and by everybody where shared', async () => {
    const { call } = aDesk();
    for (const [who, names] of [
      ['ben', ['My own', 'On the wall']],
      ['ada', ['My own', 'On the wall']],
      ['cleo', ['On the wall']],
    ] as const) {
      const { body } = await call('GET', DASHBOARD, undefined, as(who));
      expect([who, (body as { dashboards: { name: string }[] }).dashboards.map(({ name }) => name)]).toEqual([
        who,
        names,
      ]);
    }
    for (const path of ['10003', '10003/gadget', '10003/items/10003/properties', '4']) {
      const hidden = await call('GET', `${DASHBOARD}/${path}`, undefined, as('cleo'));
      expect([path, hidden.status]).toEqual([path, 404]);
    }
  });

  it('are nothing to strangers, customers, the unlicensed and the app', async () => {
    const { call } = aDesk();
    expect((await call('GET', `${DASHBOARD}/10001`, undefined, asNobody)).status).toBe(401);
    for (const who of [as('zoe'), as('lil')])
      expect((await call('GET', `${DASHBOARD}/10001`, undefined, who)).status).toBe(403);
    expect((await call('GET', `${DASHBOARD}/10001`, undefined, asApp)).status).toBe(404);
  });

  it('are changed by their owner and Jira’s admins alone', async () => {
    const desk = aDesk();
    const change = (who: string) =>
      [
        ['PUT', '10001', { name: 'Taken', sharePermissions: [], editPermissions: [] }],
        ['POST', '10001/gadget', { moduleKey: 'kpi' }],
        ['PUT', '10001/gadget/10001', { title: 'Taken' }],
        ['PUT', '10001/items/10001/properties/a', 1],
        ['DELETE', '10001/items/10001/properties/a'],
        ['DELETE', '10001/gadget/10001'],
        ['DELETE', '10001'],
      ].map(
        ([method, path, body]) =>
          () =>
            desk.call(method as 'PUT', `${DASHBOARD}/${path}`, body, as(who)),
      );
    const before = JSON.stringify([...desk.world.dashboards]);
    for (const attempt of change('cleo')) expect((await attempt()).status).toBe(400);
    expect(JSON.stringify([...desk.world.dashboards])).toBe(before);
    for (const attempt of change('ada')) expect((await attempt()).status).toBeLessThan(300);
    expect(desk.world.dashboards.has('10001')).toBe(false);
  });

  it('hold gadgets in columns; one that comes moves those below it down', async () => {
    const desk = aDesk();
    const put = (id: number, body: unknown) => desk.call('PUT', `${DASHBOARD}/10001/gadget/${id}`, body, as('ben'));
    await desk.call('POST', `${DASHBOARD}/10001/gadget`, { moduleKey: 'kpi' }, as('ben'));
    expect(await places(desk)).toEqual(['10004 0/0', '10001 0/1', '10002 0/2']);
    await put(10001, { position: { row: 0, column: 1 } });
    await put(10002, { position: { row: 9, column: 1 } });
    expect(await places(desk)).toEqual(['10004 0/0', '10001 1/0', '10002 1/1']);
    for (const position of [{ row: 0, column: 2 }, { row: -1, column: 0 }, { row: 0.5, column: 0 }, 'top'])
      expect([position, (await put(10002, { position })).status]).toEqual([position, 400]);
    expect(await places(desk)).toEqual(['10004 0/0', '10001 1/0', '10002 1/1']);
  });

  it('name a gadget after its module until it is given a title', async () => {
    const { call } = aDesk();
    const titles = async () =>
      ((await call('GET', `${DASHBOARD}/10001/gadget`)).body as Gadgets).gadgets.map(({ title }) => title);
    expect(await titles()).toEqual(['KPIs', 'Ours']);
    await call('PUT', `${DASHBOARD}/10001/gadget/10002`, { title: '  ' });
    expect(await titles()).toEqual(['KPIs', 'KPIs']);
  });

  it('refuse gadgets that no app brings, a twenty-first one, and sharing that is not emulated', async () => {
    const { call, world } = aDesk();
    expect((await call('POST', `${DASHBOARD}/10001/gadget`, { moduleKey: 'clock' })).status).toBe(400);
    const sharePermissions = [{ type: 'group', group: { name: 'x' } }];
    expect((await call('POST', DASHBOARD, { name: 'N', sharePermissions, editPermissions: [] })).status).toBe(400);
    expect((await call('POST', DASHBOARD, { name: ' ', sharePermissions: [], editPermissions: [] })).status).toBe(400);
    for (let n = 2; n < 20; n++) await call('POST', `${DASHBOARD}/10001/gadget`, { moduleKey: 'kpi' });
    expect((await call('POST', `${DASHBOARD}/10001/gadget`, { moduleKey: 'kpi' })).status).toBe(400);
    expect(world.dashboards.get('10001')?.columns[0]?.gadgets).toHaveLength(20);
  });

  it('keep properties of a gadget, also under names that objects have anyway', async () => {
    const { call } = aDesk();
    const at = (key: string) => `${DASHBOARD}/10001/items/10001/properties/${key}`;
    expect((await call('GET', at('constructor'))).status).toBe(404);
    expect((await call('PUT', at('constructor'), { a: 1 })).status).toBe(201);
    expect((await call('PUT', at('constructor'), { a: 2 })).status).toBe(200);
    expect((await call('GET', at('constructor'))).body).toEqual({ key: 'constructor', value: { a: 2 } });
    expect((await call('PUT', at('long'), 'x'.repeat(40_000))).status).toBe(400);
    expect((await call('PUT', at('__proto__'), 1)).status).toBe(400);
    expect((await call('DELETE', at('constructor'))).status).toBe(204);
    expect((await call('DELETE', at('constructor'))).status).toBe(404);
  });
});

describe('saved filters', () => {
  const names = (body: unknown) => (body as { values: { name: string }[] }).values.map(({ name }) => name);

  it('are seen by their owner, and by everybody where shared; not even admins see the rest', async () => {
    const { call } = aDesk();
    expect(names((await call('GET', `${FILTER}/search`, undefined, as('ben'))).body)).toContain('Private');
    for (const who of ['ada', 'cleo']) {
      expect(names((await call('GET', `${FILTER}/search`, undefined, as(who))).body)).not.toContain('Private');
      expect((await call('GET', `${FILTER}/10002`, undefined, as(who))).status).toBe(400);
    }
    expect((await call('GET', `${FILTER}/10001`, undefined, as('cleo'))).body).toMatchObject({
      jql: 'labels = spring',
    });
  });

  it('are found by words of the name and listed a page at a time, with what is asked for', async () => {
    const { call } = aDesk();
    const found = (await call('GET', `${FILTER}/search?filterName=round&maxResults=1&expand=jql`)).body;
    expect(found).toMatchObject({ total: 2, isLast: false, values: [{ name: 'And round', jql: 'filter = 10004' }] });
    expect((await call('GET', `${FILTER}/search?maxResults=1`)).body).not.toHaveProperty('values.0.jql');
    expect(names((await call('GET', `${FILTER}/search?orderBy=-id&maxResults=2`)).body)).toEqual([
      'And round',
      'Round',
    ]);
  });

  it('are told as one’s own and as favourites', async () => {
    const { call } = aDesk();
    const of = async (path: string) =>
      ((await call('GET', `${FILTER}/${path}`, undefined, as('ben'))).body as { name: string }[]).map(
        ({ name }) => name,
      );
    expect(await of('favourite')).toEqual(['Cleo’s']);
    expect(await of('my')).toEqual(['And round', 'Private', 'Round', 'Spring']);
    expect(await of('my?includeFavourites=true')).toContain('Cleo’s');
  });

  it('run inside other searches as whoever asks; a filter cannot hold itself', async () => {
    const { call } = aDesk();
    const run = async (jql: string, who: string) =>
      call('POST', '/rest/api/3/search/jql', { jql, fields: ['id'], maxResults: 5000 }, as(who));
    const ids = async (jql: string, who: string) =>
      ((await run(jql, who)).body as { issues: { id: string }[] }).issues.map(({ id }) => id).sort();
    expect(await ids('filter = 10003', 'cleo')).toEqual(['1', '2']);
    expect(await ids('filter = "Cleo’s" AND project = STU', 'cleo')).toEqual(['1']);
    expect(await ids('filter in (10003)', 'ben')).toEqual(['1']);
    expect(await ids('project in (STU, HID) AND filter != 10001', 'ada')).toEqual([]);
    for (const jql of ['filter = 10002', 'filter = 10004', 'filter = 1', 'filter > 10001', 'filter is EMPTY'])
      expect([jql, (await run(jql, 'cleo')).status]).toEqual([jql, 400]);
  });
});
