import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aBrowser } from '../fixtures/browser';
import { axeInBothThemes } from '../fixtures/desk-page';
import { aGallery, type Gallery } from '../fixtures/gadget-gallery/page';
import { gadgetStates } from '../fixtures/gadget-gallery/states';

const WIDTHS = [250, 480, 1040, 1600];

let browser: Browser;
beforeAll(async () => {
  browser = await aBrowser();
});
afterAll(() => browser?.close());

describe('each state of the gadget', () => {
  let gallery: Gallery;
  beforeAll(async () => {
    gallery = await aGallery(browser, { width: 1040, dark: false });
  });
  afterAll(() => gallery?.stop());

  it.each(gadgetStates.map((state) => [state.name, state] as const))(
    '%s says so; axe objects to nothing and nothing scrolls sideways, from 250 to 1,600 px, in both themes',
    async (_, state) => {
      const { page, show, complaints } = gallery;
      complaints.length = 0;
      await page.setViewportSize({ width: 1040, height: 900 });
      await show(state);
      const words = () => page.locator('body').innerText();
      await expect.poll(words).toMatch(state.text);
      if (state.without !== undefined) expect(await words()).not.toMatch(state.without);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        const over = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
        await expect.poll(() => page.evaluate(over), { message: `${width} px` }).toBeLessThanOrEqual(0);
        expect(await axeInBothThemes(page.mainFrame()), `${width} px`).toEqual([]);
      }
      expect(complaints).toEqual([]);
    },
  );
});
