import type { Browser, FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { admin, byName } from '../../local/data/studio/people';
import { aBrowser } from '../fixtures/browser';
import type { TestDesk } from '../fixtures/desk';
import { aVisitor } from '../fixtures/desk-page';
import { aKeptDesk } from '../fixtures/kept-desk';

const noor = byName('Noor').accountId;
const kofi = byName('Kofi').accountId;
const rowOf = (panel: FrameLocator, name: string) => panel.locator('[data-person]').filter({ hasText: name });

/** Jira answers the page's searches with an error, until the page stops it. */
const failSearches = (page: Page) =>
  page.route('**/local/bridge/fetch-product', (route) =>
    /search\/jql/.test(route.request().postData() ?? '')
      ? route.fulfill({ status: 500, body: '{}' })
      : route.continue(),
  );

describe('a panel while things happen', () => {
  let desk: TestDesk;
  let browser: Browser;
  const change = (fields: Record<string, unknown>) =>
    desk.rest('PUT', '/rest/api/3/issue/PACK-214', admin.accountId, { fields });
  beforeAll(async () => {
    [desk, browser] = await Promise.all([aKeptDesk(), aBrowser()]);
    await desk.settle();
  });
  afterAll(async () => {
    await browser?.close();
    await desk?.stop();
  });

  it('says that what if cannot be told when Jira lists no issues, and tells it after a retry', async () => {
    const { page, open, wide } = await aVisitor(browser, desk, noor);
    await failSearches(page);
    await open('/browse/PACK-214');
    await rowOf(wide, 'Mira').getByRole('button').click();
    const again = wide.locator('.chosen').getByRole('button', { name: 'Try again' });
    await again.waitFor();
    await page.unrouteAll();
    await again.click();
    await wide.locator('.verdict').first().waitFor();
    await page.context().close();
  });

  it('keeps the focus where the new state is told, once somebody was assigned by keyboard', async () => {
    const { page, open, wide } = await aVisitor(browser, desk, noor);
    await open('/browse/PACK-214');
    await rowOf(wide, 'Mira').getByRole('button').press('Enter');
    await wide.locator('.verdict').first().waitFor();
    await wide
      .locator('.chosen')
      .getByRole('button', { name: /^Assign to Mira/ })
      .press('Enter');
    await wide.getByRole('heading', { name: 'Mira Okafor has this now' }).waitFor();
    await expect.poll(() => wide.locator(':focus').innerText()).toBe('Mira Okafor has this now');
    const flag = page.locator('.flag').filter({ hasText: 'Assigned to Mira' });
    await flag.getByRole('button', { name: 'Undo' }).click();
    await page.locator('.flag').filter({ hasText: 'Assignment undone' }).waitFor();
    await page.context().close();
  });

  it('says who has the issue now when somebody else was faster, and forgets it with the row', async () => {
    const { page, open, wide } = await aVisitor(browser, desk, noor);
    await open('/browse/PACK-214');
    await rowOf(wide, 'Mira').getByRole('button').click();
    const assign = wide.locator('.chosen').getByRole('button', { name: /^Assign to Mira/ });
    await assign.waitFor();
    await desk.rest('PUT', '/rest/api/3/issue/PACK-214/assignee', admin.accountId, { accountId: kofi });
    await assign.click();
    await wide.getByText('PACK-214 is with Kofi Mensah now.').waitFor();
    await rowOf(wide, 'Ruth').getByRole('button').click();
    await rowOf(wide, 'Mira').getByRole('button').click();
    await wide.getByRole('heading', { name: 'If Mira Okafor takes this' }).waitFor();
    expect(await wide.getByRole('alert').count()).toBe(0);
    await page.context().close();
  });

  it('has no date for an issue of which nothing is left, and lacks no room for one that begins later', async () => {
    const { page, open, wide } = await aVisitor(browser, desk, noor);
    await change({ timetracking: { remainingEstimate: '0h' } });
    await open('/browse/PACK-214');
    await rowOf(wide, 'Mira').waitFor();
    expect(await wide.locator('body').innerText()).not.toContain('not within 400 days');
    await change({ timetracking: { remainingEstimate: '14h' }, duedate: null, customfield_10015: '2027-02-01' });
    await open('/browse/PACK-214');
    await wide.getByText('starts Mon 1 Feb 2027').waitFor();
    expect(await wide.locator('body').innerText()).not.toContain('Nobody has room');
    await change({ timetracking: { remainingEstimate: '60h' }, duedate: '2027-02-05' });
    await open('/browse/PACK-214');
    await rowOf(wide, 'Mira').getByRole('button').click();
    await wide.getByText(/Over-allocated by \d+ h in the week of 1 Feb/).waitFor();
    await page.context().close();
  });
});
