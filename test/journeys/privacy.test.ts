import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { admin, byName } from '../../local/data/studio/people';
import { aBrowser } from '../fixtures/browser';
import type { TestDesk } from '../fixtures/desk';
import { appFrames, aVisitor, axeInBothThemes, toSection } from '../fixtures/desk-page';
import { aKeptDesk } from '../fixtures/kept-desk';

const noor = byName('Noor').accountId;

describe('what is told, taken back and taken out', () => {
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

  const page = async (path: string, as: string, width = 1280) => {
    const visitor = await aVisitor(browser, desk, as, { width });
    await visitor.open(path);
    return { ...visitor, frame: visitor.page.frameLocator('.app-frame-fill') };
  };
  const section = async (name: string, width?: number) => {
    const opened = await page('/settings/apps/atelier', admin.accountId, width);
    await toSection(opened.frame, name);
    await opened.frame.getByRole('heading', { name, level: 1 }).waitFor();
    return opened;
  };
  const clean = async (opened: Awaited<ReturnType<typeof page>>) => {
    await opened.page.waitForTimeout(400);
    for (const one of appFrames(opened.page, desk)) {
      expect(await axeInBothThemes(one)).toEqual([]);
      expect(await one.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    }
    expect(opened.complaints).toEqual([]);
  };
  type Reply<T> = { readonly ok: boolean; readonly value: T };

  it('the log tells a change, the chain holds, and the change is taken back', async () => {
    type Site = Reply<{ site: Record<string, unknown> & { version: number } }>;
    const stored = () => desk.invoke<Site>('settings', 'getTeamSettings', {}, admin.accountId);
    const { site } = (await stored()).value;
    await desk.invoke('settings', 'saveSiteSettings', { ...site, secondsPerPoint: 14_400 }, admin.accountId);
    const log = await section('Audit log');
    await log.frame.getByText('hours per story point').waitFor();
    await log.frame.getByRole('row').filter({ hasText: 'hours per story point' }).getByText('4 h').waitFor();
    await log.frame.getByRole('button', { name: 'Verify' }).click();
    await log.frame.getByText(/Chain holds/).waitFor();
    await clean(log);
    const row = log.frame.getByRole('row').filter({ hasText: 'hours per story point' });
    await row.getByRole('button', { name: /^Undo entry/ }).click();
    await log.frame.getByRole('row').filter({ hasText: 'took back' }).first().waitFor();
    expect((await stored()).value.site.secondsPerPoint).toBe(site.secondsPerPoint);
    await log.frame.getByLabel('Find in the log').fill('nothing is like this');
    await log.frame.getByText('Nothing in the log is like this.').waitFor();
    await log.page.context().close();
    const narrow = await section('Audit log', 420);
    await narrow.frame.getByRole('row').filter({ hasText: 'took back' }).first().waitFor();
    await clean(narrow);
    await narrow.page.context().close();
  });

  it('somebody asks for other hours, an admin says yes, and they hold', async () => {
    const own = await page('/settings/personal/atelier', noor);
    await own.frame.getByRole('heading', { name: 'You in Atelier' }).waitFor();
    await own.frame.getByLabel(/Fri/).first().fill('4');
    // Every other week is another one, and both can be entered.
    await own.frame.getByRole('checkbox', { name: /Two weeks in turn/ }).check();
    await own.frame
      .getByRole('group', { name: /^Second week/ })
      .getByLabel(/Mon/)
      .fill('6');
    await own.frame.getByRole('button', { name: 'Save' }).first().click();
    await own.frame.getByRole('button', { name: 'Withdraw it' }).waitFor();
    const known = own.frame.getByRole('region', { name: 'What is known about you' });
    await known.getByRole('button', { name: 'Show the values' }).click();
    await known.getByRole('region', { name: 'Teams' }).getByText('Brand design').waitFor();
    await known.getByRole('region', { name: 'Working hours' }).getByText('8 h').first().waitFor();
    const [file] = await Promise.all([
      own.page.waitForEvent('download'),
      known.getByRole('button', { name: 'Save as a file' }).click(),
    ]);
    expect(readFileSync(await file.path(), 'utf8')).toContain(`"account_id": "${noor}"`);
    await clean(own);
    type Own = Reply<{ calendar: { schedules: { week: number[]; second: number[] | null }[] } }>;
    const week = async () =>
      (await desk.invoke<Own>('personal', 'getPersonal', {}, noor)).value.calendar.schedules.at(-1)?.week[4];
    expect(await week()).not.toBe(14_400);
    const requests = await section('Requests');
    await requests.frame.getByRole('button', { name: /^Approve: Working hours and zone of Noor/ }).click();
    await requests.frame.getByText('Nothing waits.').waitFor();
    await clean(requests);
    expect(await week()).toBe(14_400);
    const { value } = await desk.invoke<Own>('personal', 'getPersonal', {}, noor);
    expect(value.calendar.schedules.at(-1)?.second?.[0]).toBe(21_600);
    await Promise.all([own.page.context().close(), requests.page.context().close()]);
  });

  it('a person is taken out, and their page knows nothing of before', async () => {
    const privacy = await section('Data and privacy');
    await privacy.frame.getByText('Works-council mode', { exact: true }).waitFor();
    await clean(privacy);
    await privacy.page.context().close();
    const erased = await desk.invoke<Reply<{ tables: { table: string; before: number; after: number }[] }>>(
      ...(['settings', 'erasePerson', { accountId: noor }, admin.accountId] as const),
    );
    expect(erased.value.tables).toContainEqual({ table: 'person', before: 1, after: 0 });
    const own = await desk.invoke<Reply<{ calendar: unknown }>>('personal', 'getPersonal', {}, noor);
    expect(own.value.calendar).toEqual({ version: 0, zone: null, schedules: [], absences: [] });
  });
});
