import type { IssueId } from '../../domain/capacity/types';
import { type Instant, instant } from '../../domain/units';
import { mayRead } from '../budget/go-on';
import type { Lease, Site, SyncPorts } from '../sync/ports';
import { learnIssues } from './learn-issues';
import { keep } from './lease';
import type { MissedMark } from './ports';

type Ports = Pick<SyncPorts, 'clock' | 'jira' | 'jobs' | 'dirty' | 'queue' | 'experience' | 'budget'>;

/** Facts that come later than this are no longer looked for; learning the project anew finds them. */
const WINDOW_MS = 14 * 86_400_000;
/** It may come a day late. */
const MARGIN_MS = 86_400_000;
const RUN_MS = 60_000;
/** Issues learned before the lease is renewed: ten statements each. */
const AT_ONCE = 20;

/** The catch-up does not look for what was updated before that. */
export const inSightFrom = (now: Instant): Instant => instant(now - WINDOW_MS + MARGIN_MS);
/** Whether the catch-up no longer looks for what was updated then. */
export const isOutOfSight = (updated: Instant, now: Instant): boolean => updated < inSightFrom(now);

/** Learns what was resolved while nobody could learn it, and forgets what was hidden meanwhile. */
export const catchUp = async (ports: Ports, site: Site, lease: Lease): Promise<void> => {
  const { clock, experience } = ports;
  const since = instant(clock.now() - WINDOW_MS);
  const hidden = await experience.hidden(since);
  if (hidden.length > 0) await experience.forgetIssues(hidden);
  if (!(await endBegun(ports, site, lease))) return;
  const deadline = clock.now() + RUN_MS;
  let mark: MissedMark = { updated: since, id: '0' as IssueId };
  for (;;) {
    const missed = await experience.missed(mark);
    const last = missed.at(-1);
    if (last === undefined) break;
    const ids = missed.map(({ id }) => id);
    if (!(await learnMissed(ports, { site, lease, ids }))) return;
    mark = last;
    if (clock.now() >= deadline) {
      await ports.queue.push({ kind: 'learn' });
      break;
    }
  }
  await experience.dropOldSketches('lately');
};

/** Turns of runs that were killed are ended, however old their issues are; where nobody can, the project is learned anew. */
const endBegun = async (ports: Ports, site: Site, lease: Lease): Promise<boolean> => {
  const { experience } = ports;
  const begun = await experience.begun();
  if (begun.length === 0) return true;
  const due = (await experience.unlearned(begun.map(({ id }) => id))).map(({ id }) => id);
  for (const { project, id } of begun) if (!due.includes(id)) await experience.markStale(project);
  return due.length === 0 || learnMissed(ports, { site, lease, ids: due });
};

type Missed = { readonly site: Site; readonly lease: Lease; readonly ids: readonly IssueId[] };

const learnMissed = async (ports: Ports, { site, lease, ids }: Missed): Promise<boolean> => {
  await mayRead(ports.budget, ports.clock.now(), 'slow', ids.length + 1);
  const words = await ports.jira.words(site, ids);
  // What Jira does not give is looked at again: it may be gone, or hidden.
  const absent = ids.filter((id) => !words.has(id));
  if (absent.length > 0) {
    await ports.dirty.mark(absent, 'event');
    await ports.queue.push({ kind: 'dirty' });
  }
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const some = await ports.experience.unlearned(ids.slice(from, from + AT_ONCE));
    await learnIssues(ports, site, some, words);
    if (!(await keep(ports, lease))) return false;
  }
  return true;
};
