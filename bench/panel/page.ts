import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { aBrowser } from '../../test/fixtures/browser';
import type { Figure } from '../table';
import type { Bench } from './site';

const UI = 'static/ui';
const LOADS = 20;

const gz = (file: string): number => gzipSync(readFileSync(join(UI, file)), { level: 9 }).length / 1000;

/** Files that a script imports, statically or on demand. */
const importsOf = (file: string, kind: 'static' | 'dynamic'): string[] => {
  const text = readFileSync(join(UI, file), 'utf8');
  const pattern =
    kind === 'static'
      ? /(?:from|import)\s*["'`](\.\/[^"'`]+\.js)["'`]/g
      : /import\(\s*["'`](\.\/[^"'`]+\.js)["'`]\s*\)/g;
  return [...text.matchAll(pattern)].map(([, name = '']) => join('assets', name));
};

const closure = (files: readonly string[]): Set<string> => {
  const seen = new Set<string>();
  const visit = (file: string) => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const next of importsOf(file, 'static')) visit(next);
  };
  files.forEach(visit);
  return seen;
};

/** What the panel's page loads before anything is chosen, what the card comes with, and what the chunk of "what if" adds. */
export const panelPageSize = (): Figure[] => {
  const html = readFileSync(join(UI, 'panel.html'), 'utf8');
  const first = closure([...html.matchAll(/(?:src|href)="\.\/([^"]+\.js)"/g)].map(([, file = '']) => file));
  const lazy = closure([...first].flatMap((file) => importsOf(file, 'dynamic')));
  const sum = (files: Iterable<string>) => [...files].reduce((total, file) => total + gz(file), 0);
  const added = [...lazy].filter((file) => !first.has(file) && !file.includes('iframe-resizer'));
  const card = added.filter((file) => file.includes('suggestion-chunk'));
  if (first.size === 0 || added.length === 0 || card.length === 0) throw new Error('the built page could not be read');
  return [
    { name: 'panel page, JS before "what if"', value: sum(first), unit: 'kB gz', bar: '<= 165' },
    { name: 'chunk of "who should take this"', value: sum(card), unit: 'kB gz', bar: '<= 12' },
    {
      name: 'chunk of "what if"',
      value: sum(added.filter((file) => !card.includes(file))),
      unit: 'kB gz',
      bar: '<= 25',
    },
  ];
};

/** Tells in each frame when the first teammate stands there, counted from the start of the frame's own document. */
const WATCH = `new MutationObserver((_, watch) => {
  if (document.querySelector('[data-person]') === null) return;
  globalThis.contentAfter = performance.now();
  watch.disconnect();
}).observe(document, { childList: true, subtree: true });`;

/** Seconds from the start of the wide panel's frame to the first teammate: p95 of 20 loads, a fresh profile each. */
export const contentAfterFrameStart = async ({ desk, team }: Bench): Promise<number> => {
  const browser = await aBrowser();
  const times: number[] = [];
  for (let n = 0; n < LOADS; n++) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 1000 } });
    await context.addCookies([{ name: 'desk_user', value: encodeURIComponent(team[0] ?? ''), url: desk.url }]);
    await context.addInitScript(WATCH);
    const page = await context.newPage();
    await page.goto(`${desk.url}/browse/PACK-214`);
    await page.frameLocator('.app-card iframe').locator('[data-person]').first().waitFor();
    const frame = page.frames().find((one) => one.url().startsWith(desk.appOrigin));
    times.push(Number(await frame?.evaluate('globalThis.contentAfter')) / 1000);
    await context.close();
  }
  await browser.close();
  return times.sort((a, b) => a - b)[Math.ceil(LOADS * 0.95) - 1] ?? Number.NaN;
};
