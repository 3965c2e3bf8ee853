import { AsyncLocalStorage } from 'node:async_hooks';
import { type Ledger, readLedger, type Spent } from './sql/points';

/** What a run of background work has spent since it was last kept, and the gates it knows of. */
export type Meter = {
  spent: Spent;
  /** Null until the run asks for its allowance, or calls Jira: most runs find nothing to do. */
  gates: Gates | null;
};

/** Until when an endpoint, or `*`, is closed, by this function's own clock; and refusals in a row. */
type Gates = Map<string, { readonly until: number; readonly fails: number }>;

/** This function's own clock may differ from the store's: what counts is how long a gate stays closed. */
export const gatesOf = (ledger: Ledger | null): Gates =>
  new Map(ledger?.gates.map(({ endpoint, ms, fails }) => [endpoint, { until: Date.now() + ms, fails }]));

/** The gates that the run knows of, read once. */
export const knownGates = async (meter: Meter): Promise<Gates> => {
  meter.gates ??= gatesOf(await readLedger());
  return meter.gates;
};

export const NOTHING_SPENT: Spent = { calls: 0, points: 0, pointsAlt: 0, refused: 0, pool: null };

// What a run spends belongs to the run, wherever it goes: nothing of it stays behind in the module.
const meters = new AsyncLocalStorage<Meter>();

/** The meter of the run that this is part of; null = nobody accounts for it here. */
export const myMeter = (): Meter | null => meters.getStore() ?? null;

export const underMeter = <T>(meter: Meter, run: () => Promise<T>): Promise<T> => meters.run(meter, run);
