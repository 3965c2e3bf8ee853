// npm run pictures [-- NAME… | states NAME… | sync-states NAME… | gadget-states NAME…]: the screens of the documents, light and dark, from a desk of its own. Look at them before you commit them.
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { generateStudio } from '../local/data/studio';
import { admin, byName } from '../local/data/studio/people';
import { startDesk } from '../local/forge/desk';
import type { Desk } from '../local/forge/desk-types';
import { aBrowser } from '../test/fixtures/browser';
import { build } from './build';
import { exitOnSignals } from './children';
import { takeGadget } from './gadget-pictures';
import { takeStates } from './state-pictures';
import { takeSync } from './sync-pictures';

const NOW = Date.UTC(2026, 10, 24, 8, 40);
const FOLDER = 'docs/pictures';

type Shot = {
  readonly name: string;
  readonly as: string;
  readonly path: string;
  readonly width: number;
  readonly height: number;
  readonly prepare?: (page: Page) => Promise<void>;
  /** Where more than one frame has to come to rest. */
  readonly settleMs?: number;
};

const noor = byName('Noor').accountId;
const wide = (page: Page) => page.frameLocator('.app-card iframe');
const settings = (page: Page) => page.frameLocator('.app-frame-fill');

const choose = (page: Page, name: string) => wide(page).locator('[data-account]').filter({ hasText: name }).click();

const section = async (page: Page, name: string) =>
  settings(page).getByRole('navigation').getByRole('button', { name }).click();
/** A part of a section, by its tab. */
const inSection = async (page: Page, name: string, tab: string) => {
  await section(page, name);
  await settings(page).getByRole('main').getByRole('button', { name: tab, exact: true }).click();
};
const SETTINGS = { as: admin.accountId, path: '/settings/apps/atelier', width: 1280, height: 800 } as const;

/** Lines as somebody types them who has not read how. */
const BAD_CSV = `account;team;allocation;from
${noor};Brand design;80;1.12.2026
${byName('Mira').accountId};Brand;50%;
${byName('Jonas').accountId};Brand design;120%;2026-12-01
${byName('Jonas').accountId};Brand design;half;2026-12-01`;

const shots: readonly Shot[] = [
  { name: 'issue', as: noor, path: '/browse/PACK-214', width: 1440, height: 1240 },
  {
    name: 'issue-what-if',
    as: noor,
    path: '/browse/PACK-214',
    width: 1760,
    height: 1180,
    prepare: (page) => choose(page, 'Kofi Mensah'),
  },
  {
    name: 'issue-made-of',
    as: noor,
    path: '/browse/PACK-214',
    width: 1280,
    height: 1500,
    prepare: (page) => choose(page, 'Jonas Lindqvist'),
  },
  { name: 'issue-narrow', as: noor, path: '/browse/PACK-214', width: 420, height: 1600 },
  { name: 'list', as: noor, path: '/projects/PACK', width: 1280, height: 800 },
  { name: 'settings-teams', ...SETTINGS },
  {
    name: 'settings-calendars',
    ...SETTINGS,
    prepare: async (page) => {
      await section(page, 'Calendars');
      await settings(page).getByLabel('Person', { exact: true }).selectOption({ label: 'Noor Haddad' });
    },
  },
  {
    name: 'settings-skills',
    ...SETTINGS,
    path: '/settings/apps/atelier/skills',
    prepare: (page) =>
      settings(page)
        .getByRole('gridcell', { name: /^Ana Beltrán, Dielines/ })
        .click(),
  },
  {
    name: 'settings-skills-needs',
    ...SETTINGS,
    height: 1200,
    prepare: async (page) => {
      await section(page, 'Skills');
      await settings(page).getByRole('button', { name: 'What issues need' }).click();
    },
  },
  {
    name: 'settings-suggestions',
    ...SETTINGS,
    height: 2000,
    prepare: (page) => section(page, 'Suggestions'),
  },
  {
    name: 'settings-suggestions-narrow',
    ...SETTINGS,
    path: '/settings/apps/atelier/suggestions',
    width: 420,
    height: 1600,
  },
  { name: 'settings-start', ...SETTINGS, path: '/settings/apps/atelier/start' },
  { name: 'settings-calendars-team', ...SETTINGS, prepare: (page) => inSection(page, 'Calendars', 'Team') },
  {
    name: 'settings-skills-catalogue',
    ...SETTINGS,
    height: 1200,
    prepare: (page) => inSection(page, 'Skills', 'Catalogue'),
  },
  { name: 'settings-stages', ...SETTINGS, height: 1200, prepare: (page) => section(page, 'Stages and fields') },
  {
    name: 'settings-stages-fields',
    ...SETTINGS,
    height: 1200,
    prepare: (page) => inSection(page, 'Stages and fields', 'Fields'),
  },
  { name: 'settings-targets', ...SETTINGS, height: 1200, prepare: (page) => section(page, 'Targets') },
  {
    name: 'settings-rates',
    ...SETTINGS,
    as: noor,
    path: '/apps/atelier/rates',
    height: 1200,
  },
  { name: 'settings-access', ...SETTINGS, prepare: (page) => section(page, 'Access') },
  { name: 'settings-sync', ...SETTINGS, height: 1500, prepare: (page) => section(page, 'Sync health') },
  {
    name: 'settings-privacy',
    ...SETTINGS,
    height: 2200,
    prepare: async (page) => {
      await section(page, 'Data and privacy');
      await settings(page).getByRole('heading', { name: 'Erase all' }).waitFor();
    },
  },
  { name: 'settings-audit', ...SETTINGS, prepare: (page) => section(page, 'Audit log') },
  { name: 'settings-audit-narrow', ...SETTINGS, width: 420, height: 1200, path: '/settings/apps/atelier/audit' },
  { name: 'settings-teams-narrow', ...SETTINGS, width: 480, height: 1400, path: '/settings/apps/atelier/teams' },
  { name: 'personal', as: noor, path: '/settings/personal/atelier', width: 1280, height: 1400 },
  { name: 'personal-narrow', as: noor, path: '/settings/personal/atelier', width: 420, height: 1800 },
  // As high as all of it: frames below the fold stay unpainted.
  { name: 'dashboard', as: noor, path: '/dashboards/10001', width: 1440, height: 1920, settleMs: 6000 },
  { name: 'settings-site', ...SETTINGS, prepare: (page) => section(page, 'Site') },
  {
    name: 'settings-import',
    ...SETTINGS,
    prepare: async (page) => {
      await section(page, 'Import');
      await settings(page).getByLabel('CSV text').fill(BAD_CSV);
      await settings(page).getByRole('button', { name: 'Check' }).click();
      await settings(page).getByRole('alert').waitFor();
    },
  },
];

const SETTLE_MS = 1800;

const take = async (browser: Browser, desk: Desk, shot: Shot, theme: 'light' | 'dark') => {
  const context = await browser.newContext({
    viewport: { width: shot.width, height: shot.height },
    colorScheme: theme,
    locale: 'en-GB',
  });
  await context.addCookies([{ name: 'desk_user', value: encodeURIComponent(shot.as), url: desk.url }]);
  const page = await context.newPage();
  await page.goto(desk.url + shot.path);
  await page.waitForTimeout(shot.settleMs ?? SETTLE_MS);
  await shot.prepare?.(page);
  await page.waitForTimeout(SETTLE_MS / 3);
  await page.screenshot({ path: `${FOLDER}/${shot.name}-${theme}.png` });
  await context.close();
};

/** `npm run pictures -- gadget-states [NAME…]`: these need no desk. */
const onlyGadget = async (names: readonly string[]) => {
  const browser = await aBrowser();
  await takeGadget(browser, names);
  await browser.close();
};

const main = async () => {
  exitOnSignals();
  await build({ quiet: false });
  mkdirSync(FOLDER, { recursive: true });
  const [first, ...states] = process.argv.slice(2);
  if (first === 'gadget-states') return onlyGadget(states);
  const loaded = generateStudio({ seed: 1, issues: 3000, now: NOW });
  const desk = await startDesk({
    port: 6700,
    load: async () => loaded,
    points: 1_000_000,
    sqlLatencyMs: 0,
    data: null,
    app: process.cwd(),
    bundle: resolve('dist/forge'),
  });
  const browser = await aBrowser();
  await desk.settle(60_000);
  const named = process.argv.slice(2);
  const wanted = shots.filter(({ name }) => named.length === 0 || named.some((part) => name.startsWith(part)));
  for (const shot of wanted) for (const theme of ['light', 'dark'] as const) await take(browser, desk, shot, theme);
  if (named.length === 0 || first === 'states') await takeStates(browser, desk, noor, states);
  if (named.length === 0 || first === 'sync-states') await takeSync(browser, desk, states);
  if (named.length === 0) await takeGadget(browser);
  await browser.close();
  await desk.stop();
};

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
