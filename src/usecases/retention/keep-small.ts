import { type Instant, instant } from '../../domain/units';
import type { JobState, SyncPorts, TakenLease } from '../sync/ports';
import { LIMIT_BYTES, markOf, type RetentionMark, stateOf } from './progress';

type Ports = Pick<SyncPorts, 'clock' | 'log' | 'jobs' | 'queue' | 'storage'>;

export const RETENTION = 'retention';
const LEASE_SECONDS = 120;
const RUN_MS = 40_000;
const HOUR_MS = 3_600_000;
/** Counting goes through every table: not each hour, unless little room is left. */
const COUNT_MS = 6 * HOUR_MS;
const MONTH_MS = (365.25 * 86_400_000) / 12;
/** What a store that stays full leaves of histories, a step a run. */
const STEPS = [24, 12, 6];

/**
 * Once an hour: removes histories that are older than the site keeps them, a slice at a time, and looks at how full the
 * store is. A full one has the reading rest, and histories go to 24, 12, then 6 months, until there is room again.
 */
export const keepSmall = async (ports: Ports): Promise<void> => {
  const lease = await ports.jobs.acquire(RETENTION, LEASE_SECONDS);
  if (!lease) return;
  let waits = false;
  try {
    waits = await run(ports, lease);
  } finally {
    await ports.jobs.release(lease);
  }
  if (waits) await ports.queue.push({ kind: RETENTION });
};

/** Whether something is left to be removed. */
const run = async (ports: Ports, lease: TakenLease): Promise<boolean> => {
  const { clock, jobs, storage } = ports;
  const now = clock.now();
  const stored = lease.state;
  const wasFull = stored?.phase === 'full';
  const isRefused = wasFull && !(await storage.hasRoom());
  const mark = squeezed(await counted(ports, markOf(stored), wasFull), isRefused);
  const months = least((await storage.retention()).historyMonths, mark.squeezed);
  await storage.tidy(now);
  const save = (at: RetentionMark, ended: boolean) =>
    jobs.save(lease, LEASE_SECONDS, toJobState(at, isRefused, ended ? now : (stored?.finishedAt ?? null)));
  if (months !== null) return remove(ports, { mark, before: instant(now - months * MONTH_MS), save });
  await save({ ...mark, after: null }, true);
  return false;
};

/** Counted anew: each time while there is little room, else every few hours. */
const counted = async ({ clock, storage }: Ports, mark: RetentionMark, wasFull: boolean): Promise<RetentionMark> => {
  const now = clock.now();
  const isOften = wasFull || stateOf(mark.bytes, mark.limit) !== 'fits';
  if (!isOften && now - mark.countedAt < COUNT_MS) return mark;
  const bytes = (await storage.sizes()).reduce((sum, table) => sum + table.bytes, 0);
  return { ...mark, bytes, limit: LIMIT_BYTES, countedAt: now };
};

/** A full store goes down a step; one with room again goes back to what is set. */
const squeezed = (mark: RetentionMark, isRefused: boolean): RetentionMark => {
  const state = stateOf(mark.bytes, mark.limit);
  // The store refused a write, whatever was counted: the count is an estimate.
  const isFull = state === 'full' || isRefused;
  if (isFull)
    return {
      ...mark,
      squeezed: STEPS.find((step) => mark.squeezed === null || step < mark.squeezed) ?? STEPS.at(-1) ?? null,
    };
  return state === 'fits' ? { ...mark, squeezed: null } : mark;
};

const least = (a: number | null, b: number | null): number | null => (a === null ? b : b === null ? a : Math.min(a, b));

type Removing = {
  readonly mark: RetentionMark;
  readonly before: Instant;
  readonly save: (mark: RetentionMark, ended: boolean) => Promise<boolean>;
};

const remove = async ({ clock, log, storage }: Ports, { mark, before, save }: Removing): Promise<boolean> => {
  const deadline = clock.now() + RUN_MS;
  let at = mark;
  let removed = 0;
  do {
    const next = await storage.old(before, at.after);
    // Said before the first row goes: figures of what is older do not count as complete from here on.
    if (next.issues.length > 0) at = { ...at, keptFrom: instant(Math.max(at.keptFrom ?? 0, before)) };
    if (!(await save(at, false))) return false;
    await storage.letGo(next.issues, before);
    removed += next.issues.length;
    at = { ...at, after: next.after };
    if (!(await save(at, next.after === null))) return false;
  } while (at.after !== null && clock.now() < deadline);
  if (removed > 0) log.info('histories-removed', { issues: removed });
  return at.after !== null;
};

const toJobState = (mark: RetentionMark, isRefused: boolean, finishedAt: Instant | null): JobState => ({
  ...{
    phase: isRefused ? 'full' : stateOf(mark.bytes, mark.limit),
    checkpoint: JSON.stringify(mark),
    done: 0,
    total: null,
  },
  ...{ startedAt: null, finishedAt },
});
