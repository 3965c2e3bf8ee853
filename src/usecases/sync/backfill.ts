import type { Allowance } from '../../domain/budget/allowance';
import { backoff } from '../../domain/budget/backoff';
import { secondsLeft } from '../../domain/budget/time-left';
import { type Instant, instant } from '../../domain/units';
import { mayRead, OutOfBudget } from '../budget/go-on';
import { PortFailure } from '../ports';
import { StoreFull } from '../retention/ports';
import { byStore } from './by-store';
import { type Checkpoint, firstCheckpoint, fromJobState, phases, restarted, toJobState, whyAgain } from './checkpoint';
import { PagesStuck } from './pages';
import { AGAIN, type JobState, type Lease, type SyncPorts, type TakenLease } from './ports';
import { readNext } from './read-next';

/**
 * Reads the site into facts, a page at a time, until it is finished or the run's time is used; then asks for another
 * run. Killed at any point it goes on from its last checkpoint, repeating at most one page. The budget of points is asked
 * before each page; where it is used up, the reading rests.
 */
export const backfill = async (ports: SyncPorts): Promise<void> => {
  if (!(await ports.site.migrate())) return ports.queue.push({ kind: 'backfill' }, SOON_SECONDS);
  const state = await ports.jobs.read('backfill');
  if (state?.finishedAt) return;
  // It rests: a message that comes then is on its way, and the hourly trigger looks after it.
  if (ports.clock.now() < (fromJobState(state)?.notBefore ?? 0) - EARLY_MS) return;
  const lease = await ports.jobs.acquire('backfill', LEASE_SECONDS);
  // The holder may be a run that was killed: look again when its lease is over.
  if (!lease) return ports.queue.push({ kind: 'backfill' }, LEASE_SECONDS);
  let wait: number | null = null;
  try {
    wait = await readPages(byStore(ports, lease), lease);
  } finally {
    await ports.jobs.release(lease);
  }
  if (wait !== null) await ports.queue.push({ kind: 'backfill' }, wait);
  else for (const kind of ['learn', 'ratings'] as const) await ports.queue.push({ kind });
  // Histories that this run read: figures of the past grow while the past is being read.
  if (readsHistories(await ports.jobs.read('backfill'))) await ports.queue.push({ kind: 'measure' });
};

const readsHistories = (state: JobState | null): boolean =>
  phases.indexOf('recent-sets') <= phases.findIndex((phase) => phase === state?.phase);

const STUCK = { kind: 'unavailable', reason: 'jira' } as const;
const SOON_SECONDS = 5;
const LEASE_SECONDS = 60;
const RUN_MS = 40_000;
const MAX_WAIT = 900;
/** A message may come a little before its time. */
const EARLY_MS = 5_000;

/** Seconds until the next run; null = there is nothing left, or somebody else took over. */
const readPages = async (ports: SyncPorts, lease: TakenLease): Promise<number | null> => {
  const deadline = ports.clock.now() + RUN_MS;
  const stored = lease.state;
  if (stored?.phase === AGAIN && !(await forget(ports, lease, stored, deadline))) return 0;
  let at = fromJobState(stored) ?? { ...firstCheckpoint(ports.clock.now()), ...whyAgain(stored) };
  const save = (checkpoint: Checkpoint) => ports.jobs.save(lease, LEASE_SECONDS, toJobState(checkpoint));
  if (!(await save(at))) return null;
  while (at.finishedAt === null && ports.clock.now() < deadline) {
    try {
      const allowance = await mayRead(ports.budget, ports.clock.now());
      at = { ...(await readNext(ports, at)), fails: 0, notBefore: 0 };
      at = { ...at, secondsLeft: leftOf(at, ports.clock.now(), allowance) };
    } catch (error) {
      return pause(ports, at, error, save);
    }
    if (!(await save(at))) return null;
  }
  if (at.finishedAt === null) return 0;
  ports.log.info('backfill-finished', { issues: at.done, ms: instant(at.finishedAt - at.startedAt) });
  return null;
};

/** What was read counts as not read any more, a slice at a time. False = there is more to do, or somebody else took over. */
const forget = async ({ storage, jobs, clock }: SyncPorts, lease: Lease, asked: JobState, deadline: number) => {
  while (await storage.forgetReads())
    if (!(await jobs.save(lease, LEASE_SECONDS, asked)) || clock.now() >= deadline) return false;
  return true;
};

/** About how long it takes still; null = nobody knows yet. */
const leftOf = (at: Checkpoint, now: Instant, allowance: Allowance): number | null => {
  if (at.sizes === undefined) return null;
  const { open, done } = at.sizes;
  const isPast = phases.indexOf(at.phase) > phases.indexOf('open-people');
  const read = isPast ? open + at.done : at.done;
  const soFar = { issues: open + done, read, histories: at.histories ?? 0, startedAt: at.startedAt, now };
  return secondsLeft(soFar, allowance);
};

/** The checkpoint stays; only the count of failures moves on. A defect is thrown, the hourly trigger tries again. */
const pause = async (
  ports: SyncPorts,
  at: Checkpoint,
  error: unknown,
  save: (checkpoint: Checkpoint) => Promise<boolean>,
): Promise<number | null> => {
  // Pages that lead nowhere: what was read stays, the rest is asked for anew.
  if (error instanceof PagesStuck) return pause(ports, restarted(at), new PortFailure(STUCK), save);
  if (!(error instanceof PortFailure) || error instanceof StoreFull) throw error;
  const rests = error instanceof OutOfBudget;
  const fails = rests ? at.fails : at.fails + 1;
  const asked = error.failure.kind === 'busy' ? error.failure.retryAfterSeconds : 0;
  const wait = rests ? asked : backoff({ fails, asked }, ports.budget.random);
  if (!rests) ports.log.warn('backfill-paused', { phase: at.phase, failure: error.failure.kind, fails });
  // Messages are delayed by so much at most: whoever comes then looks again.
  const next = Math.min(MAX_WAIT, wait);
  const held = await save({ ...at, fails, notBefore: ports.clock.now() + next * 1000 });
  return held ? next : null;
};
