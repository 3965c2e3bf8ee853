import { backoff } from '../../domain/budget/backoff';
import { type Instant, instant } from '../../domain/units';
import { PortFailure } from '../ports';
import type { JobState, Lease, SyncPorts } from '../sync/ports';
import type { AccountPorts, HeldAccount } from './ports';

type Ports = Pick<SyncPorts, 'clock' | 'log' | 'jobs' | 'queue' | 'budget'> & { readonly accounts: AccountPorts };

const JOB = 'accounts';
const LEASE_SECONDS = 120;
const RUN_MS = 40_000;
const DAY_MS = 86_400_000;
/** A round a day; the trigger comes once an hour. */
const ROUND_MS = DAY_MS - 2 * 3_600_000;
/** Until Atlassian says otherwise. */
const WEEK_DAYS = 7;

type Saved = { readonly cycleDays: number; readonly fails: number; readonly notBefore: number };
const FIRST: Saved = { cycleDays: WEEK_DAYS, fails: 0, notBefore: 0 };

/**
 * Tells Atlassian, a slice at a time, of each account that is held, a day before it has to be told again. Who closed
 * their account is erased; who changed something is looked at again. Killed at any point, the next run goes on: nobody
 * counts as told before what was answered about them is done.
 */
export const reportAccounts = async (ports: Ports): Promise<void> => {
  const { clock, jobs, queue } = ports;
  const before = await jobs.read(JOB);
  const saved = savedOf(before);
  const now = clock.now();
  if (now < saved.notBefore || now - (before?.finishedAt ?? 0) < ROUND_MS) return;
  const lease = await jobs.acquire(JOB, LEASE_SECONDS);
  if (!lease) return;
  let wait: number | null;
  try {
    wait = await tellDue(ports, lease, { saved, finishedAt: before?.finishedAt ?? null });
  } finally {
    await jobs.release(lease);
  }
  if (wait !== null) await queue.push({ kind: 'accounts' }, wait);
};

type Standing = { readonly saved: Saved; readonly finishedAt: Instant | null };

/** Seconds until the next run; null = everybody is told, or somebody else sees to it. */
const tellDue = async (ports: Ports, lease: Lease, { saved, finishedAt }: Standing): Promise<number | null> => {
  const { accounts, clock, jobs } = ports;
  const deadline = clock.now() + RUN_MS;
  const save = (at: Saved, done: Instant | null) => jobs.save(lease, LEASE_SECONDS, stateOf(at, done));
  let at = saved;
  while (clock.now() < deadline) {
    const due = await accounts.store.due(instant(clock.now() - (at.cycleDays - 1) * DAY_MS));
    if (due === null) return null;
    if (due.length === 0) {
      await save({ ...at, fails: 0, notBefore: 0 }, clock.now());
      return null;
    }
    try {
      at = { ...at, fails: 0, cycleDays: (await tell(ports, due)) ?? at.cycleDays };
    } catch (error) {
      return stayAway(ports, error, at, (next) => save(next, finishedAt));
    }
    if (!(await save(at, finishedAt))) return null;
  }
  return 0;
};

/** Days of the cycle as the answer told them. */
const tell = async ({ accounts, clock, log }: Ports, due: readonly HeldAccount[]): Promise<number | null> => {
  const { store, reporter } = accounts;
  const at = clock.now();
  const { answers, cycleDays } = await reporter.report(due);
  const answered = (status: 'closed' | 'updated') =>
    due.filter(({ accountId }) => answers.some((one) => one.accountId === accountId && one.status === status));
  const closed = answered('closed');
  const updated = answered('updated').map(({ person }) => person);
  for (const account of closed) await eraseClosed(accounts, account);
  await store.lookAgain(updated);
  await store.told(updated, 'updated', at);
  const rest = due.filter((one) => !closed.includes(one) && !updated.includes(one.person));
  await store.told(
    rest.map(({ person }) => person),
    null,
    at,
  );
  log.info('accounts-told', { told: due.length, closed: closed.length, updated: updated.length });
  return cycleDays === null ? null : Math.max(2, cycleDays);
};

/** The entry of the log comes first, and names a number by which nobody is found any more. */
const eraseClosed = async (
  { audit, people, store }: AccountPorts,
  { person, accountId }: HeldAccount,
): Promise<void> => {
  const object = { kind: 'person', id: String(person) } as const;
  await audit.append({ by: null, action: 'erased', object, after: { account: 'closed' } });
  await people.erase(person, accountId);
  // The proof: were it still known, this run would end here, and the next begin with it.
  if ((await people.personOf(accountId)) !== null) throw new PortFailure({ kind: 'unavailable', reason: 'store' });
  await store.forget(person);
};

/** Never before what was asked for. A defect is thrown. */
const stayAway = async (
  { budget, clock, log }: Ports,
  error: unknown,
  at: Saved,
  save: (at: Saved) => Promise<boolean>,
): Promise<number | null> => {
  if (!(error instanceof PortFailure)) throw error;
  const { failure } = error;
  const fails = at.fails + 1;
  const asked = failure.kind === 'busy' ? failure.retryAfterSeconds : 0;
  const seconds = backoff({ fails: fails + SLOW, asked }, budget.random);
  log.warn('accounts-later', { failure: failure.kind, seconds });
  const held = await save({ ...at, fails, notBefore: clock.now() + seconds * 1000 });
  // Longer than a message may wait: the trigger of a later hour looks again.
  return held && seconds <= MOST_DELAY ? seconds : null;
};
/** A day has room for a minute. */
const SLOW = 5;
const MOST_DELAY = 900;

const savedOf = (state: JobState | null): Saved =>
  state?.checkpoint ? { ...FIRST, ...(JSON.parse(state.checkpoint) as Partial<Saved>) } : FIRST;

const stateOf = (at: Saved, finishedAt: Instant | null): JobState => ({
  ...{ phase: JOB, checkpoint: JSON.stringify(at), done: 0, total: null, startedAt: null },
  finishedAt,
});
