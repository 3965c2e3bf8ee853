import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { admin, rateViewer } from '../../local/data/studio/people';
import type { KpiBoard } from '../../src/contract/kpi';
import type { RateSettings } from '../../src/contract/rates';
import type { Reply } from '../../src/contract/reply';
import type { KpiId } from '../../src/domain/kpi/catalogue';
import { aBrowser } from '../fixtures/browser';
import type { TestDesk } from '../fixtures/desk';
import { appFrames, aVisitor, axeViolations } from '../fixtures/desk-page';
import { aKeptDesk } from '../fixtures/kept-desk';

const PACKAGING = '10001';
const ASKED = { scope: { kind: 'projects', projects: [PACKAGING] }, period: { unit: 'quarter', count: 2 } } as const;
const MONEY: readonly KpiId[] = ['cost', 'costPerIssue', 'budgetBurn'];

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

const figures = async (kpis: readonly KpiId[], who: string) => {
  const reply = await desk.invoke<Reply<KpiBoard>>('workspace', 'getKpis', { ...ASKED, kpis }, who);
  if (!reply.ok) throw new Error(JSON.stringify(reply.failure));
  if (reply.value.kind !== 'answer') throw new Error('nothing to browse');
  return reply.value.figures;
};
const rates = (who: string) => desk.invoke<Reply<RateSettings>>('workspace', 'getRates', {}, who);

describe('rates', () => {
  it('are for rate viewers alone, admins of Jira not among them', async () => {
    const [theirs, admins] = await Promise.all([rates(rateViewer.accountId), rates(admin.accountId)]);
    expect(theirs).toMatchObject({ ok: true, value: { currency: 'EUR', version: 1 } });
    expect(admins).toMatchObject({ ok: false, failure: { kind: 'not-found' } });
    const seen = await figures(MONEY, admin.accountId);
    expect(seen.map(({ kind }) => kind)).toEqual(['withheld', 'withheld', 'withheld']);
  });

  it('bring cost alive for them', async () => {
    const seen = await figures(MONEY, rateViewer.accountId);
    for (const figure of seen) {
      if (figure.kind !== 'shown') throw new Error(`${figure.kpi} is withheld`);
      expect(figure.result).toMatchObject({ unset: null, currency: 'EUR' });
      expect(figure.result.value).toBeGreaterThan(0);
    }
  });

  it('and fields of safety, sign-off and procedures give figures to everybody', async () => {
    const kpis: readonly KpiId[] = ['openSafetyIssues', 'incidentRate', 'signOffShare', 'procedureConformance', 'mix'];
    for (const figure of await figures(kpis, admin.accountId)) {
      if (figure.kind !== 'shown') throw new Error(`${figure.kpi} is withheld`);
      expect(figure.result.unset).toBeNull();
    }
  });
});

describe('a search over the settings', () => {
  const opened = async (who: string, path: string) => {
    const visitor = await aVisitor(browser, desk, who, {});
    await visitor.open(path);
    const frame = visitor.page.frameLocator('.app-frame-fill');
    const search = frame.getByRole('combobox', { name: 'Find a setting' });
    await search.waitFor();
    return { ...visitor, frame, search };
  };
  const reads = async () =>
    Number((await desk.desk.query("SELECT COUNT(*) AS n FROM audit WHERE action = 'read'"))[0]?.n);

  it('leads a rate viewer to the row of a rate and of a budget, and reads none for it', async () => {
    const { page, frame, search, complaints } = await opened(rateViewer.accountId, '/apps/atelier');
    // Rates are all that is theirs: the page opens there, and that look is in the log.
    await frame.getByLabel('Valid from, Writer').waitFor();
    const before = await reads();
    await search.fill('writer');
    const option = frame.getByRole('option', { name: 'Look for “writer” in rates and budgets' });
    await option.waitFor();
    expect(await reads()).toBe(before);
    await option.dispatchEvent('pointerdown');
    await expect.poll(() => frame.locator(':focus').getAttribute('aria-label')).toBe('Valid from, Writer');
    expect(await reads()).toBe(before);
    await search.fill('packaging');
    await search.press('ArrowUp');
    await search.press('Enter');
    await expect.poll(() => frame.locator(':focus').getAttribute('aria-label')).toMatch(/Packaging/);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('finds targets by KPI and project, and offers rates to nobody else', async () => {
    const { page, frame, search } = await opened(admin.accountId, '/settings/apps/atelier/site');
    await search.fill('cycle time packaging');
    await frame.getByRole('option', { name: /Cycle time, Packaging/ }).waitFor();
    expect(await frame.getByRole('option', { name: /Look for/ }).count()).toBe(0);
    for (const one of appFrames(page, desk)) expect(await axeViolations(one)).toEqual([]);
    await search.press('Enter');
    await expect
      .poll(() => frame.locator(':focus').getAttribute('aria-label'))
      .toBe('Better is, Cycle time, Packaging');
    await page.context().close();
  });
});

describe('the page of rates and budgets', () => {
  it('changes a rate, tells it, and passes axe', async () => {
    const visitor = await aVisitor(browser, desk, rateViewer.accountId, {});
    await visitor.open('/apps/atelier');
    const frame = visitor.page.frameLocator('.app-frame-fill');
    await frame.getByRole('button', { name: 'Rates and budgets' }).click();
    const field = frame.getByLabel('Rate an hour, Everybody else');
    await field.fill('51.5');
    for (const one of appFrames(visitor.page, desk)) expect(await axeViolations(one)).toEqual([]);
    await frame.getByRole('form', { name: 'Rates' }).getByRole('button', { name: 'Save' }).click();
    await visitor.page.locator('.flag-success').getByText('Rates are saved').first().waitFor();
    const reply = await rates(rateViewer.accountId);
    if (!reply.ok) throw new Error('no rates');
    expect(reply.value.rates.find(({ owner }) => owner.kind === 'others')?.minorPerHour).toBe(5150);
    expect(visitor.complaints).toEqual([]);
  });
});
