import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { admin, byName } from '../../local/data/studio/people';
import type { Reply } from '../../src/contract';
import type { StoragePage } from '../../src/contract/storage';
import type { SyncPage } from '../../src/contract/sync';
import { aBrowser } from '../fixtures/browser';
import { aDesk, aStudio, type TestDesk } from '../fixtures/desk';
import { appFrames, aVisitor, axeInBothThemes, toSection } from '../fixtures/desk-page';

const ME = admin.accountId;

let desk: TestDesk;
let browser: Browser;
beforeAll(async () => {
  [desk, browser] = await Promise.all([aDesk(aStudio(300)), aBrowser()]);
  await desk.settle();
});
afterAll(async () => {
  await browser?.close();
  await desk?.stop();
});

const opened = async (name: string, width = 1280) => {
  const visitor = await aVisitor(browser, desk, ME, { width });
  await visitor.open('/settings/apps/atelier');
  const frame = visitor.page.frameLocator('.app-frame-fill');
  await toSection(frame, name);
  await frame.getByRole('heading', { name, level: 1 }).waitFor();
  const flag = (text: string) => visitor.page.locator('.flag-success').getByText(text).first().waitFor();
  return { ...visitor, frame, flag };
};
const clean = async ({ page, complaints }: Awaited<ReturnType<typeof opened>>) => {
  for (const one of appFrames(page, desk)) expect(await axeInBothThemes(one)).toEqual([]);
  expect(complaints).toEqual([]);
  await page.context().close();
};
const pass = async (ms: number): Promise<void> => {
  const response = await fetch(`${desk.url}/local/clock`, { method: 'POST', body: JSON.stringify({ advanceMs: ms }) });
  if (!response.ok) throw new Error(await response.text());
  await desk.settle();
};
const storage = async (): Promise<StoragePage> => {
  const reply = await desk.invoke<Reply<StoragePage>>('settings', 'getStorage', {}, ME);
  if (!reply.ok) throw new Error(reply.failure.kind);
  return reply.value;
};
const sync = async (): Promise<SyncPage> => {
  const reply = await desk.invoke<Reply<SyncPage>>('settings', 'getSync', {}, ME);
  if (!reply.ok) throw new Error(reply.failure.kind);
  return reply.value;
};
const anIssue = async (): Promise<{ readonly id: string; readonly key: string }> => {
  const jql = encodeURIComponent('project = PACK AND statusCategory != Done ORDER BY id');
  type Page = { readonly issues: readonly { readonly id: string; readonly key: string }[] };
  const page = await desk.rest<Page>('GET', `/rest/api/3/search/jql?jql=${jql}&fields=created`, ME);
  const [one] = page.issues;
  if (one === undefined) throw new Error('no issue');
  return one;
};

describe('how long histories are kept', () => {
  it('is typed and saved; what is older goes, figures say since when there are data, and the log has it', async () => {
    const before = (await storage()).tables.find(({ table }) => table === 'change_log')?.rows ?? 0;
    const page = await opened('Data and privacy');
    const form = page.frame.getByRole('form', { name: 'How long histories are kept' });
    const months = form.getByLabel('Months', { exact: true });
    await form.getByText('None was removed yet.').waitFor();
    await months.fill('2');
    await form.getByRole('button', { name: 'Save' }).click();
    // Less than three months is no answer: the form says so, and nothing is saved.
    expect((await storage()).retention.historyMonths).toBeNull();
    await months.fill('3');
    await form.getByRole('button', { name: 'Save' }).click();
    // What is stored can be read before the work it asks for is under way; whoever is told of it is told afterwards.
    await page.flag('How long histories are kept is saved');
    await desk.settle();
    expect((await storage()).retention.historyMonths).toBe(3);
    const after = await storage();
    expect(after.tables.find(({ table }) => table === 'change_log')?.rows ?? 0).toBeLessThan(before);
    expect(after.keptFrom).not.toBeNull();
    await page.page.reload();
    await toSection(page.frame, 'Data and privacy');
    await page.frame.getByText(/^Histories before \d+ \w+ \d{4} are gone\.$/).waitFor();
    await clean(page);
    const log = await opened('Audit log');
    await log.frame.getByRole('row').filter({ hasText: 'how long histories are kept' }).first().waitFor();
    await log.page.context().close();
  });
});

describe('a pause by an admin', () => {
  it('is a button; panels say so, what changes waits, and Resume reads it', async () => {
    const { id, key } = await anIssue();
    const page = await opened('Sync health');
    await page.frame.getByRole('button', { name: 'Pause', exact: true }).click();
    await page.frame.getByText('Paused', { exact: true }).waitFor();
    await desk.rest('PUT', `/rest/api/3/issue/${id}`, ME, { fields: { duedate: '2027-03-01' } });
    await desk.settle();
    expect(await sync()).toMatchObject({ state: { kind: 'held' }, waiting: { issues: 1 } });
    const noor = await aVisitor(browser, desk, byName('Noor').accountId);
    await noor.open(`/browse/${key}`);
    await noor.wide.getByText(/Sync was paused by an admin/).waitFor();
    await noor.page.context().close();
    await page.frame.getByRole('button', { name: 'Resume' }).click();
    await page.flag('The sync goes on.');
    await desk.settle();
    expect(await sync()).toMatchObject({ state: { kind: 'up-to-date' }, waiting: { issues: 0 } });
    await clean(page);
  });

  it('"Read everything again" is asked back with its price; figures count meanwhile', async () => {
    const page = await opened('Sync health');
    await page.frame.getByRole('button', { name: 'Read everything again' }).click();
    const ask = page.frame.getByRole('region', { name: 'Read all of Jira once more?' });
    await ask.getByText(/takes about [\d,]+ of Jira’s points/).waitFor();
    await ask.getByRole('button', { name: 'Cancel' }).click();
    expect((await sync()).state.kind).toBe('up-to-date');
    await page.frame.getByRole('button', { name: 'Read everything again' }).click();
    const began = (await sync()).first?.startedAt;
    await ask.getByRole('button', { name: 'Read everything', exact: true }).click();
    await ask.waitFor({ state: 'detached' });
    await desk.settle();
    const first = (await sync()).first;
    expect(first?.startedAt).toBeGreaterThan(began ?? 0);
    expect(first).toMatchObject({ again: false });
    expect(first?.finishedAt).not.toBeNull();
    await page.frame.getByText('Up to date', { exact: true }).waitFor({ timeout: 20_000 });
    await clean(page);
  });
});

describe('erasing everything', () => {
  it('goes by typed words alone; what was entered is gone, the site is read anew, the log says who asked', async () => {
    const { key } = await anIssue();
    const page = await opened('Data and privacy');
    await page.frame.getByRole('button', { name: 'Erase all …' }).click();
    const form = page.frame.getByRole('form', { name: 'Erase all' });
    const go = form.getByRole('button', { name: 'Erase everything for good' });
    await form.getByRole('textbox').fill('erase everythin');
    expect(await go.isDisabled()).toBe(true);
    await form.getByRole('textbox').fill('erase everything');
    await go.click();
    await page.frame
      .getByText(/Everything is being erased/)
      .first()
      .waitFor();
    await clean(page);
    // Runs that were under way end first, so it waits for half a minute now and then.
    for (let n = 0; n < 12; n += 1) await pass(60_000);
    const teams = await desk.invoke<Reply<{ teams: readonly unknown[] }>>('settings', 'getTeamSettings', {}, ME);
    expect(teams).toMatchObject({ ok: true, value: { teams: [] } });
    expect((await storage()).retention.historyMonths).toBeNull();
    expect((await sync()).state).toMatchObject({ kind: 'up-to-date' });
    // The panel is there again, of what was read anew.
    const noor = await aVisitor(browser, desk, byName('Noor').accountId);
    await noor.open(`/browse/${key}`);
    await noor.wide.locator('[data-person]').first().waitFor();
    await noor.page.context().close();
    const log = await opened('Audit log');
    await log.frame.getByRole('row').filter({ hasText: 'erased' }).filter({ hasText: 'everything' }).waitFor();
    await clean(log);
  });
});
