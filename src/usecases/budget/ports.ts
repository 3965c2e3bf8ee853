import type { Allowance } from '../../domain/budget/allowance';
import type { Instant } from '../../domain/units';

export type { Allowance } from '../../domain/budget/allowance';

/** Asked before each page; the adapter's client accounts every answer by itself. */
export type BudgetPort = {
  /** Keeps what was spent so far, then answers with what is left. */
  readonly allowance: () => Promise<Allowance>;
  /** Runs background work; what it spends is accounted together, and kept at the end however the work ends. */
  readonly during: <T>(work: () => Promise<T>) => Promise<T>;
  /** From 0 up to, not including, 1: spreads retries. */
  readonly random: () => number;
};

/** Points of an hour by both cost models (docs/scale.md); live reads of viewers are not among them. */
export type HourOfPoints = {
  readonly hourAt: Instant;
  readonly calls: number;
  readonly points: number;
  readonly pointsAlt: number;
  /** Answers with 429. */
  readonly refused: number;
};

/** What Jira told us to stay away from: one endpoint, or all of it (null). */
export type ClosedGate = {
  readonly endpoint: string | null;
  readonly until: Instant;
  readonly reason: string;
};

/** How the budget stands, for those who look after it. */
export type BudgetState = {
  readonly hour: HourOfPoints;
  /** Points that background work may spend in this hour; what is spent is part of it. */
  readonly granted: number;
  /** The pool as the headers of this hour told it; null = they did not. */
  readonly poolLimit: number | null;
  readonly poolLeft: number | null;
  readonly closed: readonly ClosedGate[];
  readonly allowance: Allowance;
};
export type BudgetDesk = { readonly state: () => Promise<BudgetState> };
