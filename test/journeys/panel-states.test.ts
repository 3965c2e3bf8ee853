import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { byName } from '../../local/data/studio/people';
import { aBrowser } from '../fixtures/browser';
import type { TestDesk } from '../fixtures/desk';
import { appFrames, aVisitor, axeInBothThemes, type Visitor } from '../fixtures/desk-page';
import { aKeptDesk } from '../fixtures/kept-desk';
import { inState, openState, panelStates } from '../fixtures/panel-states';

/** Both panels of the page: about 300 px beside the fields, and about 1,200 px below the brief. */
const WIDTH = 1920;
/** Enough for every kind of row: ranked by evidence from much to none, left out for two reasons. All rows are looked at by panel.test.ts. */
const FEW = 8;

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

describe('each state of the panel', () => {
  let visitor: Visitor;
  beforeAll(async () => {
    visitor = await aVisitor(browser, desk, byName('Noor').accountId, { width: WIDTH });
  });
  afterAll(() => visitor.page.context().close());

  it.each(panelStates.map((state) => [state.name, state] as const))(
    '%s says so, and axe objects to nothing, in the light and in the dark',
    async (_, state) => {
      const { page, open, complaints } = visitor;
      await inState(page, state, FEW);
      await open('/browse/PACK-214');
      await expect.poll(() => appFrames(page, desk).length).toBe(2);
      for (const frame of appFrames(page, desk)) {
        await frame.locator('.panel').first().waitFor();
        await openState(frame, state);
        await expect.poll(() => frame.locator('body').innerText()).toMatch(state.text);
        if (state.without !== undefined)
          await expect.poll(() => frame.locator('body').innerText()).not.toMatch(state.without);
        expect(await axeInBothThemes(frame)).toEqual([]);
      }
      expect(complaints).toEqual([]);
    },
  );
});

describe('the panel', () => {
  it.each([
    ['text as it is', 332, '100%'],
    ['text at 200 %', 332, '200%'],
    ['text as it is', 1920, '100%'],
    ['text at 200 %', 1920, '200%'],
  ] as const)('needs no scrolling sideways with %s, in a window of %i px', async (_, width, size) => {
    const { page, open } = await aVisitor(browser, desk, byName('Noor').accountId, { width });
    await open('/browse/PACK-214');
    await expect.poll(() => appFrames(page, desk).length).toBe(2);
    for (const frame of appFrames(page, desk)) {
      await frame.locator('[data-person]').first().waitFor();
      await frame.evaluate(`document.documentElement.style.fontSize = '${size}'`);
      await frame.locator('.suggestion dl').first().waitFor();
      const over = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
      const why = frame.getByRole('button', { name: 'Why not' });
      if ((await why.count()) > 0) await why.click();
      expect(await frame.evaluate(over)).toBeLessThanOrEqual(0);
      await frame.locator(`[data-account="${byName('Mira').accountId}"]`).click();
      await frame.locator('.verdict').first().waitFor();
      expect(await frame.evaluate(over)).toBeLessThanOrEqual(0);
    }
    await page.context().close();
  });
});
