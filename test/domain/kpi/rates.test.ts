import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { budgetOf, overlapping } from '../../../src/domain/kpi/budgets';
import { CURRENCIES, exponentOf, isCurrency, majorOf, minorOf } from '../../../src/domain/kpi/currency';
import { type RateSheet, sheetBook } from '../../../src/domain/kpi/rates';
import { addDays, localDate } from '../../../src/domain/units';
import { person } from './measures-examples';

const day = localDate;
const SHEET: RateSheet = {
  currency: 'EUR',
  people: [{ person: person(1), from: day('2026-03-01'), minorPerHour: 9000 }],
  roles: [
    { role: 1, from: day('0001-01-01'), minorPerHour: 5000 },
    { role: 1, from: day('2026-04-01'), minorPerHour: 5500 },
    { role: 2, from: day('2026-02-01'), minorPerHour: 7000 },
  ],
  others: [{ from: day('2026-01-01'), minorPerHour: 4000 }],
  given: [
    { person: person(1), from: day('0001-01-01'), role: 1 },
    { person: person(2), from: day('2026-02-15'), role: 2 },
    { person: person(2), from: day('2026-05-01'), role: null },
  ],
};
const on = (who: number, when: string) => sheetBook(SHEET)(person(who), day(when))?.minorPerHour ?? null;

describe('the rate of a day', () => {
  it('is the person’s own from its first day on, before that the role’s of then', () => {
    expect([on(1, '2025-01-01'), on(1, '2026-02-28'), on(1, '2026-03-01')]).toEqual([5000, 5000, 9000]);
  });
  it('follows the role that the person has on that day', () => {
    expect([on(2, '2026-02-14'), on(2, '2026-02-15'), on(2, '2026-04-30'), on(2, '2026-05-01')]).toEqual([
      4000, 7000, 7000, 4000,
    ]);
  });
  it('of a role without a rate yet is that of others, and before any there is none, which is not 0', () => {
    const early = { ...SHEET, given: [{ person: person(3), from: day('0001-01-01'), role: 2 }] };
    expect(sheetBook(early)(person(3), day('2026-01-20'))?.minorPerHour).toBe(4000);
    expect([on(9, '2025-12-31'), on(9, '2026-01-01')]).toEqual([null, 4000]);
  });
  it('is what a naive look at every entry gives, in whatever order they are listed', () => {
    const from = fc.integer({ min: 0, max: 60 }).map((n) => addDays(day('2026-01-01'), n));
    const amount = fc.integer({ min: 0, max: 9000 });
    const unique = {
      selector: ({ from: at, ...rest }: { from: string; person?: number; role?: number | null }) =>
        `${at} ${rest.person ?? rest.role ?? ''}`,
    };
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.record({ person: fc.constantFrom(1, 2).map(person), from, minorPerHour: amount }), unique),
        fc.uniqueArray(fc.record({ role: fc.constantFrom(1, 2), from, minorPerHour: amount }), unique),
        fc.uniqueArray(fc.record({ from, minorPerHour: amount }), { selector: (one) => one.from }),
        fc.uniqueArray(
          fc.record({ person: fc.constantFrom(1, 2).map(person), role: fc.constantFrom(1, 2, null), from }),
          {
            selector: (one) => `${one.from} ${one.person}`,
          },
        ),
        from,
        (people, roles, others, given, at) => {
          const latest = <T extends { from: string }>(all: readonly T[]) =>
            all
              .filter((one) => one.from <= at)
              .reduce<T | null>((best, one) => (best && best.from > one.from ? best : one), null);
          for (const who of [person(1), person(2)]) {
            const role = latest(given.filter((one) => one.person === who))?.role ?? null;
            const naive =
              latest(people.filter((one) => one.person === who)) ??
              latest(roles.filter((one) => one.role === role)) ??
              latest(others);
            const sheet = { currency: 'EUR', people, roles, others, given };
            const reversed = {
              ...{ currency: 'EUR', people: people.toReversed(), roles: roles.toReversed() },
              ...{ others: others.toReversed(), given: given.toReversed() },
            };
            for (const one of [sheet, reversed])
              expect(sheetBook(one)(who, at)?.minorPerHour ?? null).toBe(naive?.minorPerHour ?? null);
          }
        },
      ),
    );
  });
});

describe('a budget of a window', () => {
  const year = { project: 1, from: day('2026-01-01'), to: day('2026-12-31'), minor: 36_500_000 };
  const week = { from: day('2026-03-02'), to: day('2026-03-09') };
  it('is in proportion to the days: 7 of 365', () => {
    expect(budgetOf(week, [1], [year])).toBe(700_000);
  });
  it('adds up over budgets and projects, rounded once', () => {
    const halves = [
      { ...year, to: day('2026-03-04'), minor: 100 },
      { ...year, from: day('2026-03-05'), minor: 200 },
      { ...year, project: 2, minor: 1 },
    ];
    // 100 × 3 ÷ 63 + 200 × 4 ÷ 302 + 7 ÷ 365
    expect(budgetOf(week, [1, 2], halves)).toBe(Math.round((100 * 3) / 63 + (200 * 4) / 302 + 7 / 365));
  });
  it('is none where a day has none, or a project', () => {
    expect(budgetOf(week, [1], [{ ...year, from: day('2026-03-03') }])).toBeNull();
    expect(budgetOf(week, [1, 2], [year])).toBeNull();
    expect(budgetOf(week, [], [year])).toBeNull();
  });
  it('is spread without a rest: parts of a budget add up to it within a unit each', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 ** 9 }), fc.integer({ min: 1, max: 364 }), (minor, cut) => {
        const middle = addDays(year.from, cut);
        const of = (from: typeof middle, to: typeof middle) => budgetOf({ from, to }, [1], [{ ...year, minor }]) ?? 0;
        expect(of(year.from, day('2027-01-01'))).toBe(minor);
        expect(Math.abs(of(year.from, middle) + of(middle, day('2027-01-01')) - minor)).toBeLessThanOrEqual(1);
      }),
    );
  });
  it('may not share a day with another of its project', () => {
    expect(overlapping([year, { ...year, project: 2 }])).toBeNull();
    expect(overlapping([year, { ...year, from: day('2027-01-01'), to: day('2027-01-31') }])).toBeNull();
    expect(overlapping([year, { ...year, from: day('2026-12-31'), to: day('2027-01-31') }])).toEqual([0, 1]);
  });
});

describe('money', () => {
  it('has the decimals of ISO 4217, not those of usage', () => {
    expect(['EUR', 'JPY', 'KWD', 'HUF', 'IQD'].map(exponentOf)).toEqual([2, 0, 3, 2, 3]);
    expect([isCurrency('EUR'), isCurrency('eur'), isCurrency('XXX')]).toEqual([true, false, false]);
    expect(CURRENCIES).toHaveLength(new Set(CURRENCIES).size);
  });
  it('is whole minor units: what is finer is none', () => {
    expect([minorOf(45.5, 'EUR'), minorOf(0.29, 'EUR'), minorOf(1.005, 'KWD'), minorOf(80, 'JPY')]).toEqual([
      4550, 29, 1005, 80,
    ]);
    expect([minorOf(45.555, 'EUR'), minorOf(0.5, 'JPY')]).toEqual([Number.NaN, Number.NaN]);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 9 }), fc.constantFrom('EUR', 'JPY', 'KWD'), (minor, currency) => {
        expect(minorOf(majorOf(minor, currency), currency)).toBe(minor);
      }),
    );
  });
});
