import type { Browser, Frame } from 'playwright-core';
import { admin } from '../../local/data/studio/people';
import { aBrowser } from '../../test/fixtures/browser';
import { type Bench, startBench } from '../panel/site';
import { quantile } from '../suggest/measures';
import type { Figure } from '../table';
import { skillImportFigures } from './import';
import { fillSkills, PEOPLE, SKILLS } from './site';

const LOADS = 10;

/** Opens the section as soon as the navigation is there, and tells when the first cell stands there, from the frame's own start. */
const WATCH = `new MutationObserver((_, watch) => {
  const open = document.querySelector('nav button:not([aria-current])[data-section=skills]') ??
    [...document.querySelectorAll('nav button')].find((one) => one.textContent === 'Skills' && !one.ariaCurrent);
  if (open && !globalThis.opened) { globalThis.opened = performance.now(); open.click(); }
  if (document.querySelector('[role=gridcell]') === null) return;
  globalThis.contentAfter = performance.now();
  watch.disconnect();
}).observe(document, { childList: true, subtree: true });`;

/** How long each frame takes while the grid goes down, across, and both; a step is three rows, or two columns. */
const SCROLL = `(async () => {
  const grid = document.querySelector('[role=grid]');
  const frames = [];
  const go = async (steps, dx, dy) => {
    let last = await new Promise(requestAnimationFrame);
    for (let n = 0; n < steps; n++) {
      grid.scrollBy(dx, dy);
      const now = await new Promise(requestAnimationFrame);
      frames.push(now - last);
      last = now;
    }
  };
  await go(150, 0, 120);
  await go(80, 150, 0);
  await go(80, -140, -110);
  return { frames, cells: document.querySelectorAll('[role=gridcell]').length };
})()`;

/** The grid of 500 people × 200 skills. */
export const skillsFigures = async (): Promise<Figure[]> => {
  const bench = await startBench({ port: 6290, issues: 700, projects: 6, openIssues: 0, sqlLatencyMs: 8 });
  const browser = await aBrowser();
  try {
    await fillSkills(bench);
    const seconds: number[] = [];
    const frames: number[] = [];
    for (let n = 0; n < LOADS; n++) {
      const one = await load(bench, browser);
      seconds.push(one.seconds);
      frames.push(...one.frames);
    }
    const name = `skills, ${PEOPLE} people × ${SKILLS} skills`;
    return [
      {
        name: `${name}: first content after the frame starts, p95 of ${LOADS}`,
        ...{ value: quantile(seconds, 0.95), unit: 's', bar: '<= 1.5', baseline: quantile(seconds, 0.5) },
      },
      {
        name: `${name}: a frame while scrolling, p95 of ${frames.length}`,
        ...{ value: quantile(frames, 0.95), unit: 'ms', bar: '<= 33', baseline: quantile(frames, 0.5) },
      },
      ...(await skillImportFigures(bench)),
    ];
  } finally {
    await browser.close();
    await bench.stop();
  }
};

/** One visit in a fresh profile. */
const load = async ({ desk }: Bench, browser: Browser) => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 1000 } });
  await context.addCookies([{ name: 'desk_user', value: encodeURIComponent(admin.accountId), url: desk.url }]);
  await context.addInitScript(WATCH);
  const page = await context.newPage();
  await page.goto(`${desk.url}/settings/apps/atelier`);
  const inside = page.frameLocator('.app-frame-fill');
  await inside.locator('[role=gridcell]').first().waitFor();
  const frame = page.frames().find((one) => one.url().startsWith(desk.appOrigin)) as Frame;
  const rows = Number(await frame.evaluate("document.querySelector('[role=grid]').ariaRowCount"));
  if (rows < PEOPLE) throw new Error(`the grid has ${rows} rows`);
  const seconds = Number(await frame.evaluate('globalThis.contentAfter')) / 1000;
  const { frames, cells } = (await frame.evaluate(SCROLL)) as { frames: number[]; cells: number };
  if (cells > 2000) throw new Error(`${cells} cells are drawn`);
  await context.close();
  return { seconds, frames };
};
