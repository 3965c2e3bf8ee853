import { localDateAt } from '../time';
import { dayNumber } from '../units';
import { type KpiFrame, share } from './frame';
import { type LoggedWork, workInWindow } from './logged-work';
import { costed, currenciesOf, type MoneyResult, money, moneyNotSetUp, onlySum, sumsByCurrency } from './money';
import type { RateBook } from './rates';

/** Money set aside for the window, in whole minor units. */
export type Budget = { readonly minor: number; readonly currency: string };

/**
 * Cost ÷ budget of the window: above 1 = overspent. Parts: `spentMinor`, `budgetMinor`, and `elapsed`, the share of
 * the window's days that have begun, to hold the burn against. Cost of another currency than the budget's: no value.
 */
export const budgetBurn = (
  frame: KpiFrame,
  worklogs: readonly LoggedWork[],
  rates: RateBook | null,
  budget: Budget | null,
): MoneyResult => {
  if (budget === null) return moneyNotSetUp(frame, 'share', 'budget');
  if (rates === null) return moneyNotSetUp(frame, 'share', 'rates');
  const { work, bad } = workInWindow(frame, worklogs);
  const found = costed(work, rates);
  const sums = sumsByCurrency(found.costed);
  const currencies = currenciesOf([...sums.keys(), budget.currency]);
  const spent = currencies.kind === 'one' ? onlySum(sums) : null;
  return money(currencies, frame, 'share', spent === null ? null : share(spent, budget.minor), found.costed.length, {
    excluded: { 'bad-worklog': bad, 'no-rate': found.unrated },
    parts: { spentMinor: spent, budgetMinor: budget.minor, elapsed: elapsed(frame) },
  });
};

const elapsed = ({ window, zone, asOf }: KpiFrame): number | null => {
  const [from, to] = [dayNumber(window.from), dayNumber(window.to)];
  const begun = dayNumber(localDateAt(asOf, zone)) + 1 - from;
  return share(Math.min(Math.max(begun, 0), to - from), to - from);
};
