import { type Instant, instant } from '../../domain/units';
import { PortFailure } from '../ports';
import type { Allowance, BudgetPort } from './ports';

/** Background work rests until then. No failure: nothing is wrong, and nothing is counted against anybody. */
export class OutOfBudget extends PortFailure {
  readonly until: Instant;
  constructor(until: Instant, seconds: number) {
    super({ kind: 'busy', retryAfterSeconds: seconds });
    this.name = 'OutOfBudget';
    this.until = until;
  }
}

/** Reading on and on, which leaves a part to `fresh`: what follows edits. */
export type Urgency = 'slow' | 'fresh';
const LEFT_TO_FRESH = 0.2;

/** What a page of 100 issues takes. */
export const A_PAGE = 101;

/** Null = as many points may be spent; else the instant before which this work reads nothing. */
export const restUntil = async (
  budget: BudgetPort,
  urgency: Urgency = 'slow',
  needs: number = A_PAGE,
): Promise<Instant | null> => restOf(await budget.allowance(), budget, urgency, needs);

const restOf = (
  { points, granted, until }: Allowance,
  budget: BudgetPort,
  urgency: Urgency,
  needs: number,
): Instant | null => {
  if (points === 'unlimited' || granted === 'unlimited') return null;
  const kept = urgency === 'slow' ? granted * LEFT_TO_FRESH : 0;
  // Where even a whole hour would not do, an hour that nobody used yet has to.
  const enough = Math.min(needs, (granted - kept) * WHOLE);
  if (points > 0 && points - kept >= enough) return null;
  return instant(until + Math.floor(budget.random() * SPREAD_MS));
};
const WHOLE = 0.9;
/** All sites wait for the same turn of the hour: each begins at a moment of its own. */
const SPREAD_MS = 60_000;

/** Throws `OutOfBudget` where `restUntil` would say so, else answers with what there was. Asked before each page. */
export const mayRead = async (
  budget: BudgetPort,
  now: Instant,
  urgency: Urgency = 'slow',
  needs: number = A_PAGE,
): Promise<Allowance> => {
  const allowance = await budget.allowance();
  const rest = restOf(allowance, budget, urgency, needs);
  if (rest !== null) throw new OutOfBudget(rest, secondsUntil(now, rest));
  return allowance;
};

/** Seconds until then, at least one. */
export const secondsUntil = (now: Instant, until: Instant): number => Math.max(1, Math.ceil((until - now) / 1000));
