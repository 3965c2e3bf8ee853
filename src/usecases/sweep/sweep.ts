import type { Instant } from '../../domain/units';
import { PortFailure } from '../ports';
import { phases } from '../sync/checkpoint';
import { PagesStuck } from '../sync/pages';
import { type JobState, type Lease, PageExpired, type SyncPorts } from '../sync/ports';
import { pointsRestUntil } from './allowance';
import { begun, firstMark, fromJobState, restarted, type SweepMark, toJobState } from './mark';
import { works } from './steps';

const JOB = 'sweep';
const LEASE_SECONDS = 90;
const RUN_MS = 40_000;
/** Hourly; a schedule that runs twice begins no second round. */
const PAUSE_MS = 50 * 60_000;
const MAX_WAIT = 900;

/**
 * Reads what changed since the last round, whatever events said of it: issues, then worklogs written and deleted. What
 * events brought already is not read again. A page at a time, each durable before the watermark moves on; killed at any
 * point the next run goes on from there. `finishedAt` of its job = when the last complete round began.
 */
export const sweep = async (ports: SyncPorts): Promise<void> => {
  if (!(await ports.site.migrate()) || !(await ports.site.read())) return;
  const backfill = await ports.jobs.read('backfill');
  if (!isOpenRead(backfill)) return;
  const lease = await ports.jobs.acquire(JOB, LEASE_SECONDS);
  // The holder may be a run that was killed: look again when its lease is over.
  if (!lease) return ports.queue.push({ kind: 'sweep' }, LEASE_SECONDS);
  let wait: number | null = null;
  try {
    wait = await run(ports, lease, backfill?.startedAt ?? ports.clock.now());
  } finally {
    await ports.jobs.release(lease);
  }
  if (wait !== null) await ports.queue.push({ kind: 'sweep' }, wait);
};

/** Before that the backfill reads what is newest by itself. */
const isOpenRead = (backfill: JobState | null): boolean =>
  phases.findIndex((phase) => phase === backfill?.phase) > phases.indexOf('open-people') ||
  (backfill?.finishedAt ?? null) !== null;

/** Seconds until the next run; null = the round is over, or somebody else sees to it. */
const run = async (ports: SyncPorts, lease: Lease, backfillAt: Instant): Promise<number | null> => {
  const { clock, jobs } = ports;
  const deadline = clock.now() + RUN_MS;
  const save = (mark: SweepMark) => jobs.save(lease, LEASE_SECONDS, toJobState(mark));
  let mark = fromJobState(await jobs.read(JOB)) ?? firstMark(backfillAt);
  if (mark.step === null) {
    if (!isDue(mark, clock.now())) return null;
    mark = begun(mark, clock.now());
  }
  while (mark.step !== null) {
    if (clock.now() >= deadline) return 0;
    const rest = await pointsRestUntil(ports);
    if (rest !== null) return (await save(mark)) ? rest : null;
    try {
      mark = await next(ports, mark);
    } catch (error) {
      return pause(ports, mark, error, save);
    }
    if (!(await save(mark))) return null;
  }
  ports.log.info('swept', { behind: mark.done, seen: mark.seen });
  return null;
};

/** A clock that was set back makes a round due, too: the other way it would rest for as long. */
const isDue = ({ finishedAt }: SweepMark, now: Instant): boolean =>
  finishedAt === null || now - finishedAt >= PAUSE_MS || now < finishedAt;

const next = async (ports: SyncPorts, mark: SweepMark): Promise<SweepMark> => {
  const site = await ports.site.read();
  if (site === null || mark.step === null) return mark;
  try {
    return { ...(await works[mark.step](ports, site, mark)), fails: 0 };
  } catch (error) {
    if (!(error instanceof PageExpired)) throw error;
    ports.log.warn('page-expired', { phase: `sweep ${mark.step}` });
    return restarted(mark);
  }
};

/** The watermark stays where it is, so nothing is lost; the round goes on later. A defect is thrown. */
const pause = async (
  ports: SyncPorts,
  mark: SweepMark,
  error: unknown,
  save: (mark: SweepMark) => Promise<boolean>,
): Promise<number | null> => {
  const stuck = error instanceof PagesStuck;
  if (!stuck && !(error instanceof PortFailure)) throw error;
  const fails = mark.fails + 1;
  const failure = stuck ? 'stuck' : error.failure.kind;
  ports.log.warn('sweep-incomplete', { step: mark.step, failure, fails });
  // Pages that lead nowhere are asked for anew.
  const held = await save({ ...(stuck && mark.step === 'issues' ? restarted(mark) : mark), fails });
  if (!held) return null;
  const asked = !stuck && error.failure.kind === 'busy' ? error.failure.retryAfterSeconds : 0;
  return Math.max(asked, Math.min(MAX_WAIT, 2 ** (fails + 1)));
};
