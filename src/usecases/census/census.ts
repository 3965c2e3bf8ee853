import { MOST_SECONDS } from '../../domain/budget/backoff';
import type { Instant } from '../../domain/units';
import { restUntil, secondsUntil } from '../budget/go-on';
import { failingOf, isOfAll, oneMore } from '../poison/blame';
import type { Held } from '../poison/ports';
import { type Failed, MOST_IN_A_ROW } from '../poison/read-apart';
import { PortFailure } from '../ports';
import { byStore } from '../sync/by-store';
import { readBefore } from '../sync/checkpoint';
import type { JobState, Lease, SyncPorts, TakenLease } from '../sync/ports';
import type { CensusProject } from './ports';
import { takeTurn } from './take-turn';
import { type Due, nextTurn, type Turn } from './turns';

const JOB = 'census';
const LEASE_SECONDS = 90;
const RUN_MS = 40_000;
const SOON_SECONDS = 5;
/** After a failure; what Jira asks for may be longer. */
const LATER_SECONDS = 300;
/** A message may come a little before its time. */
const EARLY_MS = 5_000;

/**
 * The hourly slice: counts the projects whose turn it is, looks for what is missing or too much where they differ, and
 * compares each project issue by issue within 28 days. Only what Jira says is deleted goes; projects that the app no longer
 * sees stay as they were, labelled. One project after the other, a step at a time, its state kept after each.
 */
export const census = async (ports: SyncPorts): Promise<void> => {
  const since = (await ports.site.migrate()) ? readBefore(await ports.jobs.read('backfill')) : null;
  // What is still being read differs anyway.
  if (!since) return;
  if (!(await ports.site.migrateSync())) return ports.queue.push({ kind: 'census' }, SOON_SECONDS);
  // It waits: a message that comes then is on its way, and the hourly trigger looks after it.
  if (isEarly(await ports.jobs.read(JOB), ports.clock.now())) return;
  const lease = await ports.jobs.acquire(JOB, LEASE_SECONDS);
  if (!lease) return;
  let wait: number | null = null;
  try {
    wait = await run(byStore(ports, lease), lease, since);
  } catch (error) {
    wait = await later(ports, lease, error);
  } finally {
    await ports.jobs.release(lease);
  }
  if (wait !== null) await ports.queue.push({ kind: 'census' }, wait);
};

const isEarly = (state: JobState | null, now: Instant): boolean => {
  const { notBefore } = JSON.parse(state?.checkpoint ?? '{"notBefore":0}') as { notBefore: number };
  return now < notBefore - EARLY_MS && notBefore - now <= MOST_SECONDS * 1000;
};

/** What was found stays; the rest is looked for later. A defect is thrown. */
const later = async (ports: SyncPorts, lease: Lease, error: unknown): Promise<number | null> => {
  if (!(error instanceof PortFailure)) throw error;
  const asked = error.failure.kind === 'busy' ? error.failure.retryAfterSeconds : 0;
  const wait = Math.min(MOST_SECONDS, Math.max(LATER_SECONDS, asked));
  ports.log.warn('census-later', { failure: error.failure.kind, seconds: wait });
  const { finishedAt, done } = (await ports.jobs.read(JOB)) ?? { finishedAt: null, done: 0 };
  const held = await save(ports, lease, { done, finishedAt, notBefore: ports.clock.now() + wait * 1000 });
  return held ? wait : null;
};

/** Seconds until the next run; null = nothing is due, or somebody else sees to it. */
const run = async (ports: SyncPorts, lease: TakenLease, since: Instant): Promise<number | null> => {
  const { clock } = ports;
  const deadline = clock.now() + RUN_MS;
  const slice: Slice = { held: await ports.letters.held('project'), took: 0, failed: [] };
  const all = await ports.census.rows();
  const rows = new Map(all.filter(({ project }) => !slice.held.resting.has(project)).map((row) => [row.project, row]));
  const before = lease.state?.finishedAt ?? null;
  const counts = countsIn(rows.size);
  for (let done = 0; ; done += 1) {
    const due = dueOf(rows.values(), counts, clock.now(), since);
    if (due === null) return end(ports, lease, slice, done);
    if (!(await save(ports, lease, { done, finishedAt: before, notBefore: 0 }))) return null;
    const wait = clock.now() >= deadline ? 0 : await restOf(ports);
    if (wait !== null) return wait;
    counts.took(due.turn);
    keep(rows, due.row, await step(ports, slice, due));
  }
};

/** Nothing is due any more. One or two projects that failed alone are to blame: Jira answered else. */
const end = async (ports: SyncPorts, lease: Lease, slice: Slice, done: number): Promise<null> => {
  await blame(ports, slice);
  await ports.census.settled();
  await save(ports, lease, { done, finishedAt: ports.clock.now(), notBefore: 0 });
  return null;
};

/** What could not be done is left for the next slice. */
const keep = (rows: Map<number, CensusProject>, { project }: CensusProject, next: CensusProject | null): void => {
  if (next === null) rows.delete(project);
  else rows.set(project, next);
};

type Counts = ReturnType<typeof countsIn>;
const dueOf = (rows: Iterable<CensusProject>, counts: Counts, now: Instant, since: Instant) => {
  const due = nextTurn(rows, now, since);
  return due?.turn === 'count' && !counts.isLeft() ? null : due;
};

const restOf = async ({ budget, clock }: SyncPorts): Promise<number | null> => {
  const rest = await restUntil(budget);
  return rest === null ? null : secondsUntil(clock.now(), rest);
};

/** A day's counts are spread over its slices. */
const countsIn = (projects: number) => {
  let left = Math.max(20, Math.ceil(projects / 12));
  return {
    isLeft: () => left > 0,
    took: (turn: Turn) => {
      if (turn === 'count') left -= 1;
    },
  };
};

/** What an hour's slice has met: whether a turn went through, and projects that failed before one did. */
type Slice = { readonly held: Held; took: number; failed: Failed<number>[] };

/**
 * A project that breaks us, or at which Jira fails, is left for the next slice: it holds up nobody, and is given up after five
 * tries. Where nothing goes through it is Jira that fails, and no project is blamed.
 */
const step = async (ports: SyncPorts, slice: Slice, { row, turn }: Due): Promise<CensusProject | null> => {
  try {
    const site = await ports.site.read();
    if (site === null) return null;
    const next = await takeTurn(ports, site, row, turn);
    await ports.census.save(next);
    if (slice.held.tried.has(row.project)) await ports.letters.succeeded('project', [row.project]);
    slice.took += 1;
    await blame(ports, slice);
    return { ...next, closed: next.state === 'closed', archived: next.state === 'archived' };
  } catch (error) {
    if (isOfAll(error)) throw error;
    const failing = failingOf('project', error);
    ports.log.warn('census-incomplete', { project: row.project, turn, error: failing.reason });
    slice.failed.push({ item: row.project, error });
    if (slice.failed.length >= MOST_IN_A_ROW) throw error;
    // Jira answers else, or the slice ends here.
    if (error instanceof PortFailure) await ports.jira.timeTracking();
    if (slice.took > 0) await blame(ports, slice);
    return null;
  }
};

/** Each that failed counts one more try. */
const blame = async ({ letters }: SyncPorts, slice: Slice): Promise<void> => {
  for (const { item, error } of slice.failed.splice(0))
    await letters.failed(failingOf('project', error), oneMore([item], slice.held));
};

type Progress = { readonly done: number; readonly finishedAt: Instant | null; readonly notBefore: number };

/** `finishedAt` = when nothing was due any more. */
const save = ({ jobs }: SyncPorts, lease: Lease, { done, finishedAt, notBefore }: Progress): Promise<boolean> =>
  jobs.save(lease, LEASE_SECONDS, {
    ...{ phase: null, total: null, startedAt: null, done, finishedAt },
    checkpoint: notBefore === 0 ? null : JSON.stringify({ notBefore }),
  });
