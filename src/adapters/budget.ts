import { allowanceOf, grantedIn, type HourSoFar, hourOf, SHARES } from '../domain/budget/allowance';
import { instant } from '../domain/units';
import type { BudgetDesk, BudgetPort, ClosedGate } from '../usecases/budget/ports';
import { log } from './log';
import { gatesOf, type Meter, myMeter, NOTHING_SPENT, underMeter } from './meter';
import { keepSpent, type Ledger, readLedger } from './sql/points';

const ALL = '*';

/** The budget of background work, kept in SQL; until its tables are there, what the run itself has spent and seen. */
export const budget: BudgetPort = {
  allowance: async () => {
    const meter = myMeter();
    if (meter !== null && meter.spent.points >= A_BATCH) await keep(meter);
    const ledger = await readLedger();
    if (ledger === null) return allowanceOf(seenBy(meter), SHARES);
    if (meter !== null) meter.gates = gatesOf(ledger);
    return allowanceOf(soFar(ledger, meter), ledger.shares);
  },
  during: async (work) => {
    if (myMeter() !== null) return work();
    const meter: Meter = { spent: NOTHING_SPENT, gates: null };
    return underMeter(meter, async () => {
      try {
        return await work();
      } finally {
        await keep(meter).catch(() => log.warn('points-lost', { points: meter.spent.points }));
      }
    });
  },
  random: () => Math.random(),
};

/** Points that a run keeps at once: two pages or so, one small statement. */
const A_BATCH = 200;

const keep = async (meter: Meter): Promise<void> => {
  const { spent } = meter;
  if (spent.calls === 0 || !(await keepSpent(spent))) return;
  meter.spent = NOTHING_SPENT;
};

/** What the run has spent since it was last kept counts, too, and what it was told last is the newest. */
const soFar = ({ now, hour, pool: kept, gates }: Ledger, meter: Meter | null): HourSoFar => {
  const told = meter?.spent.pool ?? null;
  const pool = told !== null && told.at >= hourOf(now) ? told : kept;
  return {
    now,
    spent: hour.points + (meter?.spent.points ?? 0),
    poolLimit: pool?.limit ?? null,
    poolLeft: pool?.left ?? null,
    blockedUntil: blockedUntil(now, gates),
  };
};

const blockedUntil = (now: number, gates: Ledger['gates']) => {
  const all = gates.find(({ endpoint, ms }) => endpoint === ALL && ms > 0);
  return all === undefined ? null : instant(now + all.ms);
};

const seenBy = (meter: Meter | null): HourSoFar => {
  const now = instant(Date.now());
  const pool = meter?.spent.pool ?? null;
  const isOfThisHour = pool !== null && pool.at >= hourOf(now);
  const until = meter?.gates?.get(ALL)?.until ?? 0;
  return {
    now,
    spent: meter?.spent.points ?? 0,
    poolLimit: isOfThisHour ? pool.limit : null,
    poolLeft: isOfThisHour ? pool.left : null,
    blockedUntil: until > now ? instant(until) : null,
  };
};

/** See BudgetDesk. Before there are tables nothing was spent. */
export const budgetDesk: BudgetDesk = {
  state: async () => {
    const ledger = (await readLedger()) ?? NO_LEDGER();
    const hour = soFar(ledger, null);
    return {
      hour: { hourAt: hourOf(ledger.now), ...ledger.hour },
      granted: grantedIn(hour, ledger.shares).points,
      poolLimit: hour.poolLimit,
      poolLeft: hour.poolLeft,
      closed: ledger.gates.filter(({ ms }) => ms > 0).map((gate) => closedGate(ledger, gate)),
      allowance: allowanceOf(hour, ledger.shares),
    };
  },
};

const closedGate = ({ now }: Ledger, { endpoint, ms, reason }: Ledger['gates'][number]): ClosedGate => ({
  endpoint: endpoint === ALL ? null : endpoint,
  until: instant(now + ms),
  reason,
});

const NO_LEDGER = (): Ledger => ({
  now: instant(Date.now()),
  hour: { calls: 0, points: 0, pointsAlt: 0, refused: 0 },
  pool: null,
  gates: [],
  shares: SHARES,
});
