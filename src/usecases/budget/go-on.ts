import { type Instant, instant } from '../../domain/units';
import type { BudgetPort } from './ports';

/** Null = a page may be read; else the instant before which background work reads none. */
export const restUntil = async (budget: BudgetPort): Promise<Instant | null> => {
  const { points, until } = await budget.allowance();
  return points === 'unlimited' || points > 0 ? null : spread(budget, until);
};

/** All sites wait for the same turn of the hour: each begins at a moment of its own. */
const spread = ({ random }: BudgetPort, until: Instant): Instant => instant(until + Math.floor(random() * SPREAD_MS));
const SPREAD_MS = 60_000;

/** Seconds until then, at least one. */
export const secondsUntil = (now: Instant, until: Instant): number => Math.max(1, Math.ceil((until - now) / 1000));
