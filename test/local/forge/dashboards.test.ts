import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { admin, byName, customers } from '../../../local/data/studio/people';
import type { Host } from '../../../local/forge/host';
import { loadWorld, saveChanges, saveIssues } from '../../../local/forge/snapshot';
import type { World } from '../../../local/jira/model';
import { aDesk, aStudio, type TestDesk } from '../../fixtures/desk';

const noor = byName('Noor').accountId;
const pavel = byName('Pavel').accountId;
type Answer = { status: number; body: { error?: string; extension?: Record<string, unknown> } };

describe('what the app is told of a gadget', () => {
  let desk: TestDesk;
  const board = () => desk.desk.jira.world.dashboards.get('10001');
  const first = () => board()?.columns[0]?.gadgets[0]?.id ?? '';
  beforeAll(async () => {
    desk = await aDesk({ ...aStudio(60), setup: [] });
  });
  afterAll(() => desk?.stop());

  const ask = async (path: string, as: string, body: unknown): Promise<Answer> => {
    const response = await fetch(`${desk.url}/local/${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Basic ${Buffer.from(`${as}:x`).toString('base64')}`,
      },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as Answer['body'] };
  };
  const context = (as: string, extension: unknown, moduleKey = 'kpi-gadget') =>
    ask('bridge/context', as, { moduleKey, extension });
  const change = (as: string, what: unknown, dashboardId = '10001') =>
    ask('dashboard/change', as, { dashboardId, change: what });

  it('is what is stored, whatever else the page says', async () => {
    const forged = {
      gadget: { id: first() },
      dashboard: { id: '99' },
      type: 'jira:adminPage',
      gadgetConfiguration: { stolen: true },
      config: { stolen: true },
      accountId: admin.accountId,
    };
    const { body } = await context(noor, forged);
    expect(body.extension).toEqual({
      type: 'jira:dashboardGadget',
      dashboard: { id: '10001' },
      gadget: { id: first() },
      location: `${desk.url}/dashboards/10001`,
      gadgetConfiguration: expect.objectContaining({ version: 1, title: 'Studio, how are we doing?' }),
    });
  });

  it('is the same where a function is invoked', async () => {
    const { host } = desk.desk;
    const seen: unknown[] = [];
    const real = host.invoke;
    const watched: Host['invoke'] = (module, functionKey, payload, who, extension) => {
      seen.push(extension);
      return real(module, functionKey, payload, who, extension);
    };
    Object.assign(host, { invoke: watched });
    const extension = { gadget: { id: first() }, gadgetConfiguration: { stolen: true } };
    await ask('bridge/invoke', noor, { moduleKey: 'kpi-gadget', functionKey: 'getKpiOptions', payload: {}, extension });
    const stranger = { gadget: { id: '999' } };
    const refused = await ask('bridge/invoke', noor, {
      moduleKey: 'kpi-gadget',
      functionKey: 'x',
      extension: stranger,
    });
    Object.assign(host, { invoke: real });
    expect(refused.status).toBe(404);
    expect(seen).toEqual([(await context(noor, extension)).body.extension]);
  });

  it('is nothing of dashboards that the viewer may not see, of other modules’ gadgets, and of none', async () => {
    const made = await desk.rest<{ id: string }>('POST', '/rest/api/3/dashboard', noor, {
      name: 'Noor’s own',
      sharePermissions: [],
      editPermissions: [],
    });
    const added = (await change(noor, { kind: 'add', moduleKey: 'kpi-gadget' }, made.id)).body as { gadgetId?: string };
    const gadget = { id: added.gadgetId };
    expect((await context(noor, { gadget })).body.extension).toMatchObject({ gadgetConfiguration: {} });
    expect((await context(pavel, { gadget })).status).toBe(404);
    expect((await context(customers[0]?.accountId ?? '', { gadget })).status).toBe(403);
    expect((await context(noor, { gadget }, 'kpi-widget')).status).toBe(404);
    for (const none of [{}, { gadget: null }, { gadget: { id: '7' } }, null, 'x'])
      expect([none, (await context(noor, none)).status]).toEqual([none, 404]);
    expect((await ask('dashboard/read', pavel, { dashboardId: made.id })).status).toBe(404);
    expect((await change(pavel, { kind: 'add', moduleKey: 'kpi-gadget' }, made.id)).status).toBe(404);
  });

  it('says edit only to whoever may change the dashboard', async () => {
    const asked = { gadget: { id: first() }, entryPoint: 'edit' };
    expect((await context(admin.accountId, asked)).body.extension).toMatchObject({ entryPoint: 'edit' });
    expect((await context(noor, asked)).status).toBe(400);
    expect((await context(noor, { ...asked, entryPoint: 'view' })).body.extension).not.toHaveProperty('entryPoint');
  });

  it('of a widget is what its client package reads', async () => {
    const { body } = await change(admin.accountId, { kind: 'add', moduleKey: 'kpi-widget' });
    const { gadgetId } = body as { gadgetId?: string };
    await change(admin.accountId, { kind: 'resize', gadgetId, rowSpan: 'medium' });
    await change(admin.accountId, { kind: 'configure', gadgetId, config: { words: 'a' } });
    const asked = { gadget: { id: gadgetId }, entryPoint: 'edit', layout: { width: 500, height: 'x', columnSpan: 99 } };
    expect((await context(admin.accountId, asked, 'kpi-widget')).body.extension).toEqual({
      type: 'dashboards:widget',
      entryPoint: 'edit',
      config: { words: 'a' },
      context: { dashboardId: '10001', widgetId: gadgetId },
      layout: { width: 500, height: 0, columnSpan: 8, rowSpan: 'medium' },
    });
    await change(admin.accountId, { kind: 'remove', gadgetId });
  });

  it('changes by whoever may, in the ways there are', async () => {
    const id = first();
    for (const [what, status] of [
      [{ kind: 'configure', gadgetId: id, config: {} }, 400],
      [{ kind: 'remove', gadgetId: id }, 400],
      [{ kind: 'columns', spans: [12] }, 400],
    ] as const)
      expect([what, (await change(noor, what)).status]).toEqual([what, status]);
    for (const bad of [
      null,
      { kind: 'toString' },
      { kind: 'add', moduleKey: 'settings' },
      { kind: 'columns', spans: [11, 1] },
      { kind: 'configure', gadgetId: id, config: [] },
      { kind: 'configure', gadgetId: id, config: { refresh: 0.5 } },
      { kind: 'configure', gadgetId: id, config: { long: 'x'.repeat(33_000) } },
      { kind: 'resize', gadgetId: id, rowSpan: 'giant' },
      { kind: 'details', name: ' ' },
      { kind: 'restore', gadgetId: '1' },
    ])
      expect([bad, (await change(admin.accountId, bad)).status]).toEqual([bad, 400]);
    expect((await change(admin.accountId, { kind: 'move', gadgetId: '1', column: 0, row: 0 })).status).toBe(404);
  });

  it('keeps every gadget when columns go, and a removed one for whoever takes that back', async () => {
    const before = board()?.columns.flatMap(({ gadgets }) => gadgets.map(({ id }) => id));
    await change(admin.accountId, { kind: 'columns', spans: [12] });
    expect(board()?.columns.map(({ gadgets }) => gadgets.map(({ id }) => id))).toEqual([before]);
    const config = structuredClone(board()?.columns[0]?.gadgets[0]?.config);
    await change(admin.accountId, { kind: 'remove', gadgetId: first() });
    expect(board()?.columns[0]?.gadgets).toHaveLength(5);
    await change(admin.accountId, { kind: 'restore', gadgetId: before?.[0] });
    expect(board()?.columns[0]?.gadgets.map(({ id }) => id)).toEqual(before);
    expect(board()?.columns[0]?.gadgets[0]?.config).toEqual(config);
  });
});

it('dashboards, filters and what gadgets had saved are kept with a desk’s state', async () => {
  const data = mkdtempSync(join(tmpdir(), 'atelier-dashboards-'));
  const open = () => aDesk({ ...aStudio(60), setup: [] }, { data });
  const first = await open();
  await first.settle();
  await first.rest('POST', '/rest/api/3/dashboard/10001/gadget', admin.accountId, {
    moduleKey: 'kpi-widget',
    title: 'Mine',
  });
  const kept = structuredClone([...first.desk.jira.world.dashboards]);
  await first.stop();
  const again = await open();
  expect([...again.desk.jira.world.dashboards]).toEqual(kept);
  expect(again.desk.jira.world.filters.size).toBe(6);
  const made = await again.rest<{ id: number }>('POST', '/rest/api/3/dashboard/10001/gadget', admin.accountId, {
    moduleKey: 'kpi-widget',
  });
  expect(made.id).toBe(10_008);
  await again.stop();
  rmSync(data, { recursive: true, force: true });
});

it('a desk that was kept before there were dashboards has none, and can have some', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'atelier-older-'));
  const [issues, changes] = [join(folder, 'issues.jsonl'), join(folder, 'changes.jsonl')];
  const { filters, dashboards, lastIds, ...older } = aStudio(5).world;
  expect([filters.size, dashboards.size, lastIds.gadget]).toEqual([6, 1, 10_006]);
  await saveIssues(issues, older as World, () => false);
  await saveChanges(changes, older as World, new Map(), {});
  const read = await loadWorld(issues, changes);
  expect(read?.world).toMatchObject({ filters: new Map(), dashboards: new Map(), lastIds: { dashboard: 10_000 } });
  rmSync(folder, { recursive: true, force: true });
});
