import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { byName, guest } from '../../../local/data/studio/people';
import { aBrowser } from '../../fixtures/browser';
import type { TestDesk } from '../../fixtures/desk';
import { aVisitor, axeViolations } from '../../fixtures/desk-page';
import { aKeptDesk } from '../../fixtures/kept-desk';

const noor = byName('Noor').accountId;

describe('the pages of the local Jira', () => {
  let desk: TestDesk;
  let browser: Browser;
  const hero = () => [...desk.desk.jira.world.issues.values()].find(({ key }) => key === 'PACK-214');
  beforeAll(async () => {
    [desk, browser] = await Promise.all([aKeptDesk(500), aBrowser()]);
    await desk.settle();
  });
  afterAll(async () => {
    await browser?.close();
    await desk?.stop();
  });

  it.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 420],
    ['dark', 420],
  ] as const)('have nothing that axe objects to (%s, %i px)', async (theme, width) => {
    const { page, open, complaints } = await aVisitor(browser, desk, noor, { width, dark: theme === 'dark' });
    for (const [path, text] of [
      ['/projects/PACK', 'Winter range'],
      ['/mine', 'Work of Noor Haddad'],
      ['/browse/PACK-214', 'Oat bar carton'],
    ] as const) {
      await open(path);
      await page.getByText(text).first().waitFor();
      expect(await axeViolations(page.mainFrame()), path).toEqual([]);
    }
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('log work, and the remaining estimate follows', async () => {
    const { page, open } = await aVisitor(browser, desk, noor);
    await open('/browse/PACK-214');
    await page.getByRole('button', { name: 'Log work' }).click();
    await page.getByLabel('Time spent').fill('1h 30m');
    await page.locator('dialog').getByRole('button', { name: 'Log work' }).click();
    await expect.poll(() => page.getByLabel('Remaining estimate').inputValue()).toBe('12h 30m');
    expect(hero()).toMatchObject({ spent: 5400, remaining: 45_000 });
    await page.context().close();
  });

  it('change status, due date and assignee', async () => {
    const { page, open } = await aVisitor(browser, desk, noor);
    await open('/browse/PACK-214');
    await page.getByLabel('Status').selectOption({ label: '→ In progress' });
    await expect.poll(() => hero()?.statusId).toBe('10002');
    await page.getByLabel('Due date').fill('18 Dec');
    await page.getByLabel('Due date').press('Enter');
    await expect.poll(() => hero()?.due).toBe('2026-12-18');
    await page.getByLabel('Assignee').selectOption({ label: 'Mira Okafor' });
    await expect.poll(() => hero()?.assignee).toBe(byName('Mira').accountId);
    await page.context().close();
  });

  it('say what is wrong with an estimate, beside it, and change nothing', async () => {
    const { page, open } = await aVisitor(browser, desk, noor);
    await open('/browse/PACK-214');
    const before = hero()?.remaining;
    const field = page.getByLabel('Remaining estimate');
    await field.fill('a few days');
    await field.press('Enter');
    await page.getByText('Write a duration such as 3h 30m, 2d or 45m.').waitFor();
    expect(await field.inputValue()).toBe('a few days');
    expect(hero()?.remaining).toBe(before);
    await page.context().close();
  });

  it('find an issue by its key and by its words', async () => {
    const { page, open } = await aVisitor(browser, desk, noor);
    await open('/projects/PACK');
    await page.getByRole('heading', { name: 'Packaging' }).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('pack-214');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /Oat bar carton/ }).waitFor();
    await page.getByLabel('Find an issue').fill('shelf-ready');
    await page.locator('.found').getByText('PACK-214').waitFor();
    await page.context().close();
  });

  it('create an issue', async () => {
    const { page, open } = await aVisitor(browser, desk, noor);
    await open('/projects/PACK');
    await page.getByRole('button', { name: 'New issue' }).click();
    await page.getByLabel('Summary').fill('Tea tin lid');
    await page.getByLabel('Estimate').fill('6h');
    await page.getByRole('button', { name: 'Create' }).click();
    await page.getByRole('heading', { name: 'Tea tin lid' }).waitFor();
    expect(await page.getByLabel('Original estimate').inputValue()).toBe('6h');
    await page.context().close();
  });

  it('open the app’s pages: from the list of apps, and from behind one’s own picture', async () => {
    const { page, open, complaints } = await aVisitor(browser, desk, noor);
    await open('/mine');
    await page.getByRole('link', { name: 'Atelier', exact: true }).click();
    await page.waitForURL('**/apps/atelier');
    await page.locator('iframe[title="Atelier (app)"]').waitFor();
    await page.getByRole('button', { name: 'Account' }).click();
    await page.getByRole('menuitem', { name: 'Atelier, personal settings' }).press('Enter');
    await page.waitForURL('**/settings/personal/atelier');
    await page.frameLocator('iframe').getByRole('heading', { name: 'You in Atelier' }).waitFor();
    expect(await axeViolations(page.mainFrame())).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('show what the person who is signed in may see', async () => {
    const { page, open } = await aVisitor(browser, desk, noor);
    await open('/browse/PACK-214');
    await page.getByRole('heading', { name: /Oat bar carton/ }).waitFor();
    await page.getByLabel('Signed in as').selectOption(guest.accountId);
    await page.getByRole('heading', { name: 'Nothing here' }).waitFor();
    expect(await page.getByRole('navigation').getByText('Packaging').count()).toBe(0);
    await page.context().close();
  });
});
