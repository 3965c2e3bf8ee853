import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { admin, rateViewer } from '../../local/data/studio/people';
import type { KpiBoard } from '../../src/contract/kpi';
import type { RateSettings } from '../../src/contract/rates';
import type { Reply } from '../../src/contract/reply';
import type { KpiId } from '../../src/domain/kpi/catalogue';
import { aBrowser } from '../fixtures/browser';
import { aDesk, aStudio, type TestDesk } from '../fixtures/desk';
import { appFrames, aVisitor, axeViolations } from '../fixtures/desk-page';

const PACKAGING = '10001';
const ASKED = { scope: { kind: 'projects', projects: [PACKAGING] }, period: { unit: 'quarter', count: 2 } } as const;
const MONEY: readonly KpiId[] = ['cost', 'costPerIssue', 'budgetBurn'];

let desk: TestDesk;
let browser: Browser;
beforeAll(async () => {
  [desk, browser] = await Promise.all([aDesk(aStudio(500)), aBrowser()]);
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
