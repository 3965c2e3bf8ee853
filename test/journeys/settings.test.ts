import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { admin, byName } from '../../local/data/studio/people';
import { aBrowser } from '../fixtures/browser';
import { aDesk, type TestDesk } from '../fixtures/desk';
import { appFrames, aVisitor, axeViolations, freeOf } from '../fixtures/desk-page';

describe('the settings page', () => {
  let desk: TestDesk;
  let browser: Browser;
  beforeAll(async () => {
    [desk, browser] = await Promise.all([aDesk(), aBrowser()]);
    await desk.settle();
  });
  afterAll(async () => {
    await browser?.close();
    await desk?.stop();
  });

  const settings = async (options: { dark?: boolean; width?: number } = {}) => {
    const visitor = await aVisitor(browser, desk, admin.accountId, options);
    await visitor.open('/settings/apps/atelier');
    const frame = visitor.page.frameLocator('.app-frame-fill');
    await frame.getByText('Copy and editorial').first().waitFor();
    return { ...visitor, frame };
  };

  it('halves a member’s allocation, and the panel shows less room', async () => {
    const viewer = await aVisitor(browser, desk, byName('Noor').accountId);
    await viewer.open('/browse/PACK-214');
    await viewer.wide.getByText('Mira Okafor').first().waitFor();
    const before = await freeOf(viewer.wide, 'Mira Okafor');
    const { page, frame, complaints } = await settings();
    await frame.getByLabel('Allocation of Mira Okafor, percent').fill('50');
    await frame.getByText('Unsaved changes').waitFor();
    await frame.getByRole('button', { name: 'Save' }).click();
    await expect.poll(() => frame.getByText('Unsaved changes').count()).toBe(0);
    await viewer.open('/browse/PACK-214');
    await viewer.wide.getByText('Mira Okafor').first().waitFor();
    expect(await freeOf(viewer.wide, 'Mira Okafor')).toBeLessThan(before - 20);
    expect([...complaints, ...viewer.complaints]).toEqual([]);
    await Promise.all([page.context().close(), viewer.page.context().close()]);
  });

  it('keeps what was typed when a second admin was faster', async () => {
    const [first, second] = [await settings(), await settings()];
    await first.frame.getByLabel('Name', { exact: true }).fill('Brand and design');
    await second.frame.getByLabel('Name', { exact: true }).fill('Brand studio');
    await first.frame.getByRole('button', { name: 'Save' }).click();
    await first.frame.getByRole('button', { name: /Brand and design/ }).waitFor();
    await second.frame.getByRole('button', { name: 'Save' }).click();
    expect(await second.frame.getByRole('alert').innerText()).toContain('Somebody changed this team meanwhile');
    expect(await second.frame.getByLabel('Name', { exact: true }).inputValue()).toBe('Brand studio');
    await Promise.all([first.page.context().close(), second.page.context().close()]);
  });

  it('checks a CSV, names what is wrong by line, stores nothing, then imports it when it is right', async () => {
    const { page, frame } = await settings();
    await frame.getByRole('button', { name: 'Import' }).first().click();
    const ewan = byName('Ewan').accountId;
    await frame
      .getByLabel('CSV text')
      .fill(`account,team,allocation\n${ewan},Film and motion,50%\n${ewan},No such team,3`);
    await frame.getByRole('button', { name: 'Check' }).click();
    const alert = frame.getByRole('alert');
    await alert.waitFor();
    expect(await alert.innerText()).toContain('There is no team named No such team.');
    await frame.getByLabel('CSV text').fill(`account,team,allocation\n${ewan},Film and motion,50%`);
    await frame.getByRole('button', { name: 'Check' }).click();
    await frame.getByText('1 line understood, nothing is wrong.').waitFor();
    await frame.getByRole('button', { name: 'Import', exact: true }).last().click();
    await frame.getByText('1 line imported.').waitFor();
    const rows = await desk.desk.query(
      "SELECT m.allocation FROM team_member m JOIN team t ON t.team_id = m.team_id JOIN person p ON p.person_id = m.person_id WHERE t.name = 'Film and motion' AND p.account_id = '" +
        ewan +
        "'",
    );
    expect(rows).toEqual([{ allocation: 0.5 }]);
    await page.context().close();
  });

  it('is for Jira admins only', async () => {
    const { page, open } = await aVisitor(browser, desk, byName('Noor').accountId);
    await open('/settings/apps/atelier');
    await page.frameLocator('.app-frame-fill').getByText('Only Jira admins can change these settings.').waitFor();
    await page.context().close();
  });

  it.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 420],
  ] as const)('has nothing that axe objects to (%s, %i px)', async (theme, width) => {
    const { page, frame, complaints } = await settings({ dark: theme === 'dark', width });
    for (const section of ['Teams', 'Calendars', 'Site', 'Import']) {
      await frame.getByRole('navigation').getByRole('button', { name: section }).click();
      for (const one of appFrames(page, desk)) expect(await axeViolations(one), section).toEqual([]);
    }
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
