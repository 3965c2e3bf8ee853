import type { Instant } from '../../domain/units';
import { mayRead } from '../budget/go-on';
import { failingOf, isOfAll, oneMore } from '../poison/blame';
import type { Held } from '../poison/ports';
import { byStore } from '../sync/by-store';
import { PageExpired, type SyncPorts, type TakenLease } from '../sync/ports';
import { FieldUnreadable, type MappedField } from './ports';
import { isCurrent, NOTHING_READ, nameOf, type Place, passOf, type RatingsPass, toJobState } from './progress';

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
 * Killed at any point the next run goes on from its checkpoint. A field that fails alone holds up no other: it goes on from
 * where it was a quarter of an hour later, and after five tries it rests for a day.
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

/** What a run has met: letters when it began, and fields that failed since. */
type Run = { readonly ports: SyncPorts; readonly held: Held; readonly failed: Set<string> };

type Save = (pass: RatingsPass) => Promise<boolean>;

/** Seconds until the next run; null = nothing is left, or somebody else sees to it. */
const run = async (ports: SyncPorts, lease: TakenLease): Promise<number | null> => {
  const { clock, jobs, letters } = ports;
  const save: Save = (pass) => jobs.save(lease, LEASE_SECONDS, toJobState(pass, clock.now()));
  const begun = passOf(lease.state) ?? NOTHING_READ;
  if (clock.now() < begun.notBefore) return null;
  const end = await readOn({ ports, held: await letters.held('field'), failed: new Set() }, begun, save);
  if (end === null) return null;
  const { pass, waits } = end;
  return (await save(waits ? later(pass, clock.now()) : pass)) && waits ? WAIT_SECONDS : null;
};

/** As many pages as a run may read; `waits` = more are to come. Null = the lease was lost. */
const readOn = async (met: Run, begun: RatingsPass, save: Save) => {
  const { clock, site } = met.ports;
  const deadline = clock.now() + RUN_MS;
  let pass = begun;
  for (let pages = 0; ; pages += 1) {
    // Looked at before each page: another field may be mapped meanwhile.
    const rated = (await site.read())?.rated ?? [];
    pass = await following(met.ports, pass, rated);
    const next = nextOf(met, pass, rated);
    if (next === null) return { pass, waits: met.failed.size > 0 };
    if (pages === MOST_PAGES || clock.now() >= deadline) return { pass, waits: true };
    pass = await readOrLeave(met, pass, next);
    if (!(await save(pass))) return null;
  }
};

const later = (pass: RatingsPass, now: Instant): RatingsPass => ({
  ...pass,
  notBefore: now + WAIT_SECONDS * 1000 - EARLY_MS,
});

/** The one under way, else the next that is neither read nor rests. */
const nextOf = ({ held, failed }: Run, pass: RatingsPass, rated: readonly MappedField[]): MappedField | null => {
  const fields = rated.filter((field) => !held.resting.has(itemOf(field)) && !failed.has(nameOf(field)));
  return fields.find((field) => nameOf(field) === pass.at?.name) ?? fields.find((one) => !isRead(pass, one)) ?? null;
};

/** The number of a custom field, by which letters know it. */
const itemOf = ({ field }: MappedField): number => Number(field.replace('customfield_', ''));

/** Reads a page of the field, or sets it aside where it fails alone, which counts one more try. */
const readOrLeave = async (
  { ports, held, failed }: Run,
  pass: RatingsPass,
  field: MappedField,
): Promise<RatingsPass> => {
  const item = itemOf(field);
  await mayRead(ports.budget, ports.clock.now());
  try {
    const read = await readPage(ports, takenUp(pass, nameOf(field)), field);
    if (isRead(read, field) && held.tried.has(item)) await ports.letters.succeeded('field', [item]);
    return read;
  } catch (error) {
    if (isOfAll(error)) throw error;
    // Jira answers else, or nobody is blamed.
    await ports.jira.timeTracking();
    const failing = failingOf('field', error);
    ports.log.warn('rating-field-fails', { field: nameOf(field), error: failing.reason });
    await ports.letters.failed(failing, oneMore([item], held));
    failed.add(nameOf(field));
    return setAside(pass);
  }
};

/** The field is under way, from where it was set aside; nothing is where it was not begun. */
const takenUp = (pass: RatingsPass, name: string): RatingsPass => {
  if (pass.at?.name === name) return pass;
  const { aside, ...rest } = setAside(pass);
  const left = aside.find((one) => one.name === name);
  if (left === undefined) return { ...rest, aside };
  const { done, total, ...at } = left;
  return { ...rest, at, done, total, aside: aside.filter((one) => one !== left) };
};

/** Nothing is under way; the field that was goes on from there. */
const setAside = ({ at, done, total, aside, ...rest }: RatingsPass): RatingsPass => ({
  ...{ ...rest, at: null, done: 0, total: null },
  aside: at === null ? aside : [...aside, { ...at, done, total }],
});

const isRead = ({ read }: RatingsPass, field: MappedField): boolean => read.includes(nameOf(field));

/** The pass as the mapping of now has it; what is no longer mapped is removed first. */
const following = async (ports: SyncPorts, pass: RatingsPass, rated: readonly MappedField[]): Promise<RatingsPass> => {
  const mapped = rated.map(nameOf);
  if (mapped.join() === pass.mapped.join()) return pass;
  await ports.ratings.removeOthers(rated);
  const at = pass.at !== null && mapped.includes(pass.at.name) ? pass.at : null;
  const aside = pass.aside.filter(({ name }) => mapped.includes(name));
  return { ...pass, mapped, at, aside, read: pass.read.filter((name) => mapped.includes(name)) };
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

const START: Omit<Place, 'name'> = { token: null, base: null, mark: null };

const begin = async ({ jira }: SyncPorts, pass: RatingsPass, field: MappedField): Promise<RatingsPass> => ({
  ...pass,
  at: { ...START, name: nameOf(field) },
  done: 0,
  total: await jira.countRated(field),
});

const ended = (pass: RatingsPass, name: string): RatingsPass => ({ ...pass, at: null, read: [...pass.read, name] });
