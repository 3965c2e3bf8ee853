import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { admin } from '../../local/data/studio/people';
import { aBrowser } from '../fixtures/browser';
import type { TestDesk } from '../fixtures/desk';
import { appFrames, aVisitor, axeViolations, toSection } from '../fixtures/desk-page';
import { aKeptDesk } from '../fixtures/kept-desk';

describe('teams in the settings', () => {
  let desk: TestDesk;
  let browser: Browser;
  beforeAll(async () => {
    [desk, browser] = await Promise.all([aKeptDesk(500), aBrowser()]);
    await desk.settle();
  });
  afterAll(async () => {
    await browser?.close();
    await desk?.stop();
  });

  const opened = async (options: { dark?: boolean; width?: number } = {}) => {
    const visitor = await aVisitor(browser, desk, admin.accountId, options);
    await visitor.open('/settings/apps/atelier/teams');
    const frame = visitor.page.frameLocator('.app-frame-fill');
    await frame.getByText('Mira Okafor').first().waitFor();
    return { ...visitor, frame };
  };
  const rowsOf = (name: string) =>
    desk.desk.query(`SELECT m.from_day, m.to_day, m.allocation, m.reserve FROM team_member m
      JOIN team t ON t.team_id = m.team_id AND t.gen = m.gen JOIN person p ON p.person_id = m.person_id
      WHERE t.name = 'Brand design' AND p.account_id = '${desk.desk.jira.world.users.get(name)?.accountId ?? name}' ORDER BY m.from_day`);
  const idOf = (name: string) =>
    [...desk.desk.jira.world.users.values()].find(({ displayName }) => displayName.startsWith(name))?.accountId ?? '';

  it('show hours a week and who is promised for more than there is of them', async () => {
    const { page, frame } = await opened();
    await frame.getByRole('button', { name: 'Brand design 14 people, 450 h a week' }).waitFor();
    await frame.getByText('Also 20 % in Copy and editorial: 120 % in all').waitFor();
    await frame
      .getByRole('navigation')
      .getByRole('button', { name: /Teams .*promised for more than 100 %/ })
      .waitFor();
    expect(await frame.getByRole('row', { name: /14 people/ }).innerText()).toContain('450 h');
    await page.context().close();
  });

  it('keep the days before a change of somebody’s share, and take it back from the flag', async () => {
    const { page, frame, complaints } = await opened();
    const ana = idOf('Ana');
    await frame.getByRole('button', { name: 'Shares of Ana Beltrán over time' }).press('Enter');
    await frame.getByLabel('Day from which Ana Beltrán has another share').fill('1 Dec 2026');
    await frame.getByLabel('Share of Ana Beltrán from then on, percent').fill('60');
    await frame.getByRole('button', { name: 'Add the change' }).press('Enter');
    await frame.getByLabel('Share of Ana Beltrán, percent, row 2').waitFor();
    await frame.getByRole('button', { name: 'Save' }).press('Enter');
    const flag = page.locator('.flag-success').filter({ hasText: 'Brand design is saved' });
    await flag.waitFor();
    expect(await rowsOf(ana)).toEqual([
      { from_day: '0001-01-01', to_day: '2026-11-30', allocation: 1, reserve: 0.125 },
      { from_day: '2026-12-01', to_day: null, allocation: 0.6, reserve: 0.125 },
    ]);
    await flag.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Taken back').waitFor();
    await expect
      .poll(() => rowsOf(ana))
      .toEqual([{ from_day: '0001-01-01', to_day: null, allocation: 1, reserve: 0.125 }]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('have a reserve for everybody from a day on', async () => {
    const { page, frame } = await opened();
    await frame.getByLabel('Reserve for meetings').fill('20');
    await frame.getByLabel('Valid from').fill('1 Jan 2027');
    await frame.getByRole('button', { name: 'Save' }).click();
    await page.locator('.flag-success').getByText('Brand design is saved').waitFor();
    expect(await rowsOf(idOf('Mira'))).toEqual([
      { from_day: '0001-01-01', to_day: '2026-12-31', allocation: 1, reserve: 0.125 },
      { from_day: '2027-01-01', to_day: null, allocation: 1, reserve: 0.2 },
    ]);
    await page.context().close();
  });

  it('take people by a group of Jira, read as the viewer', async () => {
    const { page, frame, complaints } = await opened();
    await frame.getByRole('button', { name: 'Film and motion' }).click();
    await frame.getByRole('button', { name: 'Add people' }).click();
    await frame.getByLabel('By Jira group').fill('admin');
    await frame.getByLabel('By Jira group').press('Enter');
    await frame.getByRole('button', { name: 'Add 1 person' }).waitFor();
    for (const one of appFrames(page, desk)) expect(await axeViolations(one)).toEqual([]);
    await frame.getByRole('button', { name: 'Add 1 person' }).click();
    await frame.getByLabel('Allocation of Rana Aziz, percent').waitFor();
    await frame.getByRole('button', { name: 'Save' }).click();
    await page.locator('.flag-success').getByText('Film and motion is saved').waitFor();
    await frame.getByRole('button', { name: 'Film and motion 13 people' }).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('tell the second of two admins who was faster and what they changed, and lose nothing', async () => {
    const [first, second] = [await opened(), await opened()];
    await second.frame.getByLabel('Allocation of Jonas Lindqvist, percent').fill('80');
    await first.frame.getByLabel('Allocation of Mira Okafor, percent').fill('90');
    await first.frame.getByRole('button', { name: 'Save' }).click();
    await first.page.locator('.flag-success').getByText('Brand design is saved').waitFor();
    await second.frame.getByRole('button', { name: 'Save' }).click();
    const told = second.frame.getByRole('alert');
    await told.getByText(/Rana Aziz changed this/).waitFor();
    await told.getByText('Mira Okafor’s allocation went from 100 % to 90 %.').waitFor();
    await told.getByRole('button', { name: 'Compare' }).click();
    await told.getByText('Jonas Lindqvist’s allocation went from 100 % to 80 %.').waitFor();
    for (const one of appFrames(second.page, desk)) expect(await axeViolations(one)).toEqual([]);
    await told.getByRole('button', { name: 'Keep my input' }).click();
    await second.frame.getByRole('button', { name: 'Save' }).click();
    await second.page.locator('.flag-success').getByText('Brand design is saved').waitFor();
    await Promise.all([first.page.context().close(), second.page.context().close()]);
  });

  it('are found by the words of a field, by keyboard, from any section', async () => {
    const { page, frame } = await opened();
    await toSection(frame, 'Access');
    await frame.getByRole('heading', { name: 'Access' }).waitFor();
    const search = frame.getByRole('combobox', { name: 'Find a setting' });
    await search.fill('reserve meetings');
    await frame.getByRole('option', { name: /Reserve for meetings/ }).waitFor();
    for (const one of appFrames(page, desk)) expect(await axeViolations(one)).toEqual([]);
    await search.press('Enter');
    await expect.poll(() => frame.locator(':focus').getAttribute('aria-label')).toBe('Reserve for meetings');
    await search.fill('no such words');
    await frame.getByText('Nothing with these words.').waitFor();
    await page.context().close();
  });

  it('keep their address over a reload, take the focus to their heading, and can be skipped to', async () => {
    const { page, frame } = await opened();
    await toSection(frame, 'Access');
    await expect.poll(() => frame.locator('h1:focus').count()).toBe(1);
    expect(new URL(page.url()).pathname).toBe('/settings/apps/atelier/access');
    await page.reload();
    await frame.getByRole('heading', { name: 'Access' }).waitFor();
    await page.goBack();
    await frame.getByRole('heading', { name: 'Teams', exact: true }).waitFor();
    const skip = frame.getByRole('button', { name: 'Skip to the settings' });
    await skip.focus();
    await skip.press('Enter');
    expect(await frame.locator('main:focus').count()).toBe(1);
    await page.context().close();
  });

  it('say in the navigation what waits to be saved, and have the browser ask before the page goes', async () => {
    const { page, frame } = await opened();
    await frame.getByLabel('Allocation of Mira Okafor, percent').fill('70');
    await toSection(frame, 'Access');
    await frame.getByText('Not saved yet: Teams').waitFor();
    let asked = '';
    page.on('dialog', (dialog) => {
      asked = dialog.type();
      void dialog.accept();
    });
    await page.reload();
    expect(asked).toBe('beforeunload');
    await page.context().close();
  });

  it.each([
    ['light', 480],
    ['light', 800],
    ['dark', 1600],
  ] as const)('fit and have nothing that axe objects to (%s, %i px)', async (theme, width) => {
    const { page, frame, complaints } = await opened({ dark: theme === 'dark', width });
    await frame.getByRole('button', { name: 'Name, projects and managers' }).click();
    await frame.getByRole('button', { name: 'Shares of Mira Okafor over time' }).click();
    for (const one of appFrames(page, desk)) {
      expect(await axeViolations(one)).toEqual([]);
      expect(await one.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    }
    await toSection(frame, 'Start here');
    await frame.getByRole('heading', { name: 'Start here' }).waitFor();
    for (const one of appFrames(page, desk)) expect(await axeViolations(one)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
