import { PortFailure } from '../ports';
import type { DirtyIssue, JobState, Lease, Site, SyncPorts } from './ports';
import { refetch } from './refetch';

/** Refetches what events marked, one worker at a time, until nothing is due. */
export const workOffDirty = async (ports: SyncPorts): Promise<void> => {
  const site = await ports.site.read();
  // The backfill reads the site's fields first, and asks for this run when it has.
  if (!site) return;
  const deadline = ports.clock.now() + RUN_MS;
  let wait: number | null = 0;
  // Whoever marks an issue while a worker holds the lease relies on that worker looking again after it let go.
  while (wait === 0 && ports.clock.now() < deadline) {
    const lease = await ports.jobs.acquire('dirty', LEASE_SECONDS);
    if (!lease) return;
    try {
      await drain(ports, site, lease, deadline);
    } finally {
      await ports.jobs.release(lease);
    }
    wait = await ports.dirty.nextInSeconds();
  }
  if (wait !== null) await ports.queue.push({ kind: 'dirty' }, wait);
};

const RUN_MS = 40_000;
const LEASE_SECONDS = 90;
const idle: JobState = { phase: null, checkpoint: null, done: 0, total: null, startedAt: null, finishedAt: null };

const drain = async (ports: SyncPorts, site: Site, lease: Lease, deadline: number): Promise<void> => {
  for (
    let held = true;
    held && ports.clock.now() < deadline;
    held = await ports.jobs.save(lease, LEASE_SECONDS, idle)
  ) {
    const due = await ports.dirty.due();
    if (due.length === 0) break;
    await follow(ports, site, due);
  }
};

/** Publishes what is due; what cannot be read now waits longer each time and holds nobody else up. */
const follow = async (ports: SyncPorts, site: Site, due: readonly DirtyIssue[]): Promise<void> => {
  try {
    const { people, unread } = await refetch(
      ports,
      site,
      due.map((issue) => issue.id),
    );
    // Before the marks go: a run that dies here leaves them to the next one.
    if (people.length > 0) await ports.screens.refreshGlance(people);
    await postpone(
      ports,
      due.filter((issue) => unread.includes(issue.id)),
    );
    await ports.dirty.done(due.filter((issue) => !unread.includes(issue.id)));
  } catch (error) {
    await afterFailure(ports, site, due, error);
  }
};

const afterFailure = async (
  ports: SyncPorts,
  site: Site,
  due: readonly DirtyIssue[],
  error: unknown,
): Promise<void> => {
  if (error instanceof PortFailure) {
    const { failure } = error;
    ports.log.warn('refetch-postponed', { failure: failure.kind, issues: due.length });
    await postpone(ports, due, failure.kind === 'busy' ? failure.retryAfterSeconds : 0);
    return;
  }
  if (due.length > 1) {
    // One issue that breaks us must not hold up the others.
    for (const issue of due) await follow(ports, site, [issue]);
    return;
  }
  ports.log.warn('refetch-broken', {
    error: error instanceof Error ? error.name : 'unknown',
    issue: due[0]?.id ?? null,
  });
  await postpone(ports, due);
};

const MAX_WAIT = 900;

const postpone = async ({ dirty }: SyncPorts, issues: readonly DirtyIssue[], atLeast = 0): Promise<void> => {
  if (issues.length === 0) return;
  const tries = Math.max(...issues.map((issue) => issue.tries));
  await dirty.postpone(issues, Math.min(MAX_WAIT, Math.max(atLeast, 2 ** (tries + 1))));
};
