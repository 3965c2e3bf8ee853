import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { admin } from '../../local/data/studio/people';
import type { KpiBoard } from '../../src/contract/kpi';
import type { KpiSettings } from '../../src/contract/kpi-settings';
import { aBrowser } from '../fixtures/browser';
import type { TestDesk } from '../fixtures/desk';
import { appFrames, aVisitor, axeViolations } from '../fixtures/desk-page';
import { aKeptDesk } from '../fixtures/kept-desk';

const PACKAGING = '10001';

describe('stages and targets in the settings', () => {
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

  const settings = async (section: 'stages' | 'targets', options: { dark?: boolean; width?: number } = {}) => {
    const visitor = await aVisitor(browser, desk, admin.accountId, options);
    await visitor.open(`/settings/apps/atelier/${section}`);
    const frame = visitor.page.frameLocator('.app-frame-fill');
    const flag = (text: string) => visitor.page.locator('.flag-success').getByText(text).first().waitFor();
    const save = () => frame.getByRole('button', { name: 'Save' }).click();
    return { ...visitor, frame, flag, save };
  };
  const stored = async () =>
    (await desk.invoke<{ value: KpiSettings }>('settings', 'getKpiSettings', {}, admin.accountId)).value;
  const figure = async (kpi: string) => {
    const request = {
      scope: { kind: 'projects', projects: [PACKAGING] },
      kpis: [kpi],
      period: { unit: 'week', count: 4 },
    };
    const { value } = await desk.invoke<{ value: KpiBoard }>('settings', 'getKpis', request, admin.accountId);
    const [found] = value.kind === 'answer' ? value.figures : [];
    if (found?.kind !== 'shown') throw new Error('no figure');
    return found;
  };

  it('measures all issues anew by the stages that an admin chose', async () => {
    expect((await figure('revisionRounds')).result.value).not.toBeNull();
    const { frame, flag, save, complaints } = await settings('stages');
    for (const review of ['Internal review', 'Client review'])
      await frame.getByLabel(`Stage of ${review}`, { exact: true }).selectOption({ label: 'In progress' });
    await frame.getByLabel(/^Stage of Checking/).selectOption({ label: 'by category: In progress' });
    await save();
    await flag('Stages are saved, all issues are measured anew');
    await desk.settle();
    expect((await figure('revisionRounds')).result).toMatchObject({ value: null, unset: 'review-stage' });
    expect(complaints).toEqual([]);

    await frame.getByLabel('Stages for').selectOption({ label: 'Packaging' });
    await frame.getByLabel('Stage of Client review', { exact: true }).selectOption({ label: 'In review' });
    await save();
    // The first save's flag may still be there; what is stored can be read before the measuring it asks for is under way.
    await frame.getByText('Unsaved changes').waitFor({ state: 'detached' });
    await desk.settle();
    expect((await stored()).stages.projects).toEqual([{ project: PACKAGING, stages: { '10004': 'inReview' } }]);
    expect((await figure('revisionRounds')).result.unset).toBeNull();
  });

  it('keeps a target in percent, says what is wrong with it at its field, and sends nothing until it is mended', async () => {
    const { page, frame, flag, save } = await settings('targets');
    const row = 'On-time delivery, Packaging';
    await frame.getByLabel(`Met from, ${row}`).fill('80');
    await frame.getByLabel(`Missed below, ${row}`).fill('90');
    await frame.getByText('Must be below 80 %, or nothing is ever at risk').waitFor();
    await save();
    await frame.getByText(/On-time delivery: the thresholds are alike or crossed/).waitFor();
    expect((await figure('onTimeDelivery')).target).toMatchObject({ amber: 0.95, red: 0.85, from: 'project' });
    await frame.getByLabel(`Missed below, ${row}`).fill('12,5');
    await save();
    await flag('Targets are saved');
    expect((await figure('onTimeDelivery')).target).toMatchObject({ amber: 0.8, red: 0.125 });
    for (const one of appFrames(page, desk)) expect(await axeViolations(one)).toEqual([]);
  });

  it('tells the second of two admins, and loses nothing of either', async () => {
    const [first, second] = [await settings('targets'), await settings('targets', { dark: true, width: 420 })];
    const cycle = 'Met up to, Cycle time, Packaging';
    await first.frame.getByLabel(cycle).fill('4');
    await first.save();
    await first.flag('Targets are saved');
    await second.frame.getByLabel(cycle).fill('6');
    await second.save();
    await second.frame.getByText(/changed this/).waitFor();
    expect(await second.frame.getByLabel(cycle).inputValue()).toBe('6');
    expect((await figure('cycleTime')).target?.amber).toBe(4);
    for (const one of appFrames(second.page, desk)) expect(await axeViolations(one)).toEqual([]);
  });
});
