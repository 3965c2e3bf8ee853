import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { byName, guest } from '../../local/data/studio/people';
import type { CapacityPanel, Reply } from '../../src/contract';
import { aBrowser } from '../fixtures/browser';
import type { TestDesk } from '../fixtures/desk';
import { appFrames, aVisitor, axeViolations, freeOf } from '../fixtures/desk-page';
import { aKeptDesk } from '../fixtures/kept-desk';

type Found = {
  readonly issues: readonly {
    readonly id: string;
    readonly key: string;
    readonly fields: {
      readonly timeestimate: number;
      readonly duedate: string;
      readonly assignee: { readonly accountId: string } | null;
    };
  }[];
};

const noor = byName('Noor').accountId;
const mira = byName('Mira').accountId;
const jonas = byName('Jonas').accountId;

describe('the capacity panel on an issue', () => {
  let desk: TestDesk;
  let browser: Browser;
  const hero = () => [...desk.desk.jira.world.issues.values()].find(({ key }) => key === 'PACK-214');
  const search = (jql: string) =>
    desk.rest<Found>('POST', '/rest/api/3/search/jql', noor, {
      jql,
      fields: ['timeestimate', 'duedate', 'assignee'],
      maxResults: 20,
    });

  beforeAll(async () => {
    [desk, browser] = await Promise.all([aKeptDesk(), aBrowser()]);
    await desk.settle();
  });
  afterAll(async () => {
    await browser?.close();
    await desk?.stop();
  });

  it('follows a remaining estimate typed into a colleague’s issue, within ten seconds of the desk’s clock', async () => {
    const { issues } = await search(
      `assignee = "${mira}" AND due > endOfDay() AND due <= ${hero()?.due} AND timeestimate > 0 AND statusCategory != Done`,
    );
    const theirs = issues[0];
    if (theirs === undefined) throw new Error('Mira has no estimated issue due before PACK-214');
    const viewer = await aVisitor(browser, desk, noor);
    await viewer.open(`/browse/${theirs.key}`);
    await viewer.wide.getByText('Mira Okafor').first().waitFor();
    const before = await freeOf(viewer.wide, 'Mira Okafor');

    const typist = await aVisitor(browser, desk, mira);
    await typist.open(`/browse/${theirs.key}`);
    const field = typist.page.getByLabel('Remaining estimate');
    await field.fill(`${theirs.fields.timeestimate / 3600 + 5}h`);
    const typed = desk.desk.clock.now();
    await field.press('Enter');
    await expect.poll(() => freeOf(viewer.wide, 'Mira Okafor'), { timeout: 30_000, interval: 100 }).toBe(before - 5);
    const took = desk.desk.clock.now() - typed;
    console.log(`estimate typed → free hours change: ${(took / 1000).toFixed(1)} s of virtual time`);
    expect(took).toBeLessThanOrEqual(10_000);
    expect([...viewer.complaints, ...typist.complaints]).toEqual([]);
    await Promise.all([viewer.page.context().close(), typist.page.context().close()]);
  });

  it('assigns as the viewer with the figures right at once, and takes it back', async () => {
    const { page, open, wide } = await aVisitor(browser, desk, noor);
    await open('/browse/PACK-214');
    const row = wide.locator('[data-person]').filter({ hasText: 'Mira Okafor' });
    await row.getByRole('button').click();
    const before = await freeOf(wide, 'Mira Okafor');
    await wide.locator('.chosen').getByRole('button', { name: 'Assign to Mira Okafor' }).click();
    const flag = page.locator('.flag').filter({ hasText: 'Assigned to Mira Okafor' });
    await flag.waitFor();
    expect(await freeOf(wide, 'Mira Okafor')).toBe(before - 14);
    expect(hero()?.assignee).toBe(mira);

    await flag.getByRole('button', { name: 'Undo' }).click();
    await page.locator('.flag').filter({ hasText: 'Assignment undone' }).waitFor();
    await expect.poll(() => freeOf(wide, 'Mira Okafor')).toBe(before);
    expect(hero()?.assignee).toBe(jonas);
    await page.context().close();
  });

  it('quotes Jira when it refuses, and changes nothing', async () => {
    const { issues } = await search('project = CAMP AND assignee is not EMPTY AND statusCategory != Done');
    const { key, fields } = issues[0] as Found['issues'][number];
    const { page, open, wide } = await aVisitor(browser, desk, guest.accountId);
    await open(`/browse/${key}`);
    const other = wide.locator('[data-person]').filter({ hasNotText: 'assigned now' }).first();
    await other.getByRole('button').click();
    await wide
      .locator('.chosen')
      .getByRole('button', { name: /^Assign to/ })
      .click();
    await wide.getByText(/Jira did not assign this to/).waitFor();
    expect(await wide.getByRole('alert').innerText()).toContain(`${key} is unchanged`);
    const now = [...desk.desk.jira.world.issues.values()].find((issue) => issue.key === key);
    expect(now?.assignee).toBe(fields.assignee?.accountId);
    await page.context().close();
  });

  it('reads the same for an issue that is missing and one that is hidden', async () => {
    const ask = (issueId: string) =>
      desk.invoke<Reply<CapacityPanel>>('capacity-panel', 'getCapacityPanel', { issueId }, guest.accountId);
    expect(await ask(hero()?.id ?? '')).toEqual({ ok: false, failure: { kind: 'not-found' } });
    expect(await ask('999999999')).toEqual({ ok: false, failure: { kind: 'not-found' } });
  });

  it('shows a lozenge without a name once the viewer has seen the panel, and a neutral word before', async () => {
    const { page, open, narrow, wide } = await aVisitor(browser, desk, byName('Kofi').accountId);
    await open('/browse/PACK-214');
    const head = page.locator('.context-head');
    expect(await head.locator('.lozenge').innerText()).toBe('Capacity');
    for (const panel of [narrow, wide]) await panel.locator('.suggestion dl').first().waitFor();
    const statements = desk.desk.sql.counts.dml;
    const calls = desk.desk.jira.ledger.rows().points;
    await head.click();
    await expect.poll(() => head.locator('.lozenge').innerText()).toMatch(/^\d+ h (free|over)$/);
    expect(desk.desk.jira.ledger.rows().points).toBe(calls);
    expect(desk.desk.sql.counts.dml).toBe(statements + 1);
    await page.context().close();
  });

  it.each([
    ['light', 1440],
    ['dark', 1440],
    ['light', 420],
    ['dark', 420],
  ] as const)('has nothing that axe objects to (%s, %i px)', async (theme, width) => {
    const { page, open, narrow, complaints } = await aVisitor(browser, desk, noor, { width, dark: theme === 'dark' });
    await open('/browse/PACK-214');
    await narrow.getByText('Mira Okafor').first().waitFor();
    const frames = appFrames(page, desk);
    expect(frames).toHaveLength(2);
    for (const frame of frames) {
      await frame.locator('.suggestion dl').first().waitFor();
      expect(await axeViolations(frame)).toEqual([]);
      await frame.locator('[data-account]').filter({ hasText: 'Mira Okafor' }).click();
      expect(await axeViolations(frame)).toEqual([]);
    }
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
