import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { admin } from '../../local/data/studio/people';
import { faultPlan } from '../../local/faults/kinds';
import type { TargetSettings } from '../../src/contract/kpi-settings';
import type { Reply } from '../../src/contract/reply';
import type { SkillsPage } from '../../src/contract/skills';
import { unpacked } from '../../src/domain/suggestion/packed-skills';
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

  it('comes to hours, teams, stages, a calendar, skills and a target without reading how', async () => {
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
    const flag = (text: string) => page.locator('.flag-success').getByText(text).first().waitFor();
    const skillsOf = async () => {
      const { value: skills } = await desk.invoke<Reply<SkillsPage> & { ok: true }>(
        'settings',
        'getSkills',
        {},
        admin.accountId,
      );
      return skills.people.map(({ packed }) => unpacked(packed).length).filter((n) => n > 0);
    };
    const step = (name: string) => frame.getByRole('region', { name, exact: true });
    await step('Working hours').getByRole('button', { name: 'Confirm' }).click();
    await step('Teams')
      .getByRole('button', { name: /^Confirm \d+ teams?$/ })
      .click();
    await step('Stages').getByRole('button', { name: 'Confirm' }).click();
    await frame.getByText('All three steps are decided.').waitFor();
    desk.desk.faults.set([]);
    // Cards still move while the last save settles: whoever clicked beside it clicks again.
    const [change, teams] = [
      step('Teams').getByRole('button', { name: 'Change' }),
      frame.getByRole('heading', { level: 1, name: 'Teams', exact: true }),
    ];
    const opened = async () => {
      if (!(await teams.isVisible()) && (await change.isVisible())) await change.click();
      return teams.isVisible();
    };
    await expect.poll(opened, { timeout: 30_000, interval: 1000 }).toBe(true);
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

    await toSection(frame, 'Skills');
    await frame.getByText('No skill yet').waitFor();
    await frame.getByRole('button', { name: 'Add skill', exact: true }).first().click();
    await frame.getByLabel('Name of skill 1').fill('Dielines');
    await frame
      .getByRole('button', { name: /^Add skill/ })
      .last()
      .click();
    await frame.getByLabel('Name of skill 2').fill('Retouching');
    await frame.getByRole('button', { name: 'Save', exact: true }).last().click();
    await flag('saved');
    await frame.getByRole('navigation', { name: 'Parts of skills' }).getByRole('button', { name: 'People' }).click();
    // Somebody's cell: a click offers the levels.
    await frame
      .getByRole('gridcell', { name: /, Dielines:/ })
      .first()
      .click();
    await frame.getByRole('menu').getByRole('menuitemradio').nth(3).click();
    await frame.getByText('All changes are saved').waitFor();
    expect(await skillsOf()).toEqual([1]);

    await toSection(frame, 'Targets');
    await frame.getByText('No target yet').waitFor();
    await frame.getByRole('button', { name: 'Add target' }).click();
    await frame.getByLabel(/^Met from, On-time delivery/).fill('90');
    await frame.getByLabel(/^Missed below, On-time delivery/).fill('75 ');
    await frame.getByRole('button', { name: 'Save', exact: true }).last().click();
    await flag('Targets are saved');
    const { value } = await desk.invoke<Reply<TargetSettings> & { ok: true }>(
      'settings',
      'getTargets',
      {},
      admin.accountId,
    );
    expect(value.targets).toMatchObject([{ kpi: 'onTimeDelivery', direction: 'higher', amber: 0.9, red: 0.75 }]);

    expect({ complaints, conflicts }).toEqual({ complaints: [], conflicts: [] });
    await page.context().close();
  });
});
