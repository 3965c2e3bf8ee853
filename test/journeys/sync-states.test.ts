import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { admin } from '../../local/data/studio/people';
import { aBrowser } from '../fixtures/browser';
import type { TestDesk } from '../fixtures/desk';
import { appFrames, aVisitor, axeInBothThemes, type Visitor } from '../fixtures/desk-page';
import { aKeptDesk } from '../fixtures/kept-desk';
import { inSyncState, openSyncState, syncStates } from '../fixtures/sync-states';

const PATH = '/settings/apps/atelier/sync';
const over = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

let desk: TestDesk;
let browser: Browser;
beforeAll(async () => {
  [desk, browser] = await Promise.all([aKeptDesk(500), aBrowser()]);
  await desk.settle();
});
afterAll(async () => {
  await browser?.close();
  await desk?.stop();
});

const frameOf = ({ page }: Visitor) => page.frameLocator('.app-frame-fill');

describe('each state of the page of the sync', () => {
  let visitor: Visitor;
  beforeAll(async () => {
    visitor = await aVisitor(browser, desk, admin.accountId, { width: 1440 });
  });
  afterAll(() => visitor.page.context().close());

  it.each(syncStates.map((state) => [state.name, state] as const))(
    '%s says so, and axe objects to nothing, in the light and in the dark',
    async (_, state) => {
      const { page, open, complaints } = visitor;
      await inSyncState(page, state);
      await open(PATH);
      await frameOf(visitor).getByRole('heading', { level: 1, name: 'Sync health' }).waitFor();
      await openSyncState(frameOf(visitor), state);
      const [frame] = appFrames(page, desk);
      if (frame === undefined) throw new Error('no frame');
      const said = () => frame.locator('main').innerText();
      await expect.poll(said).toMatch(state.text);
      if (state.without !== undefined) expect(await said()).not.toMatch(state.without);
      expect(await axeInBothThemes(frame)).toEqual([]);
      expect(complaints).toEqual([]);
    },
  );
});

describe('the page of the sync', () => {
  const rests = syncStates.find(({ name }) => name === 'rests');
  const differs = syncStates.find(({ name }) => name === 'check-differs');
  if (rests === undefined || differs === undefined) throw new Error('no such state');

  it.each([320, 480, 768, 1024, 1600])('needs no scrolling sideways in a window of %i px', async (width) => {
    const visitor = await aVisitor(browser, desk, admin.accountId, { width });
    for (const state of [rests, differs]) {
      await inSyncState(visitor.page, state);
      await visitor.open(PATH);
      await frameOf(visitor).getByText('100 %', { exact: true }).waitFor();
      await openSyncState(frameOf(visitor), state);
      const [frame] = appFrames(visitor.page, desk);
      await visitor.page.waitForTimeout(400);
      expect(await frame?.evaluate(over)).toBeLessThanOrEqual(0);
      if (width === 320 && frame !== undefined) expect(await axeInBothThemes(frame)).toEqual([]);
    }
    await visitor.page.context().close();
  });

  it('is worked by the keyboard alone: a key is typed, checked, and read again', async () => {
    const visitor = await aVisitor(browser, desk, admin.accountId);
    await inSyncState(visitor.page, differs);
    await visitor.open(PATH);
    const frame = frameOf(visitor);
    const field = frame.getByLabel('Issue key');
    await field.focus();
    await visitor.page.keyboard.type('nonsense');
    await visitor.page.keyboard.press('Enter');
    await frame.getByText('Write a key such as PACK-214.').waitFor();
    await field.fill('');
    await visitor.page.keyboard.type('pack-214');
    await visitor.page.keyboard.press('Tab');
    await visitor.page.keyboard.press('Enter');
    await frame.getByText('PACK-214 differs in 4 fields').waitFor();
    await visitor.page.keyboard.press('Tab');
    expect(await frame.locator(':focus').innerText()).toBe('Read it again');
    await visitor.page.context().close();
  });
});
