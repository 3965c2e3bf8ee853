import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { aGallery } from '../test/fixtures/gadget-gallery/page';
import { type GadgetState, gadgetStates } from '../test/fixtures/gadget-gallery/states';

const FOLDER = 'docs/pictures/gadget';
const PAGE = 'docs/kpi-gadget.md';
const MARK = '<!-- states: written by npm run pictures -->';
const SETTLE_MS = 500;

/** Each state of the gadget, light and dark, and their list in the docs; `named`: those that begin with one of these. */
export const takeGadget = async (browser: Browser, named: readonly string[] = []): Promise<void> => {
  mkdirSync(FOLDER, { recursive: true });
  const wanted = gadgetStates.filter(({ name }) => named.length === 0 || named.some((part) => name.startsWith(part)));
  for (const theme of ['light', 'dark'] as const) {
    const gallery = await aGallery(browser, { width: 1040, dark: theme === 'dark' });
    for (const state of wanted) {
      await gallery.page.setViewportSize({ width: state.picture, height: 500 });
      await gallery.show(state);
      await gallery.page.waitForTimeout(SETTLE_MS);
      await gallery.page.screenshot({ path: `${FOLDER}/${state.name}-${theme}.png`, fullPage: true });
    }
    await gallery.stop();
  }
  listInDocs();
};

const listInDocs = (): void => {
  const [before = ''] = readFileSync(PAGE, 'utf8').split(MARK);
  const rows = gadgetStates.map(
    ({ name, about }: GadgetState) =>
      `| ${about} | ![${name}, light](pictures/gadget/${name}-light.png) | ![${name}, dark](pictures/gadget/${name}-dark.png) |`,
  );
  writeFileSync(PAGE, `${before}${MARK}\n\n| State | Light | Dark |\n|---|---|---|\n${rows.join('\n')}\n`);
};
