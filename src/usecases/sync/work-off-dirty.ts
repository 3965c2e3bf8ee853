import { backoff } from '../../domain/budget/backoff';
import { mayRead, OutOfBudget } from '../budget/go-on';
import { PortFailure } from '../ports';
import { StoreFull } from '../retention/ports';
import { byStore } from './by-store';
import { followDirty } from './follow-dirty';
import type { DirtyIssue, JobState, Lease, SyncPorts, TakenLease } from './ports';

/** Each event asks for a run, and the first of them follows all: the others find nothing. */
export const isDirty = async ({ dirty }: Pick<SyncPorts, 'dirty'>): Promise<boolean> =>
  (await dirty.nextInSeconds()) === 0;

/**
 * Refetches what events marked, one worker at a time, until nothing is due. While Jira asks us to stay away, or fails,
 * or the budget is used up, nobody calls it: the run that met the failure has asked for the next one.
 */
export const workOffDirty = async (ports: SyncPorts): Promise<void> => {
  const deadline = ports.clock.now() + RUN_MS;
  let next: Next = 'again';
  // Whoever marks an issue while a worker holds the lease relies on that worker looking again after it let go.
  while (next === 'again' && ports.clock.now() < deadline) {
    const lease = await ports.jobs.acquire('dirty', LEASE_SECONDS);
    if (!lease) return;
    try {
      next = await drain(byStore(ports, lease), lease);
    } finally {
      await ports.jobs.release(lease);
    }
    if (next === 'again' && (await ports.dirty.nextInSeconds()) !== 0) return;
  }
  if (next !== 'stop') await ports.queue.push({ kind: 'dirty' }, next === 'again' ? 0 : next);
};

/** Again = look once more; stop = somebody else sees to it; a number = come back after so many seconds. */
type Next = 'again' | 'stop' | number;

const RUN_MS = 40_000;
const LEASE_SECONDS = 90;
const MAX_WAIT = 900;
/** An issue, its history, and a call for worklogs that were cut. */
const POINTS_OF_ONE = 2;

/** Until when nobody calls, and how many runs in a row failed. */
type Pause = { readonly until: number; readonly fails: number };

const NO_PAUSE: Pause = { until: 0, fails: 0 };

const pauseOf = (state: JobState | null): Pause =>
  state?.checkpoint ? (JSON.parse(state.checkpoint) as Pause) : NO_PAUSE;

const stateOf = (pause: Pause): JobState => ({
  ...{ phase: null, done: 0, total: null, startedAt: null, finishedAt: null },
  checkpoint: pause.until === 0 ? null : JSON.stringify(pause),
});

const drain = async (ports: SyncPorts, lease: TakenLease): Promise<Next> => {
  const deadline = ports.clock.now() + RUN_MS;
  let before = pauseOf(lease.state);
  if (ports.clock.now() < before.until) return 'stop';
  // What was too much for the store, or took too long, is tried in smaller parts; what went through, in larger ones again.
  let most = Math.max(1, AT_ONCE >> before.fails);
  let wait: number | null = null;
  while (ports.clock.now() < deadline) {
    const due = (await ports.dirty.due()).slice(0, most);
    if (due.length === 0) return wait ?? 'again';
    const { next, postponed } = await follow(ports, lease, before, due);
    if (next !== null) return next;
    if (postponed !== null) wait = Math.min(wait ?? MAX_WAIT, postponed);
    // That was all, and no pause is to be forgotten: this run looks again after the lease is let go.
    if (due.length < most && wait === null && before.fails === 0) return 'again';
    before = NO_PAUSE;
    if (!(await ports.jobs.save(lease, LEASE_SECONDS, stateOf(before)))) return 'stop';
    most = Math.min(AT_ONCE, most * 2);
  }
  return 'again';
};

/** `next` null = go on; `postponed` = in how many seconds one of these is tried again. */
type Followed = { readonly next: Next | null; readonly postponed: number | null };

const follow = async (
  ports: SyncPorts,
  lease: TakenLease,
  before: Pause,
  due: readonly DirtyIssue[],
): Promise<Followed> => {
  // Anew each time: whoever reads by a mapping that was replaced misses what the new one asks for. None yet = the backfill
  // reads the fields first, and asks for this run when it has.
  const site = await ports.site.read();
  if (!site) return { next: 'stop', postponed: null };
  try {
    await mayRead(ports.budget, ports.clock.now(), 'fresh', due.length * POINTS_OF_ONE);
    return { next: null, postponed: await followDirty(ports, site, due, before.fails) };
  } catch (error) {
    return { next: await pause(ports, lease, before, error), postponed: null };
  }
};
const AT_ONCE = 100;

/** Leaves the marks as they are and keeps everybody away for a while. A defect is thrown. */
const pause = async (ports: SyncPorts, lease: Lease, before: Pause, error: unknown): Promise<Next> => {
  if (!(error instanceof PortFailure) || error instanceof StoreFull) throw error;
  const { failure } = error;
  const rests = error instanceof OutOfBudget;
  const fails = rests ? before.fails : before.fails + 1;
  const asked = failure.kind === 'busy' ? failure.retryAfterSeconds : 0;
  // Messages are delayed by so much at most: whoever comes then looks again.
  const wait = Math.min(MAX_WAIT, rests ? asked : backoff({ fails, asked }, ports.budget.random));
  if (!rests) ports.log.warn('worker-paused', { failure: failure.kind, seconds: wait });
  await ports.jobs.save(lease, LEASE_SECONDS, stateOf({ until: ports.clock.now() + wait * 1000, fails }));
  return wait;
};
