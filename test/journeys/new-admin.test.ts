import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { admin } from '../../local/data/studio/people';
import { faultPlan } from '../../local/faults/kinds';
import { aBrowser } from '../fixtures/browser';
import { aDesk, aStudio, type TestDesk } from '../fixtures/desk';
import { aVisitor, toSection } from '../fixtures/desk-page';

const ICS = [
  ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'BEGIN:VEVENT', 'UID:1', 'SUMMARY:Leave'],
  ...['DTSTART;VALUE=DATE:20261210', 'DTEND;VALUE=DATE:20261212', 'END:VEVENT', 'END:VCALENDAR', ''],
].join('\r\n');

/** Presses what the page itself offers, in the order in which it offers it; nothing is known but what stands on the screen. */
describe('a new admin on an empty site', () => {
  let desk: TestDesk;
  let browser: Browser;
  beforeAll(async () => {
    [desk, browser] = await Promise.all([aDesk({ ...aStudio(1500), setup: [] }), aBrowser()]);
    await desk.settle();
  });
  afterAll(async () => {
    await browser?.close();
    await desk?.stop();
  });

  it('comes to hours, teams, stages and a calendar without reading how', async () => {
    const { page, open, complaints } = await aVisitor(browser, desk, admin.accountId);
    const conflicts: string[] = [];
    page.on('response', async (response) => {
      const text = await response.text().catch(() => '');
      if (text.includes('"kind":"conflict"')) conflicts.push(text);
    });
    // A slow store: whoever goes on to the next step at once must not run into their own save.
    desk.desk.faults.set(faultPlan.parse({ faults: [{ kind: 'sql-slow', statement: ' setting ', ms: 150 }] }).faults);
    await open('/settings/apps/atelier');
    const frame = page.frameLocator('.app-frame-fill');
    const step = (name: string) => frame.getByRole('region', { name, exact: true });
    await step('Working hours').getByRole('button', { name: 'Confirm' }).click();
    await step('Teams')
      .getByRole('button', { name: /^Confirm \d+ teams?$/ })
      .click();
    await step('Stages').getByRole('button', { name: 'Confirm' }).click();
    await frame.getByText('All three steps are decided.').waitFor();
    desk.desk.faults.set([]);
    await step('Teams').getByRole('button', { name: 'Change' }).click();
    await frame.getByRole('heading', { name: 'Teams', exact: true }).waitFor();
    await frame
      .getByRole('button', { name: /people, \d+ h a week/ })
      .first()
      .waitFor();

    await toSection(frame, 'Calendars');
    await frame.getByRole('button', { name: 'Paste or upload .ics' }).click();
    await frame.getByLabel('Text of the calendar file').fill(ICS);
    await frame.getByRole('button', { name: 'Read it' }).click();
    await frame.getByRole('button', { name: 'Put into the calendar' }).click();
    await frame.getByRole('button', { name: 'Save', exact: true }).last().click();
    await page
      .locator('.flag-success')
      .getByText(/is saved/)
      .waitFor();
    expect(await desk.desk.query('SELECT from_day, to_day FROM absence')).toEqual([
      { from_day: '2026-12-10', to_day: '2026-12-11' },
    ]);
    expect({ complaints, conflicts }).toEqual({ complaints: [], conflicts: [] });
    await page.context().close();
  });
});
