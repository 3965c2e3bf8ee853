import type { Browser, FrameLocator, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { admin, byName, guest } from '../../local/data/studio/people';
import type { Reply, TeamSettings } from '../../src/contract';
import { aBrowser } from '../fixtures/browser';
import type { TestDesk } from '../fixtures/desk';
import { aVisitor, freeOf } from '../fixtures/desk-page';
import { aKeptDesk } from '../fixtures/kept-desk';

const noor = byName('Noor').accountId;
const mira = byName('Mira').accountId;
const jonas = byName('Jonas').accountId;

const rowOf = (panel: FrameLocator, name: string): Locator => panel.locator('[data-person]').filter({ hasText: name });
const namesOf = (panel: FrameLocator) => panel.locator('[data-person] bdi').allInnerTexts();
/** What a row or a line of before and after says of its weeks aloud: `26 h of 35 h`. */
const weeksOf = (line: Locator) => line.locator('td .visually-hidden').allInnerTexts();
const hoursIn = (text: string) => Number(/([\d.,]+) h/.exec(text)?.[1]?.replace(',', '') ?? Number.NaN);
const invocations = (page: Page) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/local/bridge/invoke'))
      asked.push((request.postDataJSON() as { functionKey: string }).functionKey);
  });
  return asked;
};

describe('trying somebody before assigning', () => {
  let desk: TestDesk;
  let browser: Browser;
  const hero = () => [...desk.desk.jira.world.issues.values()].find(({ key }) => key === 'PACK-214');
  beforeAll(async () => {
    [desk, browser] = await Promise.all([aKeptDesk(), aBrowser()]);
    await desk.settle();
  });
  afterAll(async () => {
    await browser?.close();
    await desk?.stop();
  });

  it('orders the team, finds a name without its accents, and counts another window', async () => {
    const { page, open, wide } = await aVisitor(browser, desk, noor);
    await open('/browse/PACK-214');
    await rowOf(wide, 'Mira').waitFor();
    await wide.getByLabel('Order').selectOption('By name');
    const names = await namesOf(wide);
    expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)));
    await wide.getByLabel('Order').selectOption('Most free first');
    const [first = '', second = ''] = await namesOf(wide);
    expect(await freeOf(wide, first)).toBeGreaterThanOrEqual(await freeOf(wide, second));

    await wide.getByText('This week', { exact: true }).click();
    const [week = ''] = await weeksOf(rowOf(wide, 'Mira'));
    const [load = 0, capacity = 0] = week.split(' of ').map(hoursIn);
    expect(Math.abs((await freeOf(wide, 'Mira')) - (capacity - load))).toBeLessThanOrEqual(1);

    await wide.getByLabel('Find a name').fill('beltran');
    expect(await namesOf(wide)).toEqual(['Ana Beltrán']);
    await wide.getByLabel('Find a name').fill('nobody');
    await wide.getByText('Nobody’s name has “nobody” in it.').waitFor();
    await page.context().close();
  });

  it('shows weeks that come true when the issue is assigned, for who takes it and for who gives it', async () => {
    const { page, open, wide, complaints } = await aVisitor(browser, desk, noor);
    await open('/browse/PACK-214');
    await rowOf(wide, 'Mira').getByRole('button').click();
    const [taker, giver] = [wide.locator('.side').nth(0), wide.locator('.side').nth(1)];
    await taker.locator('.verdict').waitFor();
    const line = (side: Locator, name: string) => side.locator('tbody tr').filter({ hasText: name });
    const [before, after] = [await weeksOf(line(taker, 'Before')), await weeksOf(line(taker, 'After'))];
    const given = await weeksOf(line(giver, 'After'));
    expect(before).toEqual(await weeksOf(rowOf(wide, 'Mira')));
    expect(after).not.toEqual(before);

    await wide.locator('.chosen').getByRole('button', { name: 'Assign to Mira Okafor' }).click();
    const flag = page.locator('.flag').filter({ hasText: 'Assigned to Mira Okafor' });
    await flag.waitFor();
    expect(hero()?.assignee).toBe(mira);
    expect(await weeksOf(rowOf(wide, 'Mira'))).toEqual(after);
    expect(await weeksOf(rowOf(wide, 'Jonas'))).toEqual(given);

    await flag.getByRole('button', { name: 'Undo' }).click();
    await page.locator('.flag').filter({ hasText: 'Assignment undone' }).waitFor();
    expect(hero()?.assignee).toBe(jonas);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('is done by keyboard alone: open, read, close with the focus where it was, open, assign, undo', async () => {
    const { page, open, wide } = await aVisitor(browser, desk, noor);
    await open('/browse/PACK-214');
    const opener = rowOf(wide, 'Mira').getByRole('button');
    const focused = () => wide.locator(':focus');
    await opener.focus();
    await page.keyboard.press('Enter');
    await wide.getByRole('heading', { name: 'If Mira Okafor takes this' }).waitFor();
    expect(await focused().innerText()).toBe('If Mira Okafor takes this');
    await page.keyboard.press('Escape');
    await expect.poll(() => focused().innerText()).toContain('Mira Okafor');
    await page.keyboard.press('Enter');
    await wide.locator('.verdict').first().waitFor();
    for (let tabs = 0; tabs < 8 && !/^Assign to/.test(await focused().innerText()); tabs++)
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const flag = page.locator('.flag').filter({ hasText: 'Assigned to Mira Okafor' });
    await flag.waitFor();
    await flag.getByRole('button', { name: 'Undo' }).press('Enter');
    await page.locator('.flag').filter({ hasText: 'Assignment undone' }).waitFor();
    expect(hero()?.assignee).toBe(jonas);
    await page.context().close();
  });

  it('takes the place of the list where the panel is narrow, and gives it back', async () => {
    const { page, open, narrow } = await aVisitor(browser, desk, noor);
    await open('/browse/PACK-214');
    await rowOf(narrow, 'Mira').getByRole('button').click();
    await narrow.getByRole('heading', { name: 'If Mira Okafor takes this' }).waitFor();
    expect(await narrow.locator('[data-person]').count()).toBe(0);
    await narrow.getByRole('button', { name: 'Cancel' }).click();
    await rowOf(narrow, 'Mira').waitFor();
    await expect.poll(() => narrow.locator(':focus').innerText()).toContain('Mira Okafor');
    await page.context().close();
  });

  it('shows work that the viewer may not browse as hours only', async () => {
    const { world } = desk.desk.jira;
    const sees = (projectId: string) => {
      const browse = world.projects.get(projectId)?.access.browse ?? [];
      return browse === 'everyone' || browse.includes(guest.accountId);
    };
    const hidden = [...world.projects.values()].filter(({ id, access }) => access.app && !sees(id));
    const isOpen = (statusId: string) => world.statuses.get(statusId)?.category !== 'done';
    const holders = [...world.issues.values()].filter(
      ({ projectId, statusId, remaining }) =>
        hidden.some(({ id }) => id === projectId) && isOpen(statusId) && (remaining ?? 0) > 0,
    );
    const theirs = [...world.issues.values()].find(
      ({ projectId, statusId, assignee, securityLevelId }) =>
        sees(projectId) &&
        isOpen(statusId) &&
        securityLevelId === null &&
        holders.some((one) => one.assignee === assignee),
    );
    const name = world.users.get(theirs?.assignee ?? '')?.displayName ?? '';
    const { page, open, wide } = await aVisitor(browser, desk, guest.accountId);
    await open(`/browse/${theirs?.key}`);
    await rowOf(wide, name).getByRole('button').click();
    await wide.getByText('not listed for you').waitFor();
    const other = await wide.locator('.week-table tbody tr td:nth-of-type(3)').allInnerTexts();
    expect(other.reduce((sum, text) => sum + hoursIn(text), 0)).toBeGreaterThan(0);
    const shown = await wide.locator('body').innerText();
    for (const { key } of hidden) expect(shown).not.toContain(`${key}-`);
    await page.context().close();
  });

  it('asks once when opened, once more when somebody is chosen, and nothing while nobody touches it', async () => {
    const { page, open, wide } = await aVisitor(browser, desk, noor);
    const asked = invocations(page);
    await open('/browse/PACK-214');
    await rowOf(wide, 'Mira').waitFor();
    await page.waitForTimeout(3_000);
    // Two frames, the one beside the fields and the wide one.
    expect([...asked].sort()).toEqual(['getCapacityPanel', 'getCapacityPanel', 'getSuggestions', 'getSuggestions']);
    await rowOf(wide, 'Mira').getByRole('button').click();
    await wide.locator('.verdict').first().waitFor();
    expect(asked.slice(4)).toEqual(['getDailyLoads']);
    await page.context().close();
  });

  it('switches between the teams that name the project, and begins with the last one used', async () => {
    const settings = await desk.invoke<Reply<TeamSettings>>('settings', 'getTeamSettings', {}, admin.accountId);
    const film = settings.ok ? settings.value.teams.find(({ name }) => name === 'Film and motion') : undefined;
    if (film === undefined) throw new Error('the studio has no film team');
    const pack = hero()?.projectId ?? '';
    const { id, version, name, isDefault, projects, members } = film;
    const team = { teamId: id, version, name, isDefault, members };
    await desk.invoke('settings', 'saveTeam', { ...team, projects: [...projects, pack] }, admin.accountId);

    const { page, open, wide } = await aVisitor(browser, desk, noor);
    await open('/browse/PACK-214');
    await wide.getByLabel('Team', { exact: true }).selectOption('Film and motion');
    await expect.poll(() => namesOf(wide)).not.toContain('Mira Okafor');
    await open('/browse/PACK-214');
    await wide.locator('[data-person]').first().waitFor();
    expect(await namesOf(wide)).not.toContain('Mira Okafor');
    await page.context().close();
  });
});
