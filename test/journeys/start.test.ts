import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { admin, byName } from '../../local/data/studio/people';
import { aBrowser } from '../fixtures/browser';
import { aDesk, aStudio, type TestDesk } from '../fixtures/desk';
import { appFrames, aVisitor, axeViolations } from '../fixtures/desk-page';

describe('the first steps on a site where nobody has set anything', () => {
  let desk: TestDesk;
  let browser: Browser;
  beforeAll(async () => {
    const studio = { ...aStudio(1500), setup: [] };
    [desk, browser] = await Promise.all([aDesk(studio), aBrowser()]);
    await desk.settle();
  });
  afterAll(async () => {
    await browser?.close();
    await desk?.stop();
  });

  const opened = async (options: { dark?: boolean; width?: number } = {}) => {
    const visitor = await aVisitor(browser, desk, admin.accountId, options);
    await visitor.open('/settings/apps/atelier');
    const frame = visitor.page.frameLocator('.app-frame-fill');
    await frame.getByRole('heading', { name: 'Start here' }).waitFor();
    await frame.getByText('issues in').first().waitFor();
    return { ...visitor, frame };
  };
  const step = (frame: Awaited<ReturnType<typeof opened>>['frame'], name: string) =>
    frame.getByRole('region', { name, exact: true });

  it.each([
    ['light', 1280],
    ['dark', 1600],
    ['light', 480],
  ] as const)('open there, fit, and have nothing that axe objects to (%s, %i px)', async (theme, width) => {
    const { page, frame, complaints } = await opened({ dark: theme === 'dark', width });
    await frame
      .getByRole('button', { name: /^Edit / })
      .first()
      .click();
    for (const one of appFrames(page, desk)) {
      expect(await axeViolations(one)).toEqual([]);
      expect(await one.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    }
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('leave the panel at work before', async () => {
    const noor = await aVisitor(browser, desk, byName('Noor').accountId);
    await noor.open('/browse/PACK-214');
    await noor.wide.getByText('Mira Okafor').first().waitFor();
    await noor.page.context().close();
  });

  it('are decided one after the other, counted in the navigation, and nothing of it is lost', async () => {
    const { page, frame, complaints } = await opened();
    const counted = (text: string) => frame.getByRole('button', { name: `Start here ${text}` }).waitFor();
    await counted('0 of 3');
    const hours = step(frame, 'Working hours');
    await hours
      .getByText('Read from Jira: 8 h a day, Mon to Fri. Reserve of 12.5 % for meetings, so 35 h a week.')
      .waitFor();
    await hours.getByRole('button', { name: 'Change' }).click();
    await hours.getByLabel('Hours on Fri').fill('4');
    await hours.getByRole('button', { name: 'Confirm' }).click();
    await page.locator('.flag-success').getByText('Working hours are confirmed').waitFor();
    await hours.getByText('so 31.5 h a week').or(hours.getByText('so 32 h a week')).waitFor();
    await counted('1 of 3');

    const teams = step(frame, 'Teams');
    const film = teams.getByRole('row').filter({ hasText: 'issues in Film' });
    await film.getByRole('button', { name: 'Edit Film' }).click();
    await teams.getByLabel('Name of the team').fill('Film and motion');
    await film.getByRole('button', { name: 'Done' }).click();
    const boxes = await teams.getByRole('checkbox').count();
    await teams.getByRole('button', { name: new RegExp(`Confirm ${boxes} teams?`) }).click();
    await page
      .locator('.flag-success')
      .getByText(/teams? made/)
      .waitFor();
    await teams.getByText('Film and motion').waitFor();
    await counted('2 of 3');

    const stages = step(frame, 'Stages');
    await stages.getByText(/“Client review”.* look like review; .*“On hold”.* look like waiting/).waitFor();
    await stages.getByRole('button', { name: 'Confirm' }).click();
    await counted('3 of 3');
    await frame.getByText('All three steps are decided.').waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();

    const { teams: made } = (
      await desk.invoke<{ value: { teams: { name: string; members: { reserve: number }[] }[] } }>(
        'settings',
        'getTeamSettings',
        {},
        admin.accountId,
      )
    ).value;
    expect(made.map(({ name }) => name)).toContain('Film and motion');
    expect(made.every(({ members }) => members.every(({ reserve }) => reserve === 0.125))).toBe(true);
    const log = await desk.desk.query(
      "SELECT object_kind FROM audit WHERE object_kind IN ('start', 'team', 'stages') ORDER BY seq",
    );
    expect(new Set(log.map((row) => (row as { object_kind: string }).object_kind))).toEqual(
      new Set(['start', 'team', 'stages']),
    );
  });

  it('leave the panel at work after, with the team and the confirmed hours', async () => {
    await desk.settle();
    const noor = await aVisitor(browser, desk, byName('Yara').accountId);
    await noor.open('/browse/FILM-12');
    await noor.wide.getByText('Film and motion').first().waitFor();
    await noor.page.context().close();
  });

  it('can be taken back from the flag', async () => {
    const visitor = await aVisitor(browser, desk, admin.accountId);
    await visitor.open('/settings/apps/atelier/start');
    const frame = visitor.page.frameLocator('.app-frame-fill');
    const hours = frame.getByRole('region', { name: 'Working hours' });
    await hours.getByRole('button', { name: 'Change' }).click();
    await hours.getByLabel('Hours on Fri').fill('8');
    await hours.getByRole('button', { name: 'Confirm' }).click();
    await visitor.page.locator('.flag-success').getByRole('button', { name: 'Undo' }).click();
    await visitor.page.getByText('Taken back').waitFor();
    await hours.getByText('Fri 4 h').waitFor();
    await visitor.page.context().close();
  });
});
