import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Browser, Response } from 'playwright-core';
import { aBrowser } from '../../test/fixtures/browser';
import type { Bench } from '../panel/site';
import { quantile } from '../suggest/measures';
import type { Figure } from '../table';

const LOADS = 20;
const DASHBOARD = '10001';

/** Tells in the frame when the first figure stands there, counted from the start of the frame's own document. */
const WATCH = `new MutationObserver((_, watch) => {
  if (document.querySelector('.figure') === null) return;
  globalThis.contentAfter = performance.now();
  watch.disconnect();
}).observe(document, { childList: true, subtree: true });`;

/** The studio's board, alone on its dashboard: what it loads, and how long until its figures stand there. */
export const gadgetFigures = async (bench: Bench): Promise<Figure[]> => {
  alone(bench);
  const browser = await aBrowser();
  try {
    const loads = [];
    for (let n = 0; n < LOADS; n++) loads.push(await load(bench, browser));
    const seconds = loads.map((one) => one.seconds);
    return [
      { name: 'gadget, JS of a board', value: loads[0]?.kilobytes ?? Number.NaN, unit: 'kB gz', bar: '<= 110' },
      {
        name: 'gadget, content after the frame starts, p95 of 20',
        ...{ value: quantile(seconds, 0.95), unit: 's', bar: '<= 1', baseline: quantile(seconds, 0.5) },
      },
    ];
  } finally {
    await browser.close();
  }
};

const alone = ({ desk }: Bench): void => {
  const dashboard = desk.jira.world.dashboards.get(DASHBOARD);
  const column = dashboard?.columns[0];
  const board = column?.gadgets[0];
  if (dashboard === undefined || column === undefined || board === undefined)
    throw new Error('the studio has no board');
  desk.jira.world.dashboards.set(DASHBOARD, { ...dashboard, columns: [{ ...column, gadgets: [board] }] });
};

/** One load in a fresh profile. */
const load = async ({ desk, team }: Bench, browser: Browser) => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 1000 } });
  await context.addCookies([{ name: 'desk_user', value: encodeURIComponent(team[0] ?? ''), url: desk.url }]);
  await context.addInitScript(WATCH);
  const page = await context.newPage();
  const scripts = new Set<string>();
  page.on('response', (response: Response) => {
    const { pathname, origin } = new URL(response.url());
    if (origin === desk.appOrigin && pathname.endsWith('.js')) scripts.add(pathname);
  });
  await page.goto(`${desk.url}/dashboards/${DASHBOARD}`);
  await page.frameLocator('[data-gadget] iframe').locator('.figure').first().waitFor();
  const frame = page.frames().find((one) => one.url().startsWith(desk.appOrigin));
  const seconds = Number(await frame?.evaluate('globalThis.contentAfter')) / 1000;
  await context.close();
  const own = [...scripts].filter((path) => path.startsWith('/static/'));
  const kilobytes = own.reduce((sum, path) => sum + gzipSync(readFileSync(`.${path}`), { level: 9 }).length, 0) / 1000;
  return { seconds, kilobytes };
};
