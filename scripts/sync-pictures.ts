import { mkdirSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { admin } from '../local/data/studio/people';
import type { Desk } from '../local/forge/desk-types';
import { inSyncState, openSyncState, syncStates } from '../test/fixtures/sync-states';

const FOLDER = 'docs/pictures/sync';
const SETTLE_MS = 1200;
const WIDE = 1280;

/** States of the page of the sync, light and dark; those of these names are taken narrow as well. */
const NARROW = ['up-to-date', 'rests', 'check-differs'];

export const takeSync = async (browser: Browser, desk: Desk, names: readonly string[] = []): Promise<void> => {
  mkdirSync(FOLDER, { recursive: true });
  const wanted = syncStates.filter(({ name }) => names.length === 0 || names.includes(name));
  for (const theme of ['light', 'dark'] as const)
    for (const state of wanted)
      for (const width of NARROW.includes(state.name) ? [WIDE, 420] : [WIDE])
        await takeState(browser, desk, { state, theme, width });
};

type Shot = {
  readonly state: (typeof syncStates)[number];
  readonly theme: 'light' | 'dark';
  readonly width: number;
};

const takeState = async (browser: Browser, desk: Desk, { state, theme, width }: Shot): Promise<void> => {
  const viewport = { width, height: width === WIDE ? 1500 : 2600 };
  const context = await browser.newContext({ viewport, colorScheme: theme, locale: 'en-GB' });
  await context.addCookies([{ name: 'desk_user', value: encodeURIComponent(admin.accountId), url: desk.url }]);
  const page = await context.newPage();
  await inSyncState(page, state);
  await page.goto(`${desk.url}/settings/apps/atelier/sync`);
  const frame = page.frameLocator('.app-frame-fill');
  await frame.getByRole('heading', { level: 1, name: 'Sync health' }).waitFor();
  await page.waitForTimeout(SETTLE_MS);
  await openSyncState(frame, state);
  await page.waitForTimeout(SETTLE_MS / 2);
  const kind = width === WIDE ? theme : `narrow-${theme}`;
  await page.screenshot({ path: `${FOLDER}/${state.name}-${kind}.png` });
  await context.close();
};
