import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import type { Desk } from '../local/forge/desk-types';
import { inState, openState, type PanelState, panelStates } from '../test/fixtures/panel-states';

const FOLDER = 'docs/pictures/states';
const PAGE = 'docs/panel.md';
const MARK = '<!-- states: written by npm run pictures -->';
const SETTLE_MS = 900;
/** As much as the state is about. */
const HEIGHT = { nothing: 720, opens: 720, assigns: 980, more: 900, 'why-not': 2400 } as const;

/** Each state of the narrow panel, light and dark, and their list in the docs. */
export const takeStates = async (
  browser: Browser,
  desk: Desk,
  as: string,
  named: readonly string[] = [],
): Promise<void> => {
  mkdirSync(FOLDER, { recursive: true });
  for (const theme of ['light', 'dark'] as const) {
    const context = await browser.newContext({
      // So tall that nothing scrolls: a clip counts from the top of the page, a box from that of the window.
      viewport: { width: 1920, height: 3400 },
      colorScheme: theme,
      locale: 'en-GB',
    });
    await context.addCookies([{ name: 'desk_user', value: encodeURIComponent(as), url: desk.url }]);
    const page = await context.newPage();
    for (const state of panelStates.filter(({ name }) => named.length === 0 || named.includes(name))) {
      await inState(page, state);
      await page.goto(`${desk.url}/browse/PACK-214`);
      const panel = page.frameLocator('.context-panel iframe');
      await panel.locator('.panel').waitFor();
      await page.waitForTimeout(SETTLE_MS);
      await openState(panel, state);
      await page.waitForTimeout(SETTLE_MS);
      const frame = page.locator('.context-panel');
      const box = await frame.boundingBox();
      if (box === null) throw new Error(`${state.name} shows no panel`);
      const height = Math.min(box.height, HEIGHT[state.chooses ?? 'nothing']);
      const clip = { ...box, height, y: state.atEnd === true ? box.y + box.height - height : box.y };
      await page.screenshot({ path: `${FOLDER}/${state.name}-${theme}.png`, clip, fullPage: true });
    }
    await context.close();
  }
  listInDocs();
};

const listInDocs = (): void => {
  const [before = ''] = readFileSync(PAGE, 'utf8').split(MARK);
  const rows = panelStates.map(
    ({ name, about }: PanelState) =>
      `| ${about} | ![${name}, light](pictures/states/${name}-light.png) | ![${name}, dark](pictures/states/${name}-dark.png) |`,
  );
  writeFileSync(PAGE, `${before}${MARK}\n\n| State | Light | Dark |\n|---|---|---|\n${rows.join('\n')}\n`);
};
