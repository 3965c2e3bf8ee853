import type { FrameLocator, Page } from 'playwright-core';
import { admin } from '../../local/data/studio/people';
import { aBrowser } from '../../test/fixtures/browser';
import type { Bench } from '../panel/site';
import { quantile } from '../suggest/measures';
import type { Figure } from '../table';

const EVENTS = 10_000;
const FRAMES = 240;

/** A calendar file of 10,000 events as the page reads it, and the year of everybody while it is scrolled both ways. */
export const pageFigures = async ({ desk }: Bench): Promise<Figure[]> => {
  const browser = await aBrowser();
  try {
    const context = await browser.newContext({ viewport: { width: 1600, height: 1000 } });
    await context.addCookies([{ name: 'desk_user', value: encodeURIComponent(admin.accountId), url: desk.url }]);
    const page = await context.newPage();
    await page.goto(`${desk.url}/settings/apps/atelier`);
    const frame = page.frameLocator('.app-frame-fill');
    const section = frame.getByRole('navigation').getByRole('button', { name: 'Calendars' });
    await section.waitFor();
    const opened = await until(
      () => section.click(),
      () => frame.getByRole('grid').waitFor(),
    );
    const events = await readEvents(frame);
    const team = await until(
      () => frame.getByRole('button', { name: 'Team', exact: true }).click(),
      () => frame.locator('.team-row .strip').first().waitFor(),
    );
    const frames = await scrolled(page, desk.appOrigin);
    return [
      { name: 'ICS of 10,000 events, read in the browser', value: events / 1000, unit: 's', bar: '<= 3' },
      {
        name: 'year of 500 people, first content',
        ...{ value: (opened + team) / 1000, unit: 's', bar: '<= 1.5' },
      },
      {
        name: 'year of 500 people, scrolled both ways, p95 a frame',
        value: quantile(frames, 0.95),
        unit: 'ms',
        bar: '<= 33',
      },
    ];
  } finally {
    await browser.close();
  }
};

const until = async (act: () => Promise<void>, seen: () => Promise<void>): Promise<number> => {
  const started = performance.now();
  await act();
  await seen();
  return performance.now() - started;
};

const readEvents = async (frame: FrameLocator): Promise<number> => {
  await frame.getByRole('button', { name: 'Paste or upload .ics' }).click();
  const lines = Array.from({ length: EVENTS }, (_, n) => {
    const day = `2026${String(1 + (n % 12)).padStart(2, '0')}${String(1 + (n % 28)).padStart(2, '0')}`;
    return `BEGIN:VEVENT\r\nUID:${n}\r\nSUMMARY:Meeting ${n}\r\nDTSTART:${day}T${String(8 + (n % 9)).padStart(2, '0')}0000Z\r\nDURATION:PT45M\r\nEND:VEVENT`;
  });
  const text = ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n');
  const file = { name: 'calendar.ics', mimeType: 'text/calendar', buffer: Buffer.from(text) };
  await frame.locator('input[accept*=ics]').setInputFiles(file);
  const read = frame.getByRole('button', { name: 'Read it' });
  await frame.locator('.calendar-panel textarea').evaluate((box) => (box as { value: string }).value.length);
  return until(
    () => read.click(),
    () => frame.getByText('10,000 events read').waitFor(),
  );
};

/** Milliseconds between frames while the grid is scrolled down and to the right, and back. */
const scrolled = async (page: Page, appOrigin: string): Promise<number[]> => {
  const frame = page.frames().find((one) => one.url().startsWith(appOrigin));
  if (frame === undefined) throw new Error('the page has no frame of the app');
  return frame.evaluate<number[]>(SCROLL);
};

/** Runs in the page. */
const SCROLL = `(async () => {
  const box = document.querySelector('.team-year');
  const times = [];
  let last = performance.now();
  for (let n = 0; n < ${FRAMES}; n++) {
    const way = Math.floor(n / 60) % 2 === 0 ? 1 : -1;
    box.scrollTop += way * 140;
    box.scrollLeft += way * 60;
    await new Promise((next) => requestAnimationFrame(next));
    const now = performance.now();
    times.push(now - last);
    last = now;
  }
  return times;
})()`;
