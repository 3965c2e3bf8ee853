import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { admin, byName } from '../../local/data/studio/people';
import type { Reply } from '../../src/contract';
import type { IssueCheck, SyncPage } from '../../src/contract/sync';
import { aBrowser } from '../fixtures/browser';
import type { TestDesk } from '../fixtures/desk';
import { appFrames, aVisitor, axeInBothThemes } from '../fixtures/desk-page';
import { aKeptDesk } from '../fixtures/kept-desk';

const ME = admin.accountId;
const PATH = '/settings/apps/atelier/sync';

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

const local = async (path: string, body: unknown) => {
  const response = await fetch(`${desk.url}/local/${path}`, { method: 'POST', body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return response.json();
};
const faults = (...all: readonly Record<string, unknown>[]) => local('faults', { faults: all });
const pass = async (ms: number) => {
  await local('clock', { advanceMs: ms });
  await desk.settle();
};
const pageNow = async (): Promise<SyncPage> => {
  const reply = await desk.invoke<Reply<SyncPage>>('settings', 'getSync', {}, ME);
  if (!reply.ok) throw new Error(reply.failure.kind);
  return reply.value;
};
type Found = { readonly id: string; readonly key: string };
const issues = async (): Promise<readonly Found[]> =>
  (
    await desk.rest<{ issues: readonly Found[] }>(
      ...([
        'GET',
        '/rest/api/3/search/jql?jql=project%20%3D%20PACK%20AND%20statusCategory%20!%3D%20Done%20ORDER%20BY%20id&fields=created',
        ME,
      ] as const),
    )
  ).issues;
const opened = async () => {
  const visitor = await aVisitor(browser, desk, ME);
  await visitor.open(PATH);
  const frame = visitor.page.frameLocator('.app-frame-fill');
  await frame.getByRole('heading', { level: 1, name: 'Sync health' }).waitFor();
  return { ...visitor, frame };
};

describe('the page of the sync, under faults that are real', () => {
  it('asks Jira for nothing but whether the caller is its admin, and of an app admin not even that', async () => {
    const asked = async (as: string) => {
      await fetch(`${desk.url}/local/ledger`, { method: 'DELETE' });
      const reply = await desk.invoke<Reply<SyncPage>>('settings', 'getSync', {}, as);
      expect(reply).toMatchObject({ ok: true, value: { state: { kind: 'up-to-date', items: 0 } } });
      type Ledger = { readonly calls: readonly { readonly endpoint: string }[] };
      const { calls } = (await (await fetch(`${desk.url}/local/ledger`)).json()) as Ledger;
      return calls.map(({ endpoint }) => endpoint);
    };
    expect(await asked(ME)).toEqual([expect.stringContaining('mypermissions')]);
    const noor = byName('Noor').accountId;
    const grant = { kind: 'app-admin', accountId: noor, teamId: null };
    await desk.invoke('settings', 'saveGrant', grant, ME);
    expect(await asked(noor)).toEqual([]);
    await desk.invoke('settings', 'revokeGrant', grant, ME);
  });

  it('says until when it is paused while the quota is used up, and is up to date when it goes on', async () => {
    const [first] = await issues();
    if (first === undefined) throw new Error('no issue');
    await faults({ kind: 'jira-429', as: 'app', reason: 'jira-quota-tenant-based', retryAfter: 1200 });
    await desk.rest('PUT', `/rest/api/3/issue/${first.id}`, ME, { fields: { duedate: '2026-12-11' } });
    await desk.settle();
    const { state } = await pageNow();
    expect(state).toMatchObject({ kind: 'paused' });
    const { frame, page, complaints } = await opened();
    await frame.getByText(/^Paused until \d\d:\d\d$/).waitFor();
    await frame.getByText('1 issue', { exact: true }).waitFor();
    const [own] = appFrames(page, desk);
    if (own !== undefined) expect(await axeInBothThemes(own)).toEqual([]);

    // The panel says the same in the same words.
    const noor = await aVisitor(browser, desk, byName('Noor').accountId);
    await noor.open(`/browse/${first.key}`);
    await noor.wide.getByText(/Sync is paused until \d\d:\d\d/).waitFor();
    await noor.page.context().close();

    await faults();
    await pass(21 * 60_000);
    await frame.getByText('Up to date', { exact: true }).waitFor({ timeout: 20_000 });
    await frame.getByText('0 issues', { exact: true }).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('finds what a lost event left behind, field by field, and mends it', async () => {
    const [, second] = await issues();
    if (second === undefined) throw new Error('no issue');
    await faults({ kind: 'event-lost' });
    await desk.rest('PUT', `/rest/api/3/issue/${second.id}`, ME, { fields: { duedate: '2027-01-15' } });
    await desk.settle();
    await faults();
    const { frame, page, complaints } = await opened();
    await frame.getByLabel('Issue key').fill(second.key);
    await frame.getByRole('button', { name: 'Check', exact: true }).click();
    await frame.getByText(new RegExp(`${second.key} differs in \\d fields`)).waitFor();
    const due = frame.getByRole('row').filter({ hasText: 'Due date' });
    await due.getByText('15 Jan 2027').waitFor();
    await frame.getByRole('button', { name: 'Read it again' }).click();
    await frame.getByText(`${second.key} is as in Jira`).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
    const again = await desk.invoke<Reply<IssueCheck>>('settings', 'checkIssue', { issueId: second.id }, ME);
    expect(again).toMatchObject({ ok: true, value: { outcome: 'same', differences: [] } });
  });

  it('tells what rests, and what rests no more once it was tried again', async () => {
    const [, , third] = await issues();
    if (third === undefined) throw new Error('no issue');
    await desk.desk.query(
      `INSERT INTO dead_letter (kind, item, class, reason, tries, first_at, last_at) VALUES ('issue', ${third.id}, 'unreadable', 'shape', 5, 1, 2)`,
    );
    const { frame, page, complaints } = await opened();
    await frame.getByText('Up to date, but', { exact: true }).waitFor();
    const row = frame.getByRole('row').filter({ hasText: third.key });
    await row.getByText('Jira gave it in a shape that is not understood').waitFor();
    await row.getByRole('button', { name: `Try again: Issue ${third.key}` }).click();
    await frame.getByText('Nothing rests.').waitFor();
    await desk.settle();
    await frame.getByText('Up to date', { exact: true }).waitFor({ timeout: 20_000 });
    expect((await pageNow()).waiting.issues).toBe(0);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('checks nothing that the viewer may not browse', async () => {
    const reply = await desk.invoke<Reply<IssueCheck>>('settings', 'checkIssue', { issueId: '999999999' }, ME);
    expect(reply).toEqual({ ok: false, failure: { kind: 'not-found' } });
  });

  it('saves the share of points, and the log takes it back', async () => {
    const { settings } = await pageNow();
    const saved = await desk.invoke<Reply<SyncPage>>('settings', 'saveSync', { ...settings, share: 0.02 }, ME);
    expect(saved).toMatchObject({ ok: true, value: { settings: { share: 0.02, version: settings.version + 1 } } });
    const stale = await desk.invoke<Reply<SyncPage>>('settings', 'saveSync', { ...settings, share: 0.5 }, ME);
    expect(stale).toMatchObject({ ok: false, failure: { kind: 'conflict' } });
    type Last = Reply<{ seq: number; undoable: boolean }>;
    const object = { kind: 'sync', id: null, accountId: null };
    const last = await desk.invoke<Last>('settings', 'getLastChange', object, ME);
    expect(last).toMatchObject({ ok: true, value: { undoable: true } });
    if (!last.ok) return;
    await desk.invoke('settings', 'undoChange', { seq: last.value.seq }, ME);
    expect((await pageNow()).settings.share).toBe(settings.share);
  });
});
