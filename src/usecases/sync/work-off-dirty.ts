import { followResolved, forgetHidden } from '../learning/follow-resolved';
import { measureChanged } from '../measuring/measure-changed';
import { PortFailure } from '../ports';
import type { DirtyIssue, JobState, Lease, Site, SyncPorts } from './ports';
import { refetch } from './refetch';

/**
 * Refetches what events marked, one worker at a time, until nothing is due. While Jira asks us to stay away, or fails,
 * nobody calls it: the run that met the failure has asked for the next one.
 */
export const workOffDirty = async (ports: SyncPorts): Promise<void> => {
  // The backfill reads the site's fields first, and asks for this run when it has.
  if (!(await ports.site.read())) return;
  const deadline = ports.clock.now() + RUN_MS;
  let next: Next = 'again';
  // Whoever marks an issue while a worker holds the lease relies on that worker looking again after it let go.
  while (next === 'again' && ports.clock.now() < deadline) {
    const lease = await ports.jobs.acquire('dirty', LEASE_SECONDS);
    if (!lease) return;
    try {
      next = await drain(ports, lease, deadline);
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

/** Until when nobody calls, and how many runs in a row ended so. */
type Pause = { readonly until: number; readonly fails: number };

const pauseOf = (state: JobState | null): Pause =>
  state?.checkpoint ? (JSON.parse(state.checkpoint) as Pause) : { until: 0, fails: 0 };

const stateOf = (pause: Pause): JobState => ({
  ...{ phase: null, done: 0, total: null, startedAt: null, finishedAt: null },
  checkpoint: pause.fails === 0 ? null : JSON.stringify(pause),
});

const drain = async (ports: SyncPorts, lease: Lease, deadline: number): Promise<Next> => {
  const before = pauseOf(await ports.jobs.read('dirty'));
  if (ports.clock.now() < before.until) return 'stop';
  let wait: number | null = null;
  while (ports.clock.now() < deadline) {
    const due = await ports.dirty.due();
    if (due.length === 0) return wait ?? 'again';
    // Anew each time: whoever reads by a mapping that was replaced misses what the new one asks for.
    const site = await ports.site.read();
    if (!site) return 'stop';
    try {
      const postponed = await follow(ports, site, due);
      if (postponed !== null) wait = Math.min(wait ?? MAX_WAIT, postponed);
    } catch (error) {
      return pause(ports, lease, before, error);
    }
    if (!(await ports.jobs.save(lease, LEASE_SECONDS, stateOf({ until: 0, fails: 0 })))) return 'stop';
  }
  return 'again';
};

/** Leaves the marks as they are and keeps everybody away for a while. A defect is thrown. */
const pause = async (ports: SyncPorts, lease: Lease, before: Pause, error: unknown): Promise<Next> => {
  if (!(error instanceof PortFailure)) throw error;
  const { failure } = error;
  const fails = before.fails + 1;
  const backoff = 2 ** fails;
  const asked = failure.kind === 'busy' ? failure.retryAfterSeconds : 0;
  const wait = Math.min(MAX_WAIT, Math.max(asked, backoff));
  ports.log.warn('worker-paused', { failure: failure.kind, seconds: wait });
  await ports.jobs.save(lease, LEASE_SECONDS, stateOf({ until: ports.clock.now() + wait * 1000, fails }));
  return wait;
};

/** Publishes what is due. What cannot be had now waits, longer each time: the shortest wait, or null for none. */
const follow = async (ports: SyncPorts, site: Site, due: readonly DirtyIssue[]): Promise<number | null> => {
  try {
    const ids = due.map((issue) => issue.id);
    const refetched = await refetch(ports, site, ids);
    const { people, hidden } = refetched;
    // Before the marks go: a run that dies here leaves them to the next one.
    if (people.length > 0) await ports.screens.refreshGlance(people);
    await forgetHidden(ports, hidden);
    const measured = await measureChanged(ports, ids);
    // What nobody may see must not go on counting: it is said again until it is measured.
    const unread = measured ? refetched.unread : [...new Set([...refetched.unread, ...hidden])];
    await ports.dirty.done(due.filter((issue) => !unread.includes(issue.id)));
    await followResolved(ports, site, refetched);
    return postpone(
      ports,
      due.filter((issue) => unread.includes(issue.id)),
    );
  } catch (error) {
    if (error instanceof PortFailure) throw error;
    return isolate(ports, site, due, error);
  }
};

/** One issue that breaks us must not hold up the others. */
const isolate = async (
  ports: SyncPorts,
  site: Site,
  due: readonly DirtyIssue[],
  error: unknown,
): Promise<number | null> => {
  if (due.length > 1) {
    const waits: number[] = [];
    for (const issue of due) {
      const wait = await follow(ports, site, [issue]);
      if (wait !== null) waits.push(wait);
    }
    return waits.length === 0 ? null : Math.min(...waits);
  }
  const name = error instanceof Error ? error.name : 'unknown';
  ports.log.warn('refetch-broken', { error: name, issue: due[0]?.id ?? null });
  return postpone(ports, due);
};

const postpone = async ({ dirty }: SyncPorts, issues: readonly DirtyIssue[]): Promise<number | null> => {
  if (issues.length === 0) return null;
  const tries = Math.max(...issues.map((issue) => issue.tries));
  const seconds = Math.min(MAX_WAIT, 2 ** (tries + 1));
  await dirty.postpone(issues, seconds);
  return seconds;
};
