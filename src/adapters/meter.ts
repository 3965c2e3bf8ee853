import { AsyncLocalStorage } from 'node:async_hooks';
import type { Spent } from './sql/points';

/** What a run of background work has spent since it was last kept, and the gates it knows of. */
export type Meter = {
  spent: Spent;
  /** Until when an endpoint, or `*`, is closed, by this function's own clock; and refusals in a row. */
  gates: Map<string, { readonly until: number; readonly fails: number }>;
};

export const NOTHING_SPENT: Spent = { calls: 0, points: 0, pointsAlt: 0, refused: 0, pool: null };

// What a run spends belongs to the run, wherever it goes: nothing of it stays behind in the module.
const meters = new AsyncLocalStorage<Meter>();

/** The meter of the run that this is part of; null = nobody accounts for it here. */
export const myMeter = (): Meter | null => meters.getStore() ?? null;

export const underMeter = <T>(meter: Meter, run: () => Promise<T>): Promise<T> => meters.run(meter, run);
