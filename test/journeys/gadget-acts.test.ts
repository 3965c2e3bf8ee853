import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Browser, Download, Response } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aBrowser } from '../fixtures/browser';
import { aGallery, type Gallery } from '../fixtures/gadget-gallery/page';
import { gadgetStates } from '../fixtures/gadget-gallery/states';

const state = (name: string) => {
  const found = gadgetStates.find((one) => one.name === name);
  if (found === undefined) throw new Error(`there is no state ${name}`);
  return found;
};

let browser: Browser;
let gallery: Gallery;
beforeAll(async () => {
  browser = await aBrowser();
  gallery = await aGallery(browser, { width: 800, dark: true });
});
afterAll(async () => {
  await gallery?.stop();
  await browser?.close();
});

const textOf = async (download: Download) => readFileSync(await download.path());

describe('what a gadget loads', () => {
  it('is at most 110 kB of JavaScript for a board, and for a chart', async () => {
    for (const name of ['board', 'chart-trend']) {
      const scripts = new Set<string>();
      const see = (response: Response) => void (response.url().endsWith('.js') && scripts.add(response.url()));
      gallery.page.on('response', see);
      await gallery.show(state(name));
      await gallery.page.locator('.figure, .chart-svg').first().waitFor();
      gallery.page.off('response', see);
      const size = (url: string) => gzipSync(readFileSync(`static/ui${new URL(url).pathname}`), { level: 9 }).length;
      const kilobytes = [...scripts].map(size).reduce((sum, one) => sum + one, 0) / 1000;
      expect(kilobytes).toBeGreaterThan(50);
      expect(kilobytes).toBeLessThanOrEqual(110);
    }
  });
});

describe('a number', () => {
  it('opens where it stands, by its issues, and gives the focus back', async () => {
    const { page, host } = gallery;
    await gallery.show(state('board'));
    await page.getByRole('button', { name: /^39 of 43 issues/ }).press('Enter');
    await expect.poll(() => page.evaluate('document.activeElement.innerText')).toBe('Back');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.evaluate('document.activeElement.innerText')).toBe('39 of 43 issues');
    expect(host.invoked.filter(({ key }) => key === 'getKpiIssues')).toHaveLength(1);
  });

  it('leaves as CSV with its issues and those left out, in keys and words that only the browser has', async () => {
    const { page } = gallery;
    await gallery.show(state('details'));
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: /^CSV/ }).click(),
    ]);
    const text = (await textOf(download)).toString('utf8');
    expect(download.suggestedFilename()).toBe('packaging-how-are-we-doing-on-time-delivery-2026-11-23.csv');
    expect(text).toContain('\r\nPACK-100,"Chilled soup pots, sleeve and lid",Counted,0\r\n');
    expect(text).toContain('Left out: No due date at the start');
  });
});

describe('a chart', () => {
  it('is walked by arrow keys, each point read out', async () => {
    const { page } = gallery;
    await gallery.show(state('chart-flow'));
    const walk = page.locator('.chart-walk');
    await walk.focus();
    await walk.press('Home');
    expect(await walk.getAttribute('aria-valuetext')).toMatch(/^Mon 31 Aug, To do 26/);
    await walk.press('ArrowRight');
    expect(await walk.getAttribute('aria-valuetext')).toMatch(/^Tue 1 Sept?, /);
    expect(await page.locator('.chart-read-out').innerText()).toMatch(/Tue 1 Sept?/);
  });

  it('leaves as SVG that needs no page around it, and as a picture', async () => {
    const { page } = gallery;
    await gallery.show(state('chart-throughput'));
    const save = async (kind: string) => {
      const button = page.getByRole('button', { name: new RegExp(`^${kind}`) });
      const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
      return textOf(download);
    };
    const svg = (await save('SVG')).toString('utf8');
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/);
    expect(svg).not.toMatch(/var\(--|class=/);
    expect(svg).toContain('26 issues left. Done by: P50 Sun 3 Jan 2027');
    const png = await save('PNG');
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    // Twice as wide as what is on screen, and more than one colour in it.
    expect(png.readUInt32BE(16)).toBe(2 * 800);
    expect(png.length).toBeGreaterThan(10_000);
    expect(gallery.complaints).toEqual([]);
  });
});

describe('every file', () => {
  it('is in the log with its rows before it is there, whatever it is of', async () => {
    const { page, host } = gallery;
    for (const [name, kind, what] of [
      ['details', 'CSV', 'issues'],
      ['chart-throughput', 'CSV', 'figures'],
      ['chart-throughput', 'SVG', 'chart'],
      ['chart-throughput', 'PNG', 'chart'],
    ] as const) {
      await gallery.show(state(name));
      const said = () => host.invoked.filter(({ key }) => key === 'recordExport');
      const before = said().length;
      let atDownload = 0;
      const download = page.waitForEvent('download').then(() => {
        atDownload = said().length;
      });
      await page.getByRole('button', { name: new RegExp(`^${kind}`) }).click();
      await download;
      expect({ name, kind, entries: atDownload - before }).toEqual({ name, kind, entries: 1 });
      expect(said().at(-1)?.payload).toMatchObject({ what, rows: expect.any(Number) });
    }
  });

  it('stays here when the log, or the limit of exports, says no', async () => {
    const { page } = gallery;
    const exported = { ok: false, failure: { kind: 'busy', retryAfterSeconds: 20 } };
    let downloads = 0;
    const count = () => void downloads++;
    page.on('download', count);
    for (const [name, kind] of [
      ['details', 'CSV'],
      ['chart-throughput', 'CSV'],
      ['chart-throughput', 'SVG'],
      ['chart-throughput', 'PNG'],
    ] as const) {
      await gallery.show({ ...state(name), exported });
      await page.getByRole('button', { name: new RegExp(`^${kind}`) }).click();
      await page.getByRole('alert').getByText('Too many files at once. Try again in 20 s.').waitFor();
    }
    page.off('download', count);
    expect(downloads).toBe(0);
  });
});

describe('a refresh', () => {
  it('asks anew for the whole dashboard and for the own gadget, and not for others', async () => {
    const { page, host } = gallery;
    await gallery.show(state('board'));
    const asked = () => host.invoked.filter(({ key }) => key === 'getKpis').length;
    const emit = (payload: object) =>
      page.evaluate(`__emit('JIRA_DASHBOARD_GADGET_REFRESH', ${JSON.stringify(payload)})`);
    // The first question may still be on its way.
    await expect.poll(asked).toBeGreaterThan(0);
    const before = asked();
    await emit({ origin: 'gadget', gadgetId: '8' });
    await page.waitForTimeout(200);
    expect(asked()).toBe(before);
    await emit({ origin: 'gadget', gadgetId: '7' });
    await expect.poll(asked).toBeGreaterThan(before);
    const own = asked();
    await emit({ origin: 'dashboard' });
    await expect.poll(asked).toBeGreaterThan(own);
  });
});

describe('a widget', () => {
  it('asks anew after the minutes that it keeps, since no dashboard does it for it', async () => {
    const { page, host } = gallery;
    await page.clock.install();
    const board = state('board');
    await gallery.show({ ...board, widget: true, stored: { ...(board.stored as object), refresh: 15 } });
    const asked = () => host.invoked.filter(({ key }) => key === 'getKpis').length;
    await expect.poll(asked).toBeGreaterThan(0);
    const before = asked();
    await page.clock.runFor(14 * 60_000);
    expect(asked()).toBe(before);
    await page.clock.runFor(2 * 60_000);
    await expect.poll(asked).toBeGreaterThan(before);
    await page.clock.resume();
  });
});

describe('a saved filter', () => {
  it('is run in the browser, by ids alone, and sent as at most 5,000', async () => {
    await gallery.show(state('filter'));
    await expect.poll(() => gallery.host.invoked.length).toBeGreaterThan(0);
    const { payload } = gallery.host.invoked.find(({ key }) => key === 'getKpis') ?? {};
    const { scope } = payload as { scope: { kind: string; ids: string[] } };
    expect([scope.kind, scope.ids.length, scope.ids[0]]).toEqual(['ids', 5000, '20000']);
  });
});

describe('the edit form', () => {
  it('moves a KPI by its button or Alt with an arrow key, and keeps the focus on it', async () => {
    const { page } = gallery;
    await gallery.show(state('edit-new'));
    const order = () =>
      page.locator('[data-row]').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-row')));
    await page.getByRole('button', { name: 'Move WIP age up' }).press('Enter');
    expect((await order()).slice(-2)).toEqual(['wipAge', 'wip']);
    await page.keyboard.press('Alt+ArrowUp');
    expect(await order()).toEqual(['leadTime', 'cycleTime', 'throughput', 'wipAge', 'onTimeDelivery', 'wip']);
    expect(await page.evaluate("document.activeElement.getAttribute('aria-label')")).toBe('Move WIP age up');
  });

  it('saves what is seen beside it, with the minutes of the refresh', async () => {
    const { page, host } = gallery;
    await gallery.show(state('edit-new'));
    await page.getByRole('button', { name: 'Remove WIP age' }).click();
    await page.getByLabel('Number').fill('3');
    await page.getByLabel('Unit').selectOption('month');
    await page.getByText('1 Aug to 31 Oct, held against').waitFor();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect.poll(() => host.saved.length).toBe(1);
    expect(host.saved[0]).toEqual({
      version: 1,
      title: 'Packaging',
      scope: { kind: 'projects', projects: ['10001'] },
      period: { unit: 'month', count: 3 },
      targets: {},
      show: { kind: 'board', kpis: ['leadTime', 'cycleTime', 'throughput', 'onTimeDelivery', 'wip'] },
      refresh: 60,
    });
  });

  it('saves nothing while a field is wrong', async () => {
    const { page, host } = gallery;
    await gallery.show(state('edit-problem'));
    await page.getByRole('button', { name: 'Save', exact: true }).click({ force: true });
    await page.waitForTimeout(200);
    expect(host.saved).toEqual([]);
  });

  it('finds a parent issue by its key', async () => {
    const { page, host } = gallery;
    await gallery.show(state('edit-new'));
    await page.getByLabel('Scope').selectOption('parent');
    await page.getByText('Its key, such as PACK-12').waitFor();
    await page.getByLabel('Parent issue').fill('10014');
    await page.getByText('Chilled soup pots').waitFor();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect.poll(() => host.saved).toMatchObject([{ scope: { kind: 'parent', issue: '10014' } }]);
  });

  it('of a widget tells the dashboard of each valid change, and refuses its save while a field is wrong', async () => {
    const { page, host } = gallery;
    await gallery.show(state('edit-widget'));
    await page.getByLabel('Title').fill('On time');
    await expect.poll(() => host.saved.at(-1)).toMatchObject({ title: 'On time', show: { kind: 'kpi' } });
    expect(await page.evaluate('__productSave()')).toMatchObject({ title: 'On time' });
    await page.getByLabel('Number').fill('none');
    await page.getByText('One field needs a change').waitFor();
    expect(
      await page.evaluate('(() => { try { return __productSave(); } catch (error) { return error.message; } })()'),
    ).toBe('A field needs a change before this can be saved.');
    expect(await page.getByRole('button', { name: 'Save' }).count()).toBe(0);
  });
});
