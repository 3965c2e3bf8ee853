import { answered, type KpiFrame, type Need, notSetUp } from './frame';
import type { LoggedWork } from './logged-work';
import type { Rate, RateBook } from './rates';
import type { KpiResult, KpiUnit } from './result';

/** What the money of a result is in. Amounts of several currencies are never added: then there is no value. */
export type Currencies =
  | { readonly kind: 'none' }
  | { readonly kind: 'one'; readonly currency: string }
  | { readonly kind: 'several'; readonly currencies: readonly string[] };

export type MoneyResult = KpiResult & { readonly currencies: Currencies };

export type Costed = { readonly work: LoggedWork; readonly rate: Pick<Rate, 'minorPerHour' | 'currency'> };

/** Worklogs with the rate of their day; `unrated` = how many have none. */
export const costed = (
  work: readonly LoggedWork[],
  rateOn: RateBook,
): { readonly costed: readonly Costed[]; readonly unrated: number } => {
  const found = work.flatMap((entry) => {
    const rate = rateOn(entry.person, entry.day);
    return rate ? [{ work: entry, rate }] : [];
  });
  return { costed: found, unrated: work.length - found.length };
};

/** Minor units by currency, exact until one rounding at the end, so that splitting a worklog changes nothing. */
export const sumsByCurrency = (entries: readonly Costed[]): ReadonlyMap<string, number> => {
  const sums = new Map<string, bigint>();
  for (const { work, rate } of entries) {
    const sum = sums.get(rate.currency) ?? 0n;
    sums.set(rate.currency, sum + BigInt(work.spent) * BigInt(rate.minorPerHour));
  }
  return new Map([...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([currency, sum]) => [currency, perHour(sum)]));
};

export const currenciesOf = (names: Iterable<string>): Currencies => {
  const currencies = [...new Set(names)].sort();
  const [currency] = currencies;
  if (currency === undefined) return { kind: 'none' };
  return currencies.length === 1 ? { kind: 'one', currency } : { kind: 'several', currencies };
};

/** The one sum, if all money is of one currency; else null. */
export const onlySum = (sums: ReadonlyMap<string, number>): number | null =>
  sums.size === 1 ? ([...sums.values()][0] ?? null) : null;

export const moneyNotSetUp = (frame: KpiFrame, unit: KpiUnit, need: Need): MoneyResult => ({
  ...notSetUp(frame, unit, need),
  currencies: { kind: 'none' },
});

export const money = (
  currencies: Currencies,
  frame: KpiFrame,
  ...answer: Parameters<typeof answered> extends [KpiFrame, ...infer Rest] ? Rest : never
): MoneyResult => ({ ...answered(frame, ...answer), currencies });

/** Seconds × rate to whole minor units; a half goes up. */
const perHour = (sum: bigint): number => Number((sum + 1800n) / 3600n);
