import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { admin, byName } from '../../local/data/studio/people';
import { aBrowser } from '../fixtures/browser';
import type { TestDesk } from '../fixtures/desk';
import { appFrames, aVisitor, axeViolations, freeOf, toSection } from '../fixtures/desk-page';
import { aKeptDesk } from '../fixtures/kept-desk';

describe('the settings page', () => {
  let desk: TestDesk;
  let browser: Browser;
  beforeAll(async () => {
    [desk, browser] = await Promise.all([aKeptDesk(), aBrowser()]);
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
    for (const { frame } of [first, second])
      await frame.getByRole('button', { name: 'Name, projects and managers' }).click();
    await first.frame.getByLabel('Name', { exact: true }).fill('Brand and design');
    await second.frame.getByLabel('Name', { exact: true }).fill('Brand studio');
    await first.frame.getByRole('button', { name: 'Save' }).click();
    await first.frame.getByRole('button', { name: /Brand and design/ }).waitFor();
    await second.frame.getByRole('button', { name: 'Save' }).click();
    await second.frame
      .getByRole('alert')
      .getByText(/Rana Aziz changed this/)
      .waitFor();
    expect(await second.frame.getByLabel('Name', { exact: true }).inputValue()).toBe('Brand studio');
    await second.frame.getByText('The name changed.').waitFor();
    for (const frame of appFrames(second.page, desk)) expect(await axeViolations(frame)).toEqual([]);
    await second.frame.getByRole('button', { name: 'Keep my input' }).click();
    await second.frame.getByRole('button', { name: 'Save' }).click();
    await second.page.locator('.flag-success').getByText('Brand studio is saved').waitFor();
    await Promise.all([first.page.context().close(), second.page.context().close()]);
  });

  it('keeps what was typed while other sections and teams are open', async () => {
    const { page, frame, complaints } = await settings();
    const section = (name: string) => toSection(frame, name);
    await frame.getByLabel('Allocation of Mira Okafor, percent').fill('87,5');
    await frame.getByRole('button', { name: /Film and motion/ }).click();
    await section('Site');
    await frame.getByLabel('Hours per story point').fill('6');
    await section('Calendars');
    await frame.getByLabel('Person', { exact: true }).selectOption({ label: 'Noor Haddad' });
    await frame.getByRole('button', { name: 'Edit: Working week' }).click();
    await frame.getByLabel('Hours on Mon').fill('7.5');
    await section('Import');
    await frame.getByLabel('CSV text').fill('account');
    await section('Teams');
    await frame.getByRole('button', { name: /Brand .*has changes/ }).click();
    expect(await frame.getByLabel('Allocation of Mira Okafor, percent').inputValue()).toBe('87.5\u00a0%');
    await section('Site');
    expect(await frame.getByLabel('Hours per story point').inputValue()).toBe('6');
    await section('Calendars');
    await frame.getByRole('button', { name: 'Edit: Working week' }).click();
    expect(await frame.getByLabel('Hours on Mon').inputValue()).toBe('7.5');
    await section('Import');
    expect(await frame.getByLabel('CSV text').inputValue()).toBe('account');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('says beside a field what cannot be read, and saves nothing until it can', async () => {
    const { page, frame } = await settings();
    await frame.getByRole('button', { name: /Film and motion/ }).click();
    await frame.getByRole('button', { name: 'Shares of Felix Brandt over time' }).click();
    const first = frame.getByLabel('First day of Felix Brandt');
    const allocation = frame.getByLabel('Share of Felix Brandt, percent, row 1');
    await first.fill('soon');
    await allocation.fill('a lot');
    await frame.getByRole('button', { name: 'Save' }).click();
    await frame.getByText('Write a number from 0 to 200.').first().waitFor();
    await frame.getByText('Write a day such as 24 Dec 2026 or 2026-12-24.').waitFor();
    for (const one of appFrames(page, desk)) expect(await axeViolations(one)).toEqual([]);
    await allocation.fill('80');
    await first.fill('1 Dec 2026');
    await first.press('Enter');
    await page.locator('.flag-success').getByText('Film and motion is saved').waitFor();
    expect(await first.inputValue()).toBe('1 Dec 2026');
    await page.context().close();
  });

  it('asks before a team is deleted', async () => {
    const { page, frame } = await settings();
    await frame.getByRole('button', { name: 'Add team' }).click();
    await frame.getByLabel('Name', { exact: true }).fill('Pop-up team');
    await frame.getByRole('button', { name: 'Save' }).click();
    await frame.getByRole('button', { name: 'Delete team' }).click();
    await frame.getByText('Delete it with the shares of 0 people?').waitFor();
    await frame.getByRole('button', { name: 'Keep it' }).click();
    await frame.getByRole('button', { name: 'Delete team' }).click();
    await frame.getByRole('button', { name: 'Delete team' }).click();
    await page.locator('.flag-success').getByText('Pop-up team is deleted').waitFor();
    expect(await frame.getByRole('button', { name: /Pop-up team/ }).count()).toBe(0);
    await page.context().close();
  });

  it.each([420, 800, 1280, 1600])('fits into %i px', async (width) => {
    const { page, frame } = await settings({ width });
    for (const name of ['Teams', 'Calendars', 'Site', 'Import']) {
      await toSection(frame, name);
      for (const one of appFrames(page, desk))
        expect(await one.evaluate('document.documentElement.scrollWidth - innerWidth'), name).toBeLessThanOrEqual(0);
    }
    await page.context().close();
  });

  it('is for Jira admins only', async () => {
    const { page, open } = await aVisitor(browser, desk, byName('Jonas').accountId);
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
      await toSection(frame, section);
      await frame.getByRole('heading', { level: 1 }).first().waitFor();
      for (const one of appFrames(page, desk)) expect(await axeViolations(one), section).toEqual([]);
    }
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('takes default hours for an issue type, and a panel with nothing to learn from assumes them', async () => {
    const { world } = desk.desk.jira;
    const noor = byName('Noor').accountId;
    const type = world.issueTypes.get([...world.issues.values()].find(({ key }) => key === 'PACK-214')?.typeId ?? '');
    const made = await desk.rest<{ id: string; key: string }>('POST', '/rest/api/3/issue', noor, {
      fields: { project: { key: 'PACK' }, issuetype: { id: type?.id }, summary: 'Sleeve for nobody yet' },
    });
    // Nothing to learn from: the median of like issues is forgotten.
    await desk.desk.query(`DELETE FROM project_default WHERE kind = 'assumed' AND ref = ${Number(type?.id)}`);
    const { page, frame, complaints } = await settings();
    await frame.getByRole('button', { name: 'Site' }).click();
    await frame.getByLabel('Issue type', { exact: true }).selectOption(type?.id ?? '');
    await frame.getByRole('button', { name: 'Add', exact: true }).click();
    await frame.getByLabel(`Hours for ${type?.name}`).fill('6.5');
    for (const one of appFrames(page, desk)) expect(await axeViolations(one)).toEqual([]);
    await frame.getByRole('button', { name: 'Save' }).click();
    await page.locator('.flag-success').getByText('The site’s settings are saved').waitFor();
    const viewer = await aVisitor(browser, desk, noor);
    await viewer.open(`/browse/${made.key}`);
    await viewer.wide.getByText('assumed: your admin’s default for its type').waitFor();
    expect(complaints).toEqual([]);
    await Promise.all([page.context().close(), viewer.page.context().close()]);
  });
});
