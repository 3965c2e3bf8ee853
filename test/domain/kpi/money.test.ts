import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { budgetBurn } from '../../../src/domain/kpi/budget-burn';
import { cost } from '../../../src/domain/kpi/cost';
import { costPerIssue } from '../../../src/domain/kpi/cost-per-issue';
import { rateBook } from '../../../src/domain/kpi/rates';
import { hours, localDate, seconds } from '../../../src/domain/units';
import { aDoneIssue, aRate, aWorklog, excludedBy, issueId, november, person } from './measures-examples';

const A_RATE = rateBook([aRate()]);

describe('cost', () => {
  it('is not set up without rates', () => {
    expect(cost(november, [aWorklog()], null)).toMatchObject({
      value: null,
      unset: 'rates',
      currencies: { kind: 'none' },
      parts: {},
    });
  });

  it('is 2 h at 45.00 and 1 h at 60.00 from the 10th on: 150.00 EUR', () => {
    const rates = [aRate({ from: localDate('2026-11-10'), minorPerHour: 6000 }), aRate()];
    const work = [aWorklog({ day: localDate('2026-11-09'), spent: hours(2) }), aWorklog()];
    expect(cost(november, work, rateBook(rates))).toMatchObject({
      value: 15_000,
      unit: 'money-minor',
      n: 2,
      currencies: { kind: 'one', currency: 'EUR' },
      parts: { EUR: 15_000 },
    });
  });

  it('never adds several currencies: each has its own sum, and there is no value', () => {
    const work = [aWorklog(), aWorklog({ person: person(2) })];
    const result = cost(
      november,
      work,
      rateBook([aRate(), aRate({ person: person(2), currency: 'CHF', minorPerHour: 8000 })]),
    );
    expect(result).toMatchObject({ value: null, n: 2, unset: null, parts: { CHF: 8000, EUR: 4500 } });
    expect(result.currencies).toEqual({ kind: 'several', currencies: ['CHF', 'EUR'] });
  });

  it('counts work of a day without a rate apart, and is nothing where no work has one', () => {
    const early = aWorklog({ person: person(2) });
    const rates = [aRate(), aRate({ person: person(2), from: localDate('2026-11-11') })];
    const result = cost(november, [aWorklog(), early], rateBook(rates));
    expect(result).toMatchObject({ value: 4500, n: 1 });
    expect(excludedBy(result)).toEqual({ 'no-rate': 1 });
    expect(cost(november, [early], rateBook(rates)).value).toBeNull();
  });

  const worklog = fc.record({
    person: fc.integer({ min: 1, max: 3 }).map(person),
    day: fc.constantFrom('2026-10-31', '2026-11-01', '2026-11-15', '2026-11-30', '2026-12-01').map(localDate),
    spent: fc.integer({ min: 1, max: 100_000 }).map(seconds),
  });
  const rate = fc.record({
    person: fc.integer({ min: 1, max: 3 }).map(person),
    from: fc.constantFrom('2026-01-01', '2026-11-02', '2026-11-20').map(localDate),
    minorPerHour: fc.integer({ min: 1, max: 50_000 }),
  });
  const rates = fc.uniqueArray(rate, { selector: (one) => `${one.person} ${one.from}`, minLength: 1, maxLength: 9 });

  it('is what a naive sum of whole days gives, and splitting or reordering worklogs changes nothing', () => {
    fc.assert(
      fc.property(fc.array(worklog, { maxLength: 20 }), rates, (drafts, rateDrafts) => {
        const work = drafts.map((one) => aWorklog(one));
        const book = rateDrafts.map((one) => aRate(one));
        let [sum, rated] = [0, 0];
        for (const one of work.filter(({ day }) => day.startsWith('2026-11'))) {
          const held = book.filter((r) => r.person === one.person && r.from <= one.day);
          held.sort((a, b) => a.from.localeCompare(b.from));
          const last = held.at(-1);
          if (last) [sum, rated] = [sum + one.spent * last.minorPerHour, rated + 1];
        }
        const result = cost(november, work, rateBook(book));
        expect(result).toMatchObject({ value: rated ? Math.floor((sum + 1800) / 3600) : null, n: rated });
        const halves = work.flatMap((one) => {
          const half = Math.floor(one.spent / 2);
          return [
            { ...one, spent: seconds(half) },
            { ...one, spent: seconds(one.spent - half) },
          ];
        });
        expect(cost(november, halves.reverse(), rateBook(book)).value).toBe(result.value);
      }),
    );
  });
});

describe('cost per issue', () => {
  const done = (id: number) => aDoneIssue({ id: issueId(id) });
  const on = (id: number, spent: number, by = 1) =>
    aWorklog({ issue: issueId(id), spent: hours(spent), person: person(by) });

  it('is (90.00 + 45.00) ÷ 2, all work of the issues counted whenever it was logged', () => {
    const work = [on(1, 1), { ...on(1, 1), day: localDate('2026-06-01') }, on(2, 1), on(77, 30)];
    const result = costPerIssue(november, [done(1), done(2)], work, A_RATE);
    expect(result).toMatchObject({ value: 6750, n: 2, parts: { p50: 6750, p85: null, coverage: 1 } });
  });

  it('leaves out issues without a worklog, and those of which some work has no rate', () => {
    const result = costPerIssue(november, [done(1), done(2), done(3)], [on(1, 1), on(2, 1), on(2, 1, 2)], A_RATE);
    expect(result).toMatchObject({ value: 4500, n: 1 });
    expect(result.parts.coverage).toBeCloseTo(1 / 3, 12);
    expect(excludedBy(result)).toEqual({ 'no-rate': 1, 'no-worklog': 1 });
  });

  it('has no value where issues cost several currencies', () => {
    const rates = [aRate(), aRate({ person: person(2), currency: 'USD' })];
    const result = costPerIssue(november, [done(1), done(2)], [on(1, 1), on(2, 1, 2)], rateBook(rates));
    expect(result).toMatchObject({ value: null, parts: { p50: null } });
    expect(result.currencies.kind).toBe('several');
  });

  it('is not set up without rates, and nothing without issues done', () => {
    expect(costPerIssue(november, [done(1)], [on(1, 1)], null).unset).toBe('rates');
    expect(costPerIssue(november, [], [], A_RATE)).toMatchObject({ value: null, n: 0, parts: { coverage: null } });
  });
});

describe('budget burn', () => {
  it('is 90.00 of 360.00 EUR, with 24 of 30 days begun', () => {
    const result = budgetBurn(november, [aWorklog({ spent: hours(2) })], A_RATE, { minor: 36_000, currency: 'EUR' });
    expect(result).toMatchObject({ value: 0.25, parts: { spentMinor: 9000, budgetMinor: 36_000, elapsed: 0.8 } });
  });
  it('has no value where cost and budget are of different currencies', () => {
    const result = budgetBurn(november, [aWorklog()], A_RATE, { minor: 36_000, currency: 'USD' });
    expect(result).toMatchObject({ value: null, unset: null, parts: { spentMinor: null } });
    expect(result.currencies).toEqual({ kind: 'several', currencies: ['EUR', 'USD'] });
  });
  it('names the budget or the rates as not set up', () => {
    expect(budgetBurn(november, [], A_RATE, null)).toMatchObject({ value: null, unset: 'budget' });
    expect(budgetBurn(november, [], null, { minor: 1, currency: 'EUR' })).toMatchObject({
      value: null,
      unset: 'rates',
    });
  });
  it('is nothing, not 0, where no work has a cost or the budget is nothing', () => {
    expect(budgetBurn(november, [], A_RATE, { minor: 1, currency: 'EUR' }).value).toBeNull();
    expect(budgetBurn(november, [aWorklog()], A_RATE, { minor: 0, currency: 'EUR' }).value).toBeNull();
  });
});
