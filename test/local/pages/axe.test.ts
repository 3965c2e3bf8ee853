import type { Browser, Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aBrowser } from '../../fixtures/browser';
import { axeInBothThemes } from '../../fixtures/desk-page';

/** Pale text in one theme only, with whatever else stands on the page. */
const pageOf = (paleIn: 'light' | 'dark' | 'none', more = '') => `<!doctype html>
<html lang="en"><head><title>A page</title><style>
  body { background: #fff; color: #000; }
  [data-color-mode=${paleIn}] p { color: #ccc; }
</style></head><body><main><h1>A page</h1><p>Some words.</p>${more}</main></body></html>`;

describe('what the journeys ask of axe', () => {
  let browser: Browser;
  let frame: Frame;
  beforeAll(async () => {
    browser = await aBrowser();
    frame = (await browser.newPage()).mainFrame();
  });
  afterAll(() => browser?.close());

  const found = async (html: string) => {
    await frame.setContent(html);
    return axeInBothThemes(frame);
  };

  it('finds nothing on a page in order', async () => {
    expect(await found(pageOf('none'))).toEqual([]);
  });

  it('finds what is wrong in any theme, once, and says where', async () => {
    expect(await found(pageOf('none', '<img src="data:,">'))).toEqual(['light: image-alt: <img src="data:,">']);
  });

  it.each(['light', 'dark'] as const)('finds text that is too pale in the %s only', async (theme) => {
    expect(await found(pageOf(theme))).toEqual([`${theme}: color-contrast: <p>Some words.</p>`]);
  });
});
