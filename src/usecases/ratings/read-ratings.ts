import { mayRead } from '../budget/go-on';
import { byStore } from '../sync/by-store';
import { PageExpired, type SyncPorts, type TakenLease } from '../sync/ports';
import { FieldUnreadable, type MappedField } from './ports';
import { isCurrent, NOTHING_READ, nameOf, passOf, type RatingsPass, toJobState } from './progress';

const JOB = 'ratings';
const LEASE_SECONDS = 60;
const SOON_SECONDS = 5;
const RUN_MS = 40_000;
/** With the wait after them, pages of 100 issues take less than a tenth of the points that an hour has. */
const MOST_PAGES = 15;
const WAIT_SECONDS = 900;
/** A message may come a little before its time. */
const EARLY_MS = 10_000;

/**
 * Reads fields mapped lately from the issues where they are not empty, last updated first, after ratings of fields that are
 * no longer mapped are removed. A page at a time, a few a run; waits for the backfill, which asks for it when it is done.
 * Killed at any point the next run goes on from its checkpoint.
 */
export const readRatings = async (ports: SyncPorts): Promise<void> => {
  const { jobs, queue, ratings, site } = ports;
  const rated = (await site.read())?.rated;
  if (rated === undefined || !(await jobs.read('backfill'))?.finishedAt) return;
  if (isCurrent(passOf(await jobs.read(JOB)), rated)) return;
  if (!(await ratings.prepare())) return queue.push({ kind: 'ratings' }, SOON_SECONDS);
  const lease = await jobs.acquire(JOB, LEASE_SECONDS);
  // The holder may be a run that was killed: look again when its lease is over.
  if (!lease) return queue.push({ kind: 'ratings' }, LEASE_SECONDS);
  let wait: number | null;
  try {
    wait = await run(byStore(ports, lease), lease);
  } finally {
    await jobs.release(lease);
  }
  if (wait !== null) await queue.push({ kind: 'ratings' }, wait);
};

/** Seconds until the next run; null = nothing is left, or somebody else sees to it. */
const run = async (ports: SyncPorts, lease: TakenLease): Promise<number | null> => {
  const { clock, jobs, site } = ports;
  const deadline = clock.now() + RUN_MS;
  const save = (pass: RatingsPass) => jobs.save(lease, LEASE_SECONDS, toJobState(pass, clock.now()));
  let pass = passOf(lease.state) ?? NOTHING_READ;
  if (clock.now() < pass.notBefore) return null;
  for (let pages = 0; ; pages += 1) {
    // Looked at before each page: another field may be mapped meanwhile.
    const rated = (await site.read())?.rated ?? [];
    pass = await following(ports, pass, rated);
    const next = rated.find((field) => nameOf(field) === pass.at?.name) ?? rated.find((one) => !isRead(pass, one));
    if (next === undefined) {
      await save(pass);
      return null;
    }
    if (pages === MOST_PAGES || clock.now() >= deadline)
      return (await save({ ...pass, notBefore: clock.now() + WAIT_SECONDS * 1000 - EARLY_MS })) ? WAIT_SECONDS : null;
    await mayRead(ports.budget, clock.now());
    pass = await readPage(ports, pass, next);
    if (!(await save(pass))) return null;
  }
};

const isRead = ({ read }: RatingsPass, field: MappedField): boolean => read.includes(nameOf(field));

/** The pass as the mapping of now has it; what is no longer mapped is removed first. */
const following = async (ports: SyncPorts, pass: RatingsPass, rated: readonly MappedField[]): Promise<RatingsPass> => {
  const mapped = rated.map(nameOf);
  if (mapped.join() === pass.mapped.join()) return pass;
  await ports.ratings.removeOthers(rated);
  const at = pass.at !== null && mapped.includes(pass.at.name) ? pass.at : null;
  return { ...pass, mapped, at, read: pass.read.filter((name) => mapped.includes(name)) };
};

const readPage = async (ports: SyncPorts, pass: RatingsPass, field: MappedField): Promise<RatingsPass> => {
  const name = nameOf(field);
  try {
    const begun = pass.at === null ? await begin(ports, pass, field) : pass;
    const at = begun.at ?? { ...START, name };
    const { issues, readAt, next } = await ports.jira.rated(field, at.base, at.token);
    await ports.ratings.save(issues, readAt);
    const read = { ...begun, done: begun.done + issues.length };
    if (next === null) return ended(read, name);
    return { ...read, at: { ...at, token: next, mark: issues.at(-1)?.updated ?? at.mark } };
  } catch (error) {
    if (error instanceof PageExpired && pass.at !== null)
      return { ...pass, at: { ...pass.at, token: null, base: pass.at.mark } };
    if (!(error instanceof FieldUnreadable)) throw error;
    // Gone from Jira: there is nothing to read, and nothing to wait for.
    ports.log.warn('rating-field-unreadable', { field: name });
    return ended(pass, name);
  }
};

const START = { token: null, base: null, mark: null };

const begin = async ({ jira }: SyncPorts, pass: RatingsPass, field: MappedField): Promise<RatingsPass> => ({
  ...pass,
  at: { ...START, name: nameOf(field) },
  done: 0,
  total: await jira.countRated(field),
});

const ended = (pass: RatingsPass, name: string): RatingsPass => ({ ...pass, at: null, read: [...pass.read, name] });
