import { backoff, MOST_SECONDS } from '../../domain/budget/backoff';
import type { Instant } from '../../domain/units';
import { restUntil, secondsUntil } from '../budget/go-on';
import { PortFailure } from '../ports';
import { byStore } from '../sync/by-store';
import { phases, readBefore } from '../sync/checkpoint';
import { PagesStuck } from '../sync/pages';
import { type JobState, PageExpired, type SyncPorts, type TakenLease } from '../sync/ports';
import { begun, firstMark, fromJobState, restarted, type SweepMark, toJobState } from './mark';
import { works } from './steps';

const JOB = 'sweep';
const LEASE_SECONDS = 90;
const RUN_MS = 40_000;
/** A message may come a little before its time. */
const EARLY_MS = 5_000;
/** Hourly; a schedule that runs twice begins no second round. */
const PAUSE_MS = 50 * 60_000;

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
    wait = await run(byStore(ports, lease), lease, backfill?.startedAt ?? lease.at);
  } finally {
    await ports.jobs.release(lease);
  }
  if (wait !== null) await ports.queue.push({ kind: 'sweep' }, wait);
};

/** Before that the backfill reads what is newest by itself. */
const isOpenRead = (backfill: JobState | null): boolean => {
  if (readBefore(backfill) !== null) return true;
  const phase = phases.find((known) => known === backfill?.phase);
  return phase !== undefined && phases.indexOf(phase) > phases.indexOf('open-people');
};

type Save = (mark: SweepMark) => Promise<boolean>;

/** Seconds until the next run; null = the round is over, or somebody else sees to it. */
const run = async (ports: SyncPorts, lease: TakenLease, backfillAt: Instant): Promise<number | null> => {
  const { clock, jobs } = ports;
  const saved = fromJobState(lease.state) ?? firstMark(backfillAt);
  // It waits: a message that comes then is on its way, and the hourly trigger looks after it.
  const waits = clock.now() < saved.notBefore - EARLY_MS && saved.notBefore - clock.now() <= MOST_SECONDS * 1000;
  if (waits || (saved.step === null && !isDue(saved, clock.now()))) return null;
  if (saved.step === null && wasAway(saved, clock.now())) await reconcile(ports, saved.finishedAt);
  const mark = saved.step === null ? begun(saved, clock.now()) : saved;
  return goOn(ports, mark, (next) => jobs.save(lease, LEASE_SECONDS, toJobState(next)));
};

/** Longer than any pause of Jira's: installed again, or an older store came back. What was deleted meanwhile left no trace. */
const AWAY_MS = 6 * 3_600_000;
const wasAway = ({ finishedAt }: SweepMark, now: Instant): boolean => finishedAt !== null && now - finishedAt > AWAY_MS;

/** Before anything counts as up to date again, every project is counted against Jira. */
const reconcile = async ({ census, queue, log }: SyncPorts, since: Instant | null): Promise<void> => {
  if (since === null) return;
  log.warn('was-away', { since });
  await census.recountAll(since);
  await queue.push({ kind: 'census' });
};

const goOn = async (ports: SyncPorts, from: SweepMark, save: Save): Promise<number | null> => {
  const { clock } = ports;
  const deadline = clock.now() + RUN_MS;
  let mark = from;
  while (mark.step !== null) {
    if (clock.now() >= deadline) return 0;
    const rest = await restUntil(ports.budget, 'fresh');
    if (rest !== null) return (await save(mark)) ? secondsUntil(clock.now(), rest) : null;
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
    return { ...(await works[mark.step](ports, site, mark)), fails: 0, notBefore: 0 };
  } catch (error) {
    if (!(error instanceof PageExpired)) throw error;
    ports.log.warn('page-expired', { phase: `sweep ${mark.step}` });
    return restarted(mark);
  }
};

/** The watermark stays where it is, so nothing is lost; the round goes on later. A defect is thrown. */
const pause = async (ports: SyncPorts, mark: SweepMark, error: unknown, save: Save): Promise<number | null> => {
  const stuck = error instanceof PagesStuck;
  if (!stuck && !(error instanceof PortFailure)) throw error;
  const failure = stuck ? null : error.failure;
  const fails = mark.fails + 1;
  ports.log.warn('sweep-incomplete', { step: mark.step, failure: failure?.kind ?? 'stuck', fails });
  // Pages that lead nowhere are asked for anew.
  const from = stuck && mark.step === 'issues' ? restarted(mark) : mark;
  const asked = failure?.kind === 'busy' ? failure.retryAfterSeconds : 0;
  const wait = Math.min(MOST_SECONDS, backoff({ fails: fails + 1, asked }, ports.budget.random));
  const held = await save({ ...from, fails, notBefore: ports.clock.now() + wait * 1000 });
  return held ? wait : null;
};
