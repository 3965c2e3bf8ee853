import type { IssueId } from '../capacity/types';
import { type DoneIssue, doneInWindow } from './done-issue';
import { type KpiFrame, share } from './frame';
import type { LoggedWork } from './logged-work';
import { costed, currenciesOf, type MoneyResult, money, moneyNotSetUp, sumsByCurrency } from './money';
import { percentiles } from './percentile';
import type { RateBook } from './rates';

/**
 * Mean cost of the issues done in the window, all their work whenever it was logged, in whole minor units. Parts: the
 * percentiles, and `coverage`: how many of the issues done have a cost. An issue of which some work has no rate has no
 * known cost and is left out.
 */
export const costPerIssue = (
  frame: KpiFrame,
  issues: readonly DoneIssue[],
  worklogs: readonly LoggedWork[],
  rates: RateBook | null,
): MoneyResult => {
  if (rates === null) return moneyNotSetUp(frame, 'money-minor', 'rates');
  const done = doneInWindow(frame, issues);
  const costs = costsOf(done, worklogs, rates);
  const known = costs.flatMap((found) => (found.kind === 'cost' ? [...found.sums] : []));
  const currencies = currenciesOf(known.map(([currency]) => currency));
  const amounts = currencies.kind === 'one' ? known.map(([, minor]) => minor) : [];
  const mean = share(
    amounts.reduce((sum, minor) => sum + minor, 0),
    amounts.length,
  );
  const costedIssues = costs.filter(({ kind }) => kind === 'cost').length;
  return money(currencies, frame, 'money-minor', mean === null ? null : Math.round(mean), costedIssues, {
    excluded: {
      'no-worklog': costs.filter(({ kind }) => kind === 'no-worklog').length,
      'no-rate': costs.filter(({ kind }) => kind === 'no-rate').length,
    },
    parts: { ...percentiles(amounts), coverage: share(costedIssues, done.length) },
  });
};

type Found =
  | { readonly kind: 'cost'; readonly sums: ReadonlyMap<string, number> }
  | { readonly kind: 'no-worklog' | 'no-rate' };

const costsOf = (done: readonly DoneIssue[], worklogs: readonly LoggedWork[], rateOn: RateBook): Found[] => {
  const byIssue = new Map<IssueId, LoggedWork[]>(done.map(({ id }) => [id, []]));
  for (const entry of worklogs) if (entry.spent > 0) byIssue.get(entry.issue)?.push(entry);
  return [...byIssue.values()].map((work) => {
    const found = costed(work, rateOn);
    if (work.length === 0) return { kind: 'no-worklog' };
    return found.unrated > 0 ? { kind: 'no-rate' } : { kind: 'cost', sums: sumsByCurrency(found.costed) };
  });
};
