import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { admin, byName, customers, guest } from '../../../local/data/studio/people';
import { aBrowser } from '../../fixtures/browser';
import type { TestDesk } from '../../fixtures/desk';
import { aVisitor, axeViolations } from '../../fixtures/desk-page';
import { aKeptDesk } from '../../fixtures/kept-desk';

const noor = byName('Noor').accountId;
const LONG = '🎬 Sehr lange Überschrift, שם המוצר شعار المنتج Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrik';

describe('the pages of the local Jira, when something is in the way', () => {
  let desk: TestDesk;
  let browser: Browser;
  const issue = (key: string) => [...desk.desk.jira.world.issues.values()].find((one) => one.key === key);
  beforeAll(async () => {
    [desk, browser] = await Promise.all([aKeptDesk(), aBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await desk?.stop();
  });

  const visit = async (as: string, path: string, options: { width?: number; dark?: boolean } = {}) => {
    const visitor = await aVisitor(browser, desk, as, options);
    await visitor.open(path);
    return visitor;
  };
  const sideways = (page: Page) => page.evaluate('document.documentElement.scrollWidth - innerWidth');
  const created = (summary: string) =>
    desk.rest<{ id: string; key: string }>('POST', '/rest/api/3/issue', noor, {
      fields: { project: { key: 'PACK' }, summary, issuetype: { name: 'Design' } },
    });

  it.each([
    [noor, '/browse/PACK-99999', 'Issue does not exist or you do not have permission to see it.'],
    [noor, '/projects/NOPE', "No project could be found with key 'NOPE'."],
    [noor, '/some/where', 'The desk has no page at /some/where.'],
    [guest.accountId, '/browse/PACK-214', 'Issue does not exist or you do not have permission to see it.'],
    [customers[0]?.accountId ?? '', '/mine', 'You do not have permission to use Jira.'],
  ])('say in Jira’s words what is not there for %s at %s', async (as, path, words) => {
    const { page, complaints } = await visit(as, path, { dark: true });
    await page.getByText(words).waitFor();
    expect(await axeViolations(page.mainFrame())).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('hide a secured issue from whoever has no place in its level', async () => {
    const secured = [...desk.desk.jira.world.issues.values()].find(({ securityLevelId }) => securityLevelId !== null);
    const outsider = byName('Pavel').accountId;
    const { page } = await visit(outsider, `/browse/${secured?.key}`);
    await page.getByRole('heading', { name: 'Nothing here' }).waitFor();
    await page.context().close();
  });

  it('tell Jira’s refusal by a flag, and keep what was typed', async () => {
    const { page } = await visit(noor, '/browse/PACK-214');
    const field = page.getByLabel('Remaining estimate');
    const before = issue('PACK-214')?.remaining;
    await page.route('**/rest/api/3/issue/*', (route) =>
      route.request().method() === 'PUT'
        ? route.fulfill({ status: 400, json: { errorMessages: ['The estimate is frozen.'], errors: {} } })
        : route.continue(),
    );
    await field.fill('6h 30m');
    await field.press('Enter');
    const flag = page.locator('.flag-error');
    await flag.getByText('The estimate is frozen.').waitFor();
    expect(await flag.innerText()).toContain('Jira did not change the remaining estimate');
    expect(await field.inputValue()).toBe('6h 30m');
    expect(issue('PACK-214')?.remaining).toBe(before);
    expect(await axeViolations(page.mainFrame())).toEqual([]);
    await page.unroute('**/rest/api/3/issue/*');
    await field.press('Enter');
    await expect.poll(() => issue('PACK-214')?.remaining).toBe(23_400);
    await page.context().close();
  });

  it('do not lose an estimate being typed when somebody else changes the issue; Escape gives it up', async () => {
    const { page } = await visit(noor, '/browse/PACK-214');
    const field = page.getByLabel('Remaining estimate');
    await field.fill('2d');
    await desk.rest('PUT', `/rest/api/3/issue/${issue('PACK-214')?.id}`, admin.accountId, {
      fields: { timetracking: { remainingEstimate: '9h' } },
    });
    await page.waitForTimeout(600);
    expect(await field.inputValue()).toBe('2d');
    await field.press('Escape');
    expect(await field.inputValue()).toBe('9h');
    await field.fill('2d');
    await field.press('Tab');
    await expect.poll(() => field.inputValue()).toBe('16h');
    await page.context().close();
  });

  it('change priority and sprint', async () => {
    const { page } = await visit(noor, '/browse/PACK-214');
    await page.getByLabel('Priority').selectOption({ label: 'Lowest' });
    await expect.poll(() => issue('PACK-214')?.priorityId).toBe('5');
    const scrum = [...desk.desk.jira.world.issues.values()].find(
      ({ key, sprintIds }) => /^WEB-/.test(key) && sprintIds[0],
    );
    await page.goto(`${desk.url}/browse/${scrum?.key}`);
    const sprint = page.getByLabel('Sprint');
    await expect.poll(() => sprint.locator('option').count()).toBeGreaterThan(1);
    const [none, next] = await sprint.locator('option').allInnerTexts();
    await sprint.selectOption({ label: next ?? '' });
    await expect.poll(() => sprint.inputValue()).not.toBe('');
    await sprint.selectOption({ label: none ?? '' });
    await expect.poll(() => sprint.inputValue()).toBe('');
    await page.context().close();
  });

  it('show fields without controls to whoever may only look', async () => {
    const project = desk.desk.jira.world.projects.get(issue('PACK-214')?.projectId ?? '');
    const { edit, assign } = project?.access ?? { edit: [], assign: [] };
    Object.assign(project?.access ?? {}, { edit: [admin.accountId], assign: [admin.accountId] });
    const { page } = await visit(noor, '/browse/PACK-214');
    await page.getByText('You may see this issue, but not change it.').waitFor();
    expect(await page.locator('.issue-side .fields :is(input, select)').count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Log work' }).count()).toBe(0);
    await page.goto(`${desk.url}/projects/PACK`);
    await page.getByText('Overdue').first().waitFor();
    expect(await page.getByRole('button', { name: 'New issue' }).count()).toBe(0);
    Object.assign(project?.access ?? {}, { edit, assign });
    await page.context().close();
  });

  it('say so when an issue is deleted while it is read', async () => {
    const { id, key } = await created('To be deleted');
    const { page } = await visit(noor, `/browse/${key}`);
    await page.getByRole('heading', { name: 'To be deleted' }).waitFor();
    await desk.rest('DELETE', `/rest/api/3/issue/${id}`, admin.accountId);
    await page.getByRole('heading', { name: 'Nothing here' }).waitFor();
    await page.context().close();
  });

  it.each([420, 800, 1280, 1600])('hold long words, emoji and Arabic at %i px', async (width) => {
    const { key } = await created(LONG);
    const { page, complaints } = await visit(noor, `/browse/${key}`, { width });
    await page.getByRole('heading', { name: LONG }).waitFor();
    expect(await sideways(page)).toBeLessThanOrEqual(0);
    await page.goto(`${desk.url}/projects/PACK`);
    await page.getByLabel('Filter by words').fill('kapitänsmützen');
    await page.getByText(LONG).first().waitFor();
    expect(await sideways(page)).toBeLessThanOrEqual(0);
    await page.getByLabel('Filter by words').fill('no such words');
    await page.getByText('No open issue matches “no such words”.').waitFor();
    expect(await axeViolations(page.mainFrame())).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('are used without a mouse: search by arrows, a dialog left by Escape gives the focus back', async () => {
    const { page } = await visit(noor, '/projects/PACK');
    await page.getByText('Overdue').first().waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('carton');
    // The header's list of people has options, too.
    const second = page.getByRole('listbox', { name: 'Issues found' }).getByRole('option').nth(1);
    const key = (await second.innerText()).split(/\s/)[0];
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/browse/${key}`);
    const button = page.getByRole('button', { name: 'Log work' });
    await button.focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('Time spent').fill('soon');
    await page.keyboard.press('Enter');
    await page.getByText('Write a duration such as 3h 30m, 2d or 45m.').waitFor();
    expect(await axeViolations(page.mainFrame())).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await button.evaluate((node) => node === document.activeElement)).toBe(true);
    await page.context().close();
  });
});
