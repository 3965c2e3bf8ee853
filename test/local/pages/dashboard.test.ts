import type { Browser, FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { admin, byName } from '../../../local/data/studio/people';
import { aBrowser } from '../../fixtures/browser';
import { aDesk, aStudio, type TestDesk } from '../../fixtures/desk';
import { aVisitor, axeViolations, type Visitor } from '../../fixtures/desk-page';
import { aGadgetApp } from '../../fixtures/gadget-app';
import { aDashboard, aGadget } from '../jira/dashboards';

const noor = byName('Noor').accountId;
const clara = byName('Clara').accountId;

describe('a dashboard with gadgets of an app', () => {
  const app = aGadgetApp();
  let desk: TestDesk;
  let browser: Browser;
  let visitor: Visitor;
  beforeAll(async () => {
    [desk, browser] = await Promise.all([aDesk({ ...aStudio(60), setup: [] }, { app: app.folder }), aBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await desk?.stop();
    app.remove();
  });

  const dashboard = () => desk.desk.jira.world.dashboards.get('20001');
  const gadget = (id: string) =>
    dashboard()
      ?.columns.flatMap(({ gadgets }) => gadgets)
      .find((one) => one.id === id);
  const places = () => dashboard()?.columns.map(({ gadgets }) => gadgets.map(({ id }) => id).join(' '));
  beforeEach(() => {
    const gadgets = [
      aGadget('1', { moduleKey: 'kpi-gadget', config: { words: 'first' } }),
      aGadget('2', { moduleKey: 'kpi-gadget', config: { words: 'second' }, title: 'Yours' }),
    ];
    const widget = aGadget('3', { moduleKey: 'kpi-widget', config: { words: 'third' } });
    desk.desk.jira.world.dashboards.set(
      '20001',
      aDashboard('20001', {
        owner: noor,
        columns: [
          { span: 6, gadgets },
          { span: 6, gadgets: [widget] },
        ],
      }),
    );
  });

  const open = async (as = noor, options: { width?: number; dark?: boolean } = {}): Promise<Page> => {
    visitor = await aVisitor(browser, desk, as, options);
    await visitor.open('/dashboards/20001');
    await visitor.page.locator('[data-gadget="1"]').waitFor();
    return visitor.page;
  };
  /** The gadgets of each column as they stand on the page. */
  const shown = (page: Page) =>
    page
      .locator('[data-column]')
      .evaluateAll((columns) =>
        columns.map((column) =>
          [...column.querySelectorAll<HTMLElement>('[data-gadget]')].map(({ dataset }) => dataset.gadget).join(' '),
        ),
      );
  const card = (page: Page, id: string) => page.locator(`[data-gadget="${id}"]`);
  const frame = (page: Page, id: string): FrameLocator => page.frameLocator(`[data-gadget="${id}"] iframe`);
  const choose = async (page: Page, id: string, item: string) => {
    const wanted = page.getByRole('menuitem', { name: item, exact: true });
    // A menu that was opened while the dashboard is read anew closes with it.
    for (let n = 0; n < 5 && !(await wanted.isVisible()); n += 1) {
      await card(page, id).locator('.gadget-more').click();
      await wanted.waitFor({ timeout: 3000 }).catch(() => undefined);
    }
    await wanted.click();
  };
  const done = async (page: Page) => {
    expect(visitor.complaints).toEqual([]);
    await page.context().close();
  };

  it('configures a gadget in its place: what it submits is saved and shown', async () => {
    const page = await open();
    await frame(page, '1').getByText('first').waitFor();
    await choose(page, '1', 'Configure');
    await frame(page, '1').getByLabel('Words').fill('changed');
    await frame(page, '1').getByRole('button', { name: 'Save', exact: true }).click();
    await frame(page, '1').locator('.words').getByText('changed').waitFor();
    expect(gadget('1')?.config).toEqual({ words: 'changed' });
    await done(page);
  });

  it('leaves things as they were on Cancel, the gadget’s own and the dashboard’s', async () => {
    const page = await open();
    for (const cancel of [
      () => frame(page, '1').getByRole('button', { name: 'Cancel' }).click(),
      () => choose(page, '1', 'Cancel configuring'),
    ]) {
      await choose(page, '1', 'Configure');
      await frame(page, '1').getByLabel('Words').fill('lost');
      await cancel();
      await frame(page, '1').locator('.words').getByText('first').waitFor();
    }
    expect(gadget('1')?.config).toEqual({ words: 'first' });
    await done(page);
  });

  it('tells the app why a configuration is not saved, and takes none from a view', async () => {
    const page = await open();
    await choose(page, '1', 'Configure');
    await frame(page, '1').getByRole('button', { name: 'Save badly' }).click();
    await frame(page, '1').getByText('Refused: refresh must be a positive whole number of minutes.').waitFor();
    await frame(page, '2').getByRole('button', { name: 'Submit here' }).click();
    await frame(page, '2').getByText('submit: false').waitFor();
    await frame(page, '2').getByRole('button', { name: 'Edit here' }).click();
    await frame(page, '2').getByText('Refused: only a widget that is being configured can be edited').waitFor();
    expect([gadget('1')?.config, gadget('2')?.config]).toEqual([{ words: 'first' }, { words: 'second' }]);
    await done(page);
  });

  it('saves a widget by a button of its own: what the app makes of the last words, or nothing', async () => {
    const page = await open();
    const configure = async (words: string | null) => {
      await choose(page, '3', 'Configure');
      await frame(page, '3').getByLabel('Words').waitFor();
      if (words !== null) await frame(page, '3').getByLabel('Words').fill(words);
      await card(page, '3').getByRole('button', { name: 'Save' }).click();
    };
    await configure('changed');
    await frame(page, '3').locator('.words').getByText('changed').waitFor();
    expect(gadget('3')?.config).toEqual({ words: 'changed', by: 'onProductSave' });
    await frame(page, '1').getByText('saved changed of 3').waitFor();
    await configure('nothing');
    await frame(page, '3').locator('.words').getByText('changed').waitFor();
    await configure(null);
    await frame(page, '3').locator('.words').getByText('changed').waitFor();
    await configure('bad');
    await card(page, '3').getByRole('alert').getByText('No such words.').waitFor();
    await frame(page, '3').getByText('Told: No such words.').waitFor();
    await card(page, '3').getByRole('button', { name: 'Cancel' }).click();
    await frame(page, '3').locator('.words').getByText('changed').waitFor();
    await done(page);
  });

  it('saves nothing for a widget that asks for nothing to be saved, and tells it all the same', async () => {
    const widget = gadget('3');
    if (widget !== undefined) widget.config = { words: 'elsewhere' };
    const page = await open();
    await choose(page, '3', 'Configure');
    await frame(page, '3').getByLabel('Words').fill('kept by the app');
    await card(page, '3').getByRole('button', { name: 'Save' }).click();
    await frame(page, '1').getByText('saved kept by the app of 3').waitFor();
    await frame(page, '3').locator('.words').getByText('elsewhere').waitFor();
    expect(gadget('3')?.config).toEqual({ words: 'elsewhere' });
    await done(page);
  });

  it('adds a gadget from those that the manifest names, and configures it at once', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'Add gadget' }).click();
    const offers = page.getByRole('dialog').getByRole('listitem');
    expect(await offers.allInnerTexts()).toEqual([
      expect.stringMatching(/^Atelier KPIs Gadget\s+How a team is doing/),
      expect.stringMatching(/^Atelier KPIs Widget\s+How a team is doing/),
    ]);
    await page.getByRole('button', { name: 'Add Atelier KPIs, gadget' }).click();
    await expect.poll(() => places()?.[0]).toMatch(/^\d{5} 1 2$/);
    const id = places()?.[0]?.split(' ')[0] ?? '';
    await frame(page, id).getByLabel('Words').fill('new');
    await frame(page, id).getByRole('button', { name: 'Save', exact: true }).click();
    await frame(page, id).locator('.words').getByText('new').waitFor();
    await done(page);
  });

  it('refreshes one gadget or all: every frame hears of it, a module that leaves it to Jira is loaded anew', async () => {
    const page = await open();
    for (const id of ['1', '2', '3']) await frame(page, id).getByText('heard 0').waitFor();
    await card(page, '1')
      .getByRole('button', { name: /^Refresh/ })
      .click();
    await frame(page, '1').getByText('heard 1 gadget').waitFor();
    await frame(page, '2').getByText('heard 0').waitFor();
    await frame(page, '3').getByRole('button', { name: 'Submit here' }).click();
    await page.getByRole('button', { name: 'Refresh', exact: true }).click();
    await frame(page, '1').getByText('heard 2 dashboard').waitFor();
    await frame(page, '2').getByText('heard 1 dashboard').waitFor();
    await frame(page, '3').getByText('heard 0').waitFor();
    expect(await frame(page, '3').getByText('submit: false').count()).toBe(0);
    await done(page);
  });

  it('refreshes by itself after the minutes that a gadget had saved', async () => {
    visitor = await aVisitor(browser, desk, noor);
    await visitor.page.clock.install();
    await visitor.open('/dashboards/20001');
    const { page } = visitor;
    await choose(page, '1', 'Configure');
    await frame(page, '1').getByRole('button', { name: 'Save and refresh' }).click();
    await page.clock.runFor(100);
    await frame(page, '1').getByText('heard 0').waitFor();
    await page.clock.runFor(61_000);
    await frame(page, '1').getByText('heard 1 gadget').waitFor();
    await frame(page, '2').getByText('heard 0').waitFor();
    await done(page);
  });

  it('tells a widget how large it is', async () => {
    const page = await open();
    await frame(page, '3').getByText('third').waitFor();
    const told = JSON.parse((await frame(page, '3').locator('#root').getAttribute('data-extension')) ?? '');
    const box = await card(page, '3').locator('iframe').boundingBox();
    expect(told.layout).toMatchObject({ columnSpan: 6, width: Math.round(box?.width ?? 0) });
    await done(page);
  });

  it('grows with what a gadget shows: nothing scrolls inside', async () => {
    const page = await open();
    await frame(page, '1').getByRole('button', { name: 'Grow' }).click();
    const iframe = card(page, '1').locator('iframe');
    await expect.poll(async () => (await iframe.boundingBox())?.height).toBeGreaterThanOrEqual(900);
    await done(page);
  });

  it('knows the height of what stands below the fold before anybody scrolls there', async () => {
    visitor = await aVisitor(browser, desk, noor, { width: 400 });
    for (let n = 0; n < 6; n++) dashboard()?.columns[0]?.gadgets.push(aGadget(`4${n}`, { moduleKey: 'kpi-gadget' }));
    await visitor.open('/dashboards/20001');
    const { page } = visitor;
    const heights = () =>
      page
        .locator('.gadget iframe')
        .evaluateAll((frames) => frames.map((one) => Number.parseInt(getComputedStyle(one).height, 10)));
    await expect.poll(async () => (await heights()).filter((height) => height === 320)).toEqual([]);
    expect(await page.evaluate('scrollY')).toBe(0);
    await done(page);
  });

  it('moves gadgets by the menu and by the keys, and the focus goes with them', async () => {
    const page = await open();
    await choose(page, '1', 'Move right');
    await expect.poll(places).toEqual(['2', '1 3']);
    await page.getByRole('status').getByText('Moved to column 2 of 2, place 1.').waitFor();
    const focused = () =>
      page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-gadget]')?.dataset.gadget);
    await expect.poll(focused).toBe('1');
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    await card(page, '1').locator('.grip').focus();
    for (const [key, expected] of [
      ['ArrowDown', ['2', '3 1']],
      ['ArrowDown', ['2', '3 1']],
      ['ArrowLeft', ['2 1', '3']],
      ['ArrowUp', ['1 2', '3']],
    ] as const) {
      await page.keyboard.press(key);
      await expect.poll(() => shown(page)).toEqual(expected);
      expect(places()).toEqual(expected);
      await expect.poll(focused).toBe('1');
    }
    await done(page);
  });

  it('moves gadgets by dragging, over frames too; Escape gives up', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    const drag = async (to: { x: number; y: number }) => {
      const grip = await card(page, '1').locator('.grip').boundingBox();
      await page.mouse.move((grip?.x ?? 0) + 8, (grip?.y ?? 0) + 8);
      await page.mouse.down();
      await page.mouse.move(to.x, to.y, { steps: 5 });
      await page.locator('.drop-line').waitFor();
    };
    const below = async () => {
      const box = await card(page, '3').boundingBox();
      return { x: (box?.x ?? 0) + 100, y: (box?.y ?? 0) + (box?.height ?? 0) - 20 };
    };
    await drag(await below());
    await page.keyboard.press('Escape');
    await page.mouse.up();
    expect(places()).toEqual(['1 2', '3']);
    await drag(await below());
    await page.mouse.up();
    await expect.poll(places).toEqual(['2', '3 1']);
    await done(page);
  });

  it('changes columns and heights, by choice, by mouse and by keys', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    const spans = () => dashboard()?.columns.map(({ span }) => span);
    await page.getByRole('button', { name: 'Wide left' }).click();
    await expect.poll(spans).toEqual([8, 4]);
    const handle = page.getByRole('separator', { name: 'Width of the left column' });
    await handle.press('ArrowLeft');
    await expect.poll(spans).toEqual([6, 6]);
    // Kept is not yet drawn: a mouse would take hold of where the handle was.
    await expect.poll(() => handle.getAttribute('aria-valuenow')).toBe('6');
    const whole = await page.locator('.columns').boundingBox();
    const at = await handle.boundingBox();
    await page.mouse.move((at?.x ?? 0) + 8, (at?.y ?? 0) + 30);
    await page.mouse.down();
    await page.mouse.move((whole?.x ?? 0) + (whole?.width ?? 0) / 3, (at?.y ?? 0) + 40, { steps: 4 });
    await page.mouse.up();
    await expect.poll(spans).toEqual([4, 8]);
    const height = page.getByRole('separator', { name: /^Height of/ });
    expect(await height.getAttribute('aria-valuetext')).toBe('as high as its content');
    for (const size of ['xsmall', 'small', 'medium']) {
      await height.press('ArrowDown');
      await expect.poll(() => gadget('3')?.rowSpan).toBe(size);
    }
    await expect.poll(async () => (await card(page, '3').boundingBox())?.height).toBeGreaterThanOrEqual(440);
    await page.getByRole('button', { name: 'One column' }).click();
    await expect.poll(places).toEqual(['1 2 3']);
    await done(page);
  });

  it('removes a gadget, and takes that back', async () => {
    const page = await open();
    await choose(page, '2', 'Remove');
    await expect.poll(places).toEqual(['1', '3']);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(places).toEqual(['1 2', '3']);
    await frame(page, '2').getByText('second').waitFor();
    await done(page);
  });

  it('gives a gadget a title, and the dashboard a name', async () => {
    const page = await open();
    await choose(page, '1', 'Rename');
    await page.getByLabel('Title of the gadget').fill('Packaging');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Packaging' }).waitFor();
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    await page.getByLabel('Name of the dashboard').fill('By the door');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'By the door' }).waitFor();
    await page.getByLabel('Everybody may see it').uncheck();
    await expect.poll(() => dashboard()?.shared).toBe(false);
    await done(page);
  });

  it('is read-only for whoever it is shared with', async () => {
    const page = await open(clara);
    await frame(page, '1').getByText('first').waitFor();
    expect(await page.locator('main .gadget-more, .grip').count()).toBe(0);
    expect(await page.getByRole('button', { name: /^(Edit|Add gadget)$/ }).count()).toBe(0);
    await page.getByRole('button', { name: 'Refresh', exact: true }).click();
    await frame(page, '1').getByText('heard 1 dashboard').waitFor();
    await done(page);
  });

  it('says in Jira’s words that there is nothing, and what was refused', async () => {
    const page = await open();
    const found = dashboard();
    if (found !== undefined) found.owner = clara;
    await choose(page, '1', 'Move down');
    await page.locator('.flag-error').getByText('You do not have permission to edit this dashboard.').waitFor();
    if (found !== undefined) found.shared = false;
    await page.reload();
    await page.getByText("The dashboard with id '20001' does not exist.").waitFor();
    await done(page);
  });

  it('is deleted when that is meant', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    await page.getByRole('button', { name: 'Delete dashboard' }).click();
    expect(await axeViolations(page.mainFrame())).toEqual([]);
    await page.getByRole('button', { name: 'Cancel' }).click();
    expect(dashboard()).toBeDefined();
    await page.getByRole('button', { name: 'Delete dashboard' }).click();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByRole('heading', { name: 'Dashboards' }).waitFor();
    expect(dashboard()).toBeUndefined();
    await done(page);
  });

  it('is made and listed', async () => {
    visitor = await aVisitor(browser, desk, noor);
    await visitor.open('/dashboards');
    const { page } = visitor;
    await page.getByRole('button', { name: 'New dashboard' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Late work');
    await page.getByLabel('Everybody may see it').uncheck();
    await page.getByRole('button', { name: 'Create' }).click();
    await page.getByRole('heading', { name: 'Late work' }).waitFor();
    await page.getByText('Nothing is on this dashboard yet.').waitFor();
    await page.getByRole('link', { name: 'Dashboards' }).click();
    await page.getByRole('row', { name: 'Late work Noor Haddad Only its owner' }).waitFor();
    await page.getByRole('link', { name: 'Studio, how are we doing?' }).waitFor();
    await done(page);
  });

  it.each([
    [1440, false],
    [1440, true],
    [400, false],
    [250, true],
  ])('has no barriers at %i px, dark: %s', async (width, dark) => {
    const page = await open(noor, { width, dark });
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    await card(page, '1').locator('.gadget-more').click();
    expect(await axeViolations(page.mainFrame())).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    await page.getByRole('button', { name: 'Add gadget' }).click();
    expect(await axeViolations(page.mainFrame())).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'Dashboards' }).click();
    await page.getByRole('heading', { name: 'Dashboards' }).waitFor();
    expect(await axeViolations(page.mainFrame())).toEqual([]);
    await done(page);
  });

  it('belongs to no admin’s gadgets alone: an admin may change it, too', async () => {
    const page = await open(admin.accountId);
    await choose(page, '1', 'Move down');
    await expect.poll(places).toEqual(['2 1', '3']);
    await done(page);
  });
});
