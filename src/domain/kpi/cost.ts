import type { KpiFrame } from './frame';
import { type LoggedWork, workInWindow } from './logged-work';
import { costed, currenciesOf, type MoneyResult, money, moneyNotSetUp, onlySum, sumsByCurrency } from './money';
import type { RateBook } from './rates';

/**
 * Σ hours × rate on that date, in whole minor units. Parts: the sum of each currency; with several there is no value.
 * `n` = worklogs with a rate; those without are counted, and the sum is without them. `rates` null = nobody set any.
 */
export const cost = (frame: KpiFrame, worklogs: readonly LoggedWork[], rates: RateBook | null): MoneyResult => {
  if (rates === null) return moneyNotSetUp(frame, 'money-minor', 'rates');
  const { work, bad } = workInWindow(frame, worklogs);
  const found = costed(work, rates);
  const sums = sumsByCurrency(found.costed);
  return money(currenciesOf(sums.keys()), frame, 'money-minor', onlySum(sums), found.costed.length, {
    excluded: { 'bad-worklog': bad, 'no-rate': found.unrated },
    parts: Object.fromEntries(sums),
  });
};
