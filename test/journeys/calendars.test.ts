import type { Browser, FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { admin, byName } from '../../local/data/studio/people';
import type { CalendarSettings, CapacityPanel, Reply } from '../../src/contract';
import { aBrowser } from '../fixtures/browser';
import type { TestDesk } from '../fixtures/desk';
import { appFrames, aVisitor, axeViolations, toSection } from '../fixtures/desk-page';
import { aKeptDesk } from '../fixtures/kept-desk';

const HOUR = 3600;

describe('the calendars page', () => {
  let desk: TestDesk;
  let browser: Browser;
  beforeAll(async () => {
    [desk, browser] = await Promise.all([aKeptDesk(), aBrowser()]);
    await desk.settle();
  });
  afterAll(async () => {
    await browser?.close();
    await desk?.stop();
  });

  const calendars = async (options: { dark?: boolean; width?: number; person?: string } = {}) => {
    const visitor = await aVisitor(browser, desk, admin.accountId, options);
    await visitor.open('/settings/apps/atelier');
    const frame = visitor.page.frameLocator('.app-frame-fill');
    await toSection(frame, 'Calendars');
    await frame.getByLabel('Person', { exact: true }).selectOption({ label: options.person ?? 'Mira Okafor' });
    await frame.getByRole('grid').waitFor();
    return { ...visitor, frame };
  };
  const save = async (page: Page, frame: FrameLocator, name: string) => {
    await frame.getByRole('button', { name: 'Save', exact: true }).first().click();
    await page.locator('.flag-success').getByText(`The calendar of ${name} is saved`).waitFor();
  };
  const stored = async (as = admin.accountId, module = 'settings') => {
    const reply = await desk.invoke<Reply<CalendarSettings>>(module, 'getCalendars', {}, as);
    if (!reply.ok) throw new Error(reply.failure.kind);
    return reply.value;
  };
  const calendarOf = async (name: string) =>
    (await stored()).people.find(({ accountId }) => accountId === byName(name).accountId);
  /** What the panel of an issue says of a teammate's day: seconds to give, and seconds away. */
  const planned = async (name: string, day: string) => {
    const issue = [...desk.desk.jira.world.issues.values()].find(({ key }) => key === 'PACK-214');
    const asked = { issueId: issue?.id ?? '', accountIds: [byName(name).accountId] };
    const reply = await desk.invoke<Reply<readonly { days: CapacityPanel['members'][number]['days'] }[]>>(
      ...(['capacity-panel', 'getDailyLoads', asked, byName('Noor').accountId] as const),
    );
    if (!reply.ok) throw new Error(reply.failure.kind);
    const found = reply.value[0]?.days.find((one) => one.day === day);
    return [Math.round(found?.capacity ?? -1), Math.round(found?.away ?? -1)];
  };
  const fine = async (page: Page, what: string) => {
    for (const frame of appFrames(page, desk)) {
      expect(await axeViolations(frame), what).toEqual([]);
      expect(await frame.evaluate('document.documentElement.scrollWidth - innerWidth'), what).toBeLessThanOrEqual(0);
    }
  };

  it('gives two weeks in turn from a day on, and planning follows', async () => {
    const { page, frame, complaints } = await calendars();
    await frame.getByRole('button', { name: 'Add: Changes ahead' }).click();
    await frame.getByLabel('First day of change 1').fill('7 Dec 2026');
    await frame.getByLabel('Pattern').selectOption({ label: 'Two weeks in turn: every other Friday off' });
    await frame.getByText('40 h and 32 h in turn').first().waitFor();
    await save(page, frame, 'Mira Okafor');
    const [full] = await planned('Mira', '2026-12-11');
    expect(full).toBeGreaterThan(6 * HOUR);
    expect(await planned('Mira', '2026-12-18')).toEqual([0, 0]);
    expect(await planned('Mira', '2026-12-25')).toEqual([full, 0]);
    expect((await calendarOf('Mira'))?.schedules.map(({ from }) => from)).toEqual([null, '2026-12-07']);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('proposes holidays of a region, which can be changed, and they take capacity from everybody', async () => {
    const [before] = await planned('Jonas', '2026-12-24');
    const { page, frame, complaints } = await calendars({ person: 'Jonas Lindqvist' });
    await frame.getByRole('button', { name: 'Edit: Holidays' }).click();
    await frame.getByRole('button', { name: 'New list' }).click();
    await frame.getByLabel('Country', { exact: true }).selectOption({ label: 'Germany' });
    await frame.getByLabel('Region', { exact: true }).selectOption({ label: 'Berlin' });
    expect(await frame.getByLabel('Name', { exact: true }).inputValue()).toBe('Germany, Berlin');
    await frame.getByRole('button', { name: 'Add a day' }).click();
    await frame
      .getByLabel(/^Day, row/)
      .last()
      .fill('24 Dec 2026');
    await frame
      .getByLabel(/^Day, row/)
      .last()
      .press('Tab');
    const eve = frame.locator('.list-days tbody tr').filter({ has: page.locator('input[value="24 Dec 2026"]') });
    await eve.getByRole('checkbox').check();
    await frame.getByRole('button', { name: 'Save', exact: true }).last().click();
    await page.locator('.flag-success').getByText('The list Germany, Berlin is saved').waitFor();
    await frame.getByRole('gridcell', { name: /25 Dec.*Christmas Day, Holiday/ }).waitFor();
    expect(await planned('Jonas', '2026-12-25')).toEqual([0, before]);
    expect(await planned('Jonas', '2026-12-24')).toEqual([(before ?? 0) / 2, (before ?? 0) / 2]);
    await desk.settle();
    const [row] = await desk.desk.query(
      `SELECT d.capacity_s FROM person_day d JOIN person p ON p.person_id = d.person_id WHERE d.day = '2026-12-25' AND p.account_id = '${byName('Jonas').accountId}'`,
    );
    expect(row).toEqual({ capacity_s: 0 });
    await fine(page, 'holidays');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('takes unavailable days of a calendar file, and not a word of it leaves the browser', async () => {
    const canaries = ['Kanarienvogel', 'Praxis Dr. Sommer', 'sommer@example.com', 'Hochzeit', 'geheim-uid-4711'];
    const { page, frame, complaints } = await calendars({ person: 'Leila Farahani' });
    const sent: string[] = [];
    page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`));
    const file = [
      ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'X-WR-CALNAME:Kanarienvogel'],
      ...['BEGIN:VEVENT', 'UID:geheim-uid-4711', 'SUMMARY:Kanarienvogel', 'LOCATION:Praxis Dr. Sommer'],
      ...['ORGANIZER:mailto:sommer@example.com', 'DTSTART:20261201T080000Z', 'DTEND:20261201T110000Z', 'END:VEVENT'],
      ...['BEGIN:VEVENT', 'UID:2', 'SUMMARY:Hochzeit', 'DTSTART;VALUE=DATE:20261210', 'DTEND;VALUE=DATE:20261212'],
      ...['END:VEVENT', 'BEGIN:VEVENT', 'UID:3', 'SUMMARY:Hochzeit', 'TRANSP:TRANSPARENT'],
      ...['DTSTART;VALUE=DATE:20261215', 'END:VEVENT', 'END:VCALENDAR', ''],
    ].join('\r\n');
    await frame.getByRole('button', { name: 'Paste or upload .ics' }).click();
    await frame.getByLabel('Text of the calendar file').fill(file);
    await frame.getByRole('button', { name: 'Read it' }).click();
    await frame.getByText('3 events read, 1 that say they are free left out.').waitFor();
    await frame.getByText('3 days more unavailable. Nothing is stored before you save.').waitFor();
    await fine(page, 'calendar file');
    await frame.getByRole('button', { name: 'Put into the calendar' }).click();
    await save(page, frame, 'Leila Farahani');
    expect((await calendarOf('Leila'))?.absences).toEqual([
      { from: '2026-12-01', to: '2026-12-01', secondsPerDay: 3 * HOUR },
      { from: '2026-12-10', to: '2026-12-11', secondsPerDay: null },
    ]);
    const kept = JSON.stringify([
      await desk.desk.query('SELECT * FROM audit'),
      await desk.desk.query('SELECT * FROM absence'),
      await desk.desk.query('SELECT * FROM import_row'),
    ]);
    expect(sent.some((request) => request.includes('2026-12-10'))).toBe(true);
    for (const canary of canaries)
      expect([canary, sent.some((request) => request.includes(canary)), kept.includes(canary)]).toEqual([
        ...[canary, false, false],
      ]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('names the line of what it cannot read in a calendar file, and takes nothing over', async () => {
    const { page, frame } = await calendars({ person: 'Ewan Fraser', dark: true });
    await frame.getByRole('button', { name: 'Paste or upload .ics' }).click();
    await frame
      .getByLabel('Text of the calendar file')
      .fill('BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nEND:VEVENT\nEND:VCALENDAR');
    await frame.getByRole('button', { name: 'Read it' }).click();
    const alert = frame.getByRole('alert');
    expect(await alert.innerText()).toContain('has no start');
    expect(await alert.getByRole('cell').first().innerText()).toBe('2');
    expect(await frame.getByRole('button', { name: 'Put into the calendar' }).count()).toBe(0);
    await fine(page, 'problems of a calendar file');
    await page.context().close();
  });

  it('is complete by keyboard: days chosen, hours typed, saved', async () => {
    const { page, frame, complaints } = await calendars({ person: 'Kofi Mensah' });
    await frame.getByRole('gridcell', { name: /Today/ }).focus();
    for (const key of ['ArrowDown', 'Home', 'Shift+ArrowRight', 'Enter']) await page.keyboard.press(key);
    await frame.getByRole('heading', { name: 'Unavailable', exact: true }).waitFor();
    await frame.getByLabel(/^Hours off a day, row 2/).fill('2');
    expect(await frame.getByRole('gridcell', { name: /Tue 1 Dec: Half day, 6 h/ }).count()).toBe(1);
    await page.keyboard.press('Enter');
    await page.locator('.flag-success').getByText('The calendar of Kofi Mensah is saved').waitFor();
    expect((await calendarOf('Kofi'))?.absences).toContainEqual({
      from: '2026-12-01',
      to: '2026-12-02',
      secondsPerDay: 2 * HOUR,
    });
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('says beside a field what cannot be read, wherever it stands, and saves nothing', async () => {
    const { page, frame } = await calendars({ person: 'Ruth Adler' });
    const before = await calendarOf('Ruth');
    await frame.getByRole('button', { name: 'Edit: Working week' }).click();
    await frame.getByLabel('Hours on Mon').fill('a lot');
    await frame.getByRole('button', { name: 'Add unavailable days' }).click();
    await frame.getByRole('button', { name: 'Save', exact: true }).first().click();
    await frame.getByText('Write a number from 0 to 24.').waitFor();
    await fine(page, 'a wrong number');
    expect(await calendarOf('Ruth')).toEqual(before);
    await frame.getByRole('button', { name: 'Undo changes' }).click();
    await page.context().close();
  });

  it('gives a week to several people at once, or to nobody when one of them was changed meanwhile', async () => {
    const { page, frame } = await calendars({ person: 'Ana Beltrán' });
    await frame.getByRole('button', { name: 'Edit: Working week' }).click();
    await frame.getByRole('button', { name: 'Give to several people' }).click();
    for (const name of ['Sofia Rossi', 'Idris Bello']) await frame.getByRole('checkbox', { name }).check();
    const idris = await calendarOf('Idris');
    await desk.invoke('settings', 'saveCalendar', { ...idris, zone: 'Africa/Accra' }, admin.accountId);
    const sofia = await calendarOf('Sofia');
    await frame.getByRole('button', { name: 'Give to 2 people' }).click();
    await frame.getByText('Somebody was faster').waitFor();
    expect(await calendarOf('Sofia')).toEqual(sofia);
    await fine(page, 'giving');
    await frame.getByRole('button', { name: 'Give to 2 people' }).click();
    await page.locator('.flag-success').getByText('2 calendars saved').waitFor();
    for (const name of ['Sofia', 'Idris'])
      expect((await calendarOf(name))?.schedules).toEqual((await calendarOf('Ana'))?.schedules);
    expect((await calendarOf('Idris'))?.zone).toBe('Africa/Accra');
    await page.context().close();
  });

  it('keeps what was typed when somebody else was faster', async () => {
    const { page, frame } = await calendars({ person: 'Pavel Novák' });
    await frame.locator('[data-day="2026-12-14"]').click();
    await frame.getByText('Unsaved changes').waitFor();
    const away = [{ from: '2026-11-30', to: '2026-11-30', secondsPerDay: null }];
    const theirs = { accountId: byName('Pavel').accountId, version: 0, zone: null, schedules: [], absences: away };
    await desk.invoke('settings', 'saveCalendar', theirs, admin.accountId);
    await frame.getByRole('button', { name: 'Save', exact: true }).first().click();
    await frame.getByText('They changed: the days off.').waitFor();
    await frame.getByRole('button', { name: 'Keep my input' }).click();
    await save(page, frame, 'Pavel Novák');
    expect((await calendarOf('Pavel'))?.absences.map(({ from }) => from)).toEqual(['2026-12-14']);
    await page.context().close();
  });

  it('shows a year of everybody, by keyboard, and opens a person’s', async () => {
    const { page, frame, complaints } = await calendars();
    await frame.getByRole('button', { name: 'Team', exact: true }).click();
    const grid = frame.getByRole('grid', { name: /40 people, 2026/ });
    await grid.focus();
    await frame.getByRole('gridcell', { name: /Aiko Tanaka, Tue 24 Nov/ }).waitFor();
    for (const key of ['ArrowDown', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
    await frame.getByRole('gridcell', { name: /Ana Beltrán, Thu 26 Nov: Free day, 0 h/ }).waitFor();
    await page.keyboard.press('Home');
    await frame.getByRole('gridcell', { name: /Ana Beltrán, Thu 1 Jan: .*New Year.s Day/ }).waitFor();
    await fine(page, 'everybody');
    await page.keyboard.press('Enter');
    await frame.getByRole('grid', { name: 'Ana Beltrán, 2026' }).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('lets a manager at the people of their team alone', async () => {
    const [noor, mira, felix] = ['Noor', 'Mira', 'Felix'].map((name) => byName(name).accountId);
    await desk.desk.query(
      `INSERT INTO access_grant (person_id, kind, team_id, granted_by, granted_at) SELECT p.person_id, 'manager', t.team_id, 1, 1 FROM person p JOIN team t ON t.name = 'Brand design' WHERE p.account_id = '${noor}'`,
    );
    const { people, teams, everything } = await stored(noor, 'workspace');
    expect([everything, teams.map(({ name }) => name)]).toEqual([false, ['Brand design']]);
    expect([people.some((one) => one.accountId === mira), people.some((one) => one.accountId === felix)]).toEqual([
      ...[true, false],
    ]);
    const refused = { ok: false, failure: { kind: 'not-found' } };
    const calendar = await calendarOf('Felix');
    expect(await desk.invoke('workspace', 'saveCalendar', calendar, noor ?? '')).toEqual(refused);
    const list = {
      ...{ listId: null, version: null, name: 'X', country: null, region: null },
      isDefault: true,
      days: [],
    };
    expect(await desk.invoke('workspace', 'saveHolidayList', list, noor ?? '')).toEqual(refused);
  });

  it('imports a text that is larger than a request, in parts and as a whole', async () => {
    const visitor = await aVisitor(browser, desk, admin.accountId);
    await visitor.open('/settings/apps/atelier');
    const frame = visitor.page.frameLocator('.app-frame-fill');
    await frame.getByRole('navigation').getByRole('button', { name: 'Import' }).click();
    const off = Array.from({ length: 400 }, (_, n) => new Date(Date.UTC(2027, 0, 4) + 2 * n * 86_400_000));
    const days = off.map((day) => `${day.toISOString().slice(0, 10)}=2h`).join(' ');
    const names = [
      'Clara',
      'Priya',
      'Samuel',
      'Marguerite',
      'Nils',
      'Yara',
      'Grace',
      'Owen',
      'Fatou',
      'Ben',
      'Ingrid',
      'Rosa',
    ];
    const people = [
      ...names,
      'Malik',
      'Aiko',
      'Zoë',
      'Carlos',
      'Mei',
      'Aroha',
      'Piotr',
      'Kaya',
      'Elena',
      'Hana',
      'Tomás',
      'Sunita',
      'Ines',
    ];
    const csv = ['account,off', ...people.map((name) => `${byName(name).accountId},${days}`)].join('\n');
    expect(csv.length).toBeGreaterThan(130_000);
    await frame.getByLabel('CSV text').fill(csv);
    await frame.getByRole('button', { name: 'Check' }).click();
    await frame.getByText(`${people.length} lines understood, nothing is wrong.`).waitFor();
    await frame.getByRole('cell', { name: 'Clara Jensen' }).waitFor();
    await fine(visitor.page, 'the preview of an import');
    await frame.getByRole('button', { name: 'Import', exact: true }).last().click();
    await frame.getByText(`${people.length} lines imported.`).waitFor();
    expect((await calendarOf('Elena'))?.absences.length).toBe(400);
    expect(await desk.desk.query("SELECT n FROM import_row WHERE kind = 'part'")).toEqual([]);
    expect(visitor.complaints).toEqual([]);
    await visitor.page.context().close();
  });

  it.each([
    ['light', 480],
    ['dark', 800],
    ['light', 1280],
    ['dark', 1600],
  ] as const)('has nothing that axe objects to, and fits (%s, %i px)', async (theme, width) => {
    const { page, frame, complaints } = await calendars({ dark: theme === 'dark', width });
    await fine(page, 'year');
    for (const card of ['Edit: Working week', 'Add: Changes ahead', 'Edit: Holidays']) {
      await frame.getByRole('button', { name: card }).click();
      await fine(page, card);
    }
    await frame.getByRole('button', { name: 'Edit this list' }).click();
    await frame.getByLabel('Country', { exact: true }).waitFor();
    await fine(page, 'list');
    await frame.getByRole('button', { name: 'Team', exact: true }).click();
    await frame.locator('.team-row .strip').first().waitFor();
    await fine(page, 'team');
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
