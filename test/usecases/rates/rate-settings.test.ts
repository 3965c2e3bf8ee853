import { describe, expect, it } from 'vitest';
import type { BudgetSetting, RatesValue } from '../../../src/contract/rates';
import { instant } from '../../../src/domain/units';
import type { AuditEntry } from '../../../src/usecases/audit/ports';
import type { RatePorts } from '../../../src/usecases/rates/ports';
import { getRates, saveBudgets, saveRates } from '../../../src/usecases/rates/rate-settings';
import { auditLog } from '../../fixtures/access';
import { anAdmin } from '../../fixtures/settings-desk';

const rates = (minorPerHour: number): RatesValue => ({
  ...{ currency: 'EUR', roles: [], given: [] },
  rates: [{ owner: { kind: 'others' }, from: null, minorPerHour }],
});
const budget: BudgetSetting = { project: '10001', from: '2026-01-01', to: '2026-12-31', minor: 100 };

/** Rates in memory; `steps` = what was written and looked at, in order. */
const desk = (versions = { rates: 1, budgets: 1 }) => {
  const audit = auditLog();
  const steps: string[] = [];
  const kept = { rates: rates(5000) as RatesValue, budgets: [budget] as readonly BudgetSetting[] };
  const read = <T>(value: T) => {
    steps.push('looked');
    return value;
  };
  const ports: RatePorts = {
    clock: { now: () => instant(Date.UTC(2026, 10, 24, 9)) },
    reading: async () => ({
      ready: true,
      reading: null,
      asOf: instant(0),
      behind: false,
      pausedUntil: null,
      stale: null,
    }),
    site: async () => ({ fields: null, settings: { zone: null } as never, timeTracking: null }),
    audit: {
      append: async (entries) => {
        steps.push('logged');
        return audit.append(entries);
      },
    },
    store: {
      rates: async () => read({ value: kept.rates, version: versions.rates }),
      budgets: async () => read({ value: kept.budgets, version: versions.budgets }),
      saveRates: async (value, seen) => {
        if (seen !== versions.rates) return false;
        kept.rates = value;
        versions.rates++;
        return true;
      },
      saveBudgets: async (value, seen) => {
        if (seen !== versions.budgets) return false;
        kept.budgets = value;
        versions.budgets++;
        return true;
      },
      workers: async () => [],
      projects: async () => [],
    },
  };
  return { ports, kept, steps, log: audit.entries };
};
const told = (log: readonly AuditEntry[]) => log.map(({ action, object, secret }) => [action, object.kind, secret]);

describe('rates', () => {
  it('that are looked at are in the log, without a value', async () => {
    const { ports, log } = desk();
    expect(await getRates(ports, anAdmin)).toMatchObject({ ok: true, value: { currency: 'EUR', budgets: [budget] } });
    expect(told(log)).toEqual([['read', 'rates', true]]);
    expect(log[0]).not.toHaveProperty('after');
  });

  it('that are saved tell budgets of others in their reply: the save is in the log, and the look, in one write', async () => {
    const { ports, log, steps } = desk();
    const reply = await saveRates(ports, anAdmin, { ...rates(6000), version: 1 });
    expect(reply).toMatchObject({
      ok: true,
      value: { rates: [{ minorPerHour: 6000 }], budgets: [budget], version: 2 },
    });
    expect(told(log)).toEqual([
      ['saved', 'rates', true],
      ['read', 'rates', true],
    ]);
    expect(log[0]).toMatchObject({ version: 2, before: rates(5000), after: rates(6000) });
    // Nothing that the reply is made of is read before the log has its entries.
    expect(steps).toEqual(['looked', 'logged', 'looked', 'looked']);
  });

  it('are in the reply to a save of budgets, which therefore leaves the same', async () => {
    const { ports, log } = desk();
    expect(await saveBudgets(ports, anAdmin, { version: 1, budgets: [] })).toMatchObject({ ok: true });
    expect(told(log)).toEqual([
      ['saved', 'budgets', true],
      ['read', 'rates', true],
    ]);
  });

  it('that somebody else saved sooner, or that are wrong, are not told to whoever tried', async () => {
    const { ports, log } = desk();
    const late = await saveRates(ports, anAdmin, { ...rates(6000), version: 0 });
    expect(late).toMatchObject({ ok: false, failure: { kind: 'conflict' } });
    const twice = { ...rates(6000), rates: [...rates(1).rates, ...rates(2).rates], version: 1 };
    expect(await saveRates(ports, anAdmin, twice)).toMatchObject({ ok: false, failure: { kind: 'invalid-request' } });
    expect(log).toEqual([]);
  });
});
