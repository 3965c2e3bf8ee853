import { existsSync } from 'node:fs';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { admin, byName } from '../../local/data/studio/people';
import { aBrowser } from '../fixtures/browser';
import { aDesk, aStudio, type TestDesk } from '../fixtures/desk';
import { appFrames, aVisitor, axeViolations, type Visitor } from '../fixtures/desk-page';
import { aGadgetApp } from '../fixtures/gadget-app';

type Gadgets = { gadgets: { id: number; title: string; position: { column: number; row: number } }[] };

/** The app's own gadget where it is built, else a page that answers: this is about the dashboard around it. */
const appOf = () =>
  existsSync('src/frontend/gadget.html') ? { folder: process.cwd(), remove: () => {} } : aGadgetApp();

describe('a gadget’s way over the studio’s dashboard', () => {
  const app = appOf();
  let desk: TestDesk;
  let browser: Browser;
  let rana: Visitor;
  beforeAll(async () => {
    [desk, browser] = await Promise.all([aDesk(aStudio(300), { app: app.folder }), aBrowser()]);
    await desk.settle();
    rana = await aVisitor(browser, desk, admin.accountId);
    await rana.open('/dashboards');
  });
  afterAll(async () => {
    await browser?.close();
    await desk?.stop();
    app.remove();
  });

  const places = async () => {
    const { gadgets } = await desk.rest<Gadgets>('GET', '/rest/api/3/dashboard/10001/gadget', admin.accountId);
    return gadgets.map(({ id, position: { column, row } }) => `${id} ${column}/${row}`);
  };
  const configOf = (id: string) =>
    desk.desk.jira.world.dashboards
      .get('10001')
      ?.columns.flatMap(({ gadgets }) => gadgets)
      .find((one) => one.id === id)?.config;
  const card = (page: Page, id: string) => page.locator(`[data-gadget="${id}"]`);
  const frame = (page: Page, id: string): FrameLocator => page.frameLocator(`[data-gadget="${id}"] iframe`);
  /** Something with a heading: what it is, is the gadget's own matter. */
  const shows = (page: Page, id: string) => frame(page, id).locator('#root :is(h1, h2, h3)').first().waitFor();
  const choose = async (page: Page, id: string, item: string) => {
    await card(page, id).locator('.gadget-more').click();
    await page.getByRole('menuitem', { name: item, exact: true }).click();
  };
  const ADDED = '10007';
  const WIDGET = '10008';

  it('begins on the board that is there on first start, with six gadgets of the admin’s', async () => {
    const { page } = rana;
    await page.getByRole('link', { name: 'Studio, how are we doing?' }).click();
    await page.getByRole('heading', { level: 1, name: 'Studio, how are we doing?' }).waitFor();
    await expect.poll(() => appFrames(page, desk).length).toBe(6);
    for (const id of ['10001', '10002', '10003', '10004', '10005', '10006']) await shows(page, id);
  });

  it('is added from the picker, configured at once, and shows what was saved', async () => {
    const { page } = rana;
    await page.getByRole('button', { name: 'Add gadget' }).click();
    await page.getByRole('button', { name: 'Add Atelier KPIs, gadget' }).click();
    await page.locator('iframe[title$="configuration (app)"]').waitFor();
    await frame(page, ADDED).getByRole('button', { name: 'Save', exact: true }).click();
    await page.locator('iframe[title$="configuration (app)"]').waitFor({ state: 'detached' });
    expect(configOf(ADDED)).toBeTypeOf('object');
    expect(configOf(ADDED)).not.toBeNull();
    expect((await places())[0]).toBe(`${ADDED} 0/0`);
  });

  it('is left as it was when configuring is cancelled', async () => {
    const { page } = rana;
    const before = structuredClone(configOf(ADDED));
    await choose(page, ADDED, 'Configure');
    await frame(page, ADDED).getByRole('button', { name: 'Cancel', exact: true }).click();
    await page.locator('iframe[title$="configuration (app)"]').waitFor({ state: 'detached' });
    expect(configOf(ADDED)).toEqual(before);
  });

  it('moves, and stays there', async () => {
    const { page } = rana;
    await choose(page, ADDED, 'Move right');
    await choose(page, ADDED, 'Move down');
    await expect.poll(places).toContain(`${ADDED} 1/1`);
    await page.reload();
    await card(page, ADDED).waitFor();
    expect(await page.locator('[data-column="1"] [data-gadget]').nth(1).getAttribute('data-gadget')).toBe(ADDED);
  });

  it('is seen by others, who may not touch it', async () => {
    const noor = await aVisitor(browser, desk, byName('Noor').accountId, { width: 400 });
    await noor.open('/dashboards/10001');
    await shows(noor.page, ADDED);
    expect(await noor.page.locator('main .gadget-more').count()).toBe(0);
    expect(noor.complaints).toEqual([]);
    await noor.page.context().close();
  });

  it('is removed, taken back with all it had, and removed for good', async () => {
    const { page } = rana;
    const before = [structuredClone(configOf(ADDED)), await places()];
    await choose(page, ADDED, 'Remove');
    await card(page, ADDED).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo' }).click();
    await card(page, ADDED).waitFor();
    expect([configOf(ADDED), await places()]).toEqual(before);
    await choose(page, ADDED, 'Remove');
    await card(page, ADDED).waitFor({ state: 'detached' });
    expect(await places()).toHaveLength(6);
  });

  it('has a widget beside it, which the dashboard’s own button saves', async () => {
    const { page } = rana;
    await page.getByRole('button', { name: 'Add gadget' }).click();
    await page.getByRole('button', { name: 'Add Atelier KPIs, widget' }).click();
    await frame(page, WIDGET).locator('#root :is(input, select)').first().waitFor();
    await card(page, WIDGET).getByRole('button', { name: 'Save', exact: true }).click();
    await page.locator('iframe[title$="configuration (app)"]').waitFor({ state: 'detached' });
    expect(configOf(WIDGET)).toBeTypeOf('object');
    expect(configOf(WIDGET)).not.toBeNull();
    await shows(page, WIDGET);
    await choose(page, WIDGET, 'Remove');
    await card(page, WIDGET).waitFor({ state: 'detached' });
  });

  it('leaves no barrier and no complaint of the browser behind', async () => {
    expect(await axeViolations(rana.page.mainFrame())).toEqual([]);
    expect(rana.complaints).toEqual([]);
  });
});
