import type { IssueId } from '../../domain/capacity/types';
import { type Instant, instant } from '../../domain/units';
import { mayRead } from '../budget/go-on';
import { tryPages } from '../poison/try-again';
import { PortFailure } from '../ports';
import { byStore } from './by-store';
import type { JobState, Lease, SyncPorts, TakenLease } from './ports';
import { readOpenDates } from './read-open-dates';
import { readPeople, readPeopleAgain, readWords } from './read-words';

/**
 * Once an hour: sums whose day has turned move on, unpublished generations go; once a day words, people and project
 * defaults are looked at again, and all sums worked out anew.
 */
export const upkeep = async (ports: SyncPorts): Promise<void> => {
  if (!(await ports.site.migrate()) || !(await ports.site.read())) return;
  const lease = await ports.jobs.acquire('upkeep', LEASE_SECONDS);
  if (!lease) return;
  try {
    await keepUp(byStore(ports, lease), lease);
  } catch (error) {
    if (!(error instanceof PortFailure)) throw error;
    ports.log.warn('upkeep-stopped', { failure: error.failure.kind });
  } finally {
    await ports.jobs.release(lease);
  }
};

const LEASE_SECONDS = 280;
const RUN_MS = 120_000;
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

const keepUp = async (ports: SyncPorts, lease: TakenLease): Promise<void> => {
  const now = ports.clock.now();
  const before = lease.state;
  const lastDaily = before?.finishedAt ?? null;
  const due = lastDaily === null || now - lastDaily >= DAY_MS;
  const daily = due && (await readAnew(ports, now));
  await tryAgain(ports, daily);
  if (daily) await ports.jobs.save(lease, LEASE_SECONDS, stateOf(before?.checkpoint ?? null, now));
  await ports.screens.refreshGlance(daily ? 'all' : 'turned');
  // After the sums: a day that is over tells whose sums have to be worked out again.
  await ports.site.tidy(instant(now - HOUR_MS));
  await removeGenerations(ports, lease, (before?.checkpoint ?? null) as IssueId | null, daily ? now : lastDaily);
};

/** False = Jira failed, or the budget is used up: an hour later it is tried again. What needs no Jira goes on. */
const readAnew = async (ports: SyncPorts, now: Instant): Promise<boolean> => {
  try {
    await mayRead(ports.budget, now);
    await readWords(ports);
    await readOpenDates(ports);
    await readPeople(ports, instant(now - DAY_MS / 2));
    await ports.screens.refreshProjectDefaults();
    return true;
  } catch (error) {
    if (!(error instanceof PortFailure)) throw error;
    ports.log.warn('upkeep-incomplete', { failure: error.failure.kind });
    return false;
  }
};

/** What could not be read before does not wait for the daily round. */
const tryAgain = async (ports: SyncPorts, daily: boolean): Promise<void> => {
  try {
    await ports.letters.readAfterAll();
    if (!daily) await readPeopleAgain(ports);
    await tryPages(ports);
  } catch (error) {
    if (!(error instanceof PortFailure)) throw error;
    ports.log.warn('upkeep-incomplete', { failure: error.failure.kind });
  }
};

/** Generations that nobody published within the hour, or that were replaced before it. */
const removeGenerations = async (
  ports: SyncPorts,
  lease: Lease,
  from: IssueId | null,
  daily: Instant | null,
): Promise<void> => {
  const deadline = ports.clock.now() + RUN_MS;
  let after = from;
  do {
    after = await ports.facts.clean(after, instant(ports.clock.now() - HOUR_MS));
    if (!(await ports.jobs.save(lease, LEASE_SECONDS, stateOf(after, daily)))) return;
  } while (after !== null && ports.clock.now() < deadline);
};

/** `finishedAt` keeps the last daily round, the checkpoint the issue up to which generations were removed. */
const stateOf = (checkpoint: string | null, finishedAt: Instant | null): JobState => ({
  phase: 'upkeep',
  checkpoint,
  done: 0,
  total: null,
  startedAt: null,
  finishedAt,
});
