import type { IssueId } from '../../domain/capacity/types';
import { PortFailure } from '../ports';
import type { Site, SyncPorts } from '../sync/ports';
import type { Refetched } from '../sync/refetch';
import { isSettingUp } from '../sync/start';
import { inSightFrom, isOutOfSight } from './catch-up';
import { learnIssues } from './learn-issues';
import { SHORT_LEASE_SECONDS } from './lease';
import type { PastIssue } from './ports';

type Ports = Pick<SyncPorts, 'clock' | 'jira' | 'jobs' | 'queue' | 'log' | 'experience'>;

/** More are left to the catch-up: the worker has facts to follow. */
const MOST_AT_ONCE = 20;

/** Takes away what is kept of issues that were learned and may not be any more. Said again whenever the issue is read again. */
export const forgetHidden = async ({ experience }: Pick<Ports, 'experience'>, hidden: readonly IssueId[]) => {
  if (hidden.length > 0) await whereLearned(() => experience.forgetIssues(hidden));
};

/** What a project holds that came back was resolved long ago, and some of it before anybody could learn it. */
export const learnAnew = ({ experience }: Pick<Ports, 'experience'>, project: number): Promise<void> =>
  whereLearned(() => experience.markStale(project));

/** Old issues that only a reading of everything has brought: nobody looks for them, so all of their projects is learned anew. */
export const learnFound = ({ experience, clock }: Pick<Ports, 'experience' | 'clock'>): Promise<void> =>
  whereLearned(async () => {
    for (const project of await experience.unlearnedBefore(inSightFrom(clock.now())))
      await experience.markStale(project);
  });

const whereLearned = async (change: () => Promise<void>): Promise<void> => {
  try {
    await change();
  } catch (error) {
    // Before there are tables nothing was learned.
    if (!isSettingUp(error)) throw error;
  }
};

/**
 * Learns issues that turned out to be resolved. Where that fails, or somebody else is learning, the catch-up sees to them.
 * Answers with those that it does not look for, because nobody touched them for weeks: they came back, and whoever calls has
 * to come back to them.
 */
export const followResolved = async (
  ports: Ports,
  site: Site,
  { done, words }: Pick<Refetched, 'done' | 'words'>,
): Promise<readonly IssueId[]> => {
  if (!site.learning.learns || done.length === 0) return [];
  const now = ports.clock.now();
  const old = done.filter(({ updated }) => isOutOfSight(updated, now)).map(({ id }) => id);
  try {
    const unlearned = await ports.experience.unlearned(done.map(({ id }) => id));
    if (unlearned.length === 0) return [];
    const back = unlearned.filter(({ id }) => old.includes(id));
    if (unlearned.length > MOST_AT_ONCE) return await leave(ports, back);
    const lease = await ports.jobs.acquire('experience', SHORT_LEASE_SECONDS);
    if (!lease) return back.map(({ id }) => id);
    try {
      // Asked again: whoever held the lease may have learned them.
      const past = await ports.experience.unlearned(unlearned.map(({ id }) => id));
      await learnIssues(ports, site, past, words);
    } finally {
      await ports.jobs.release(lease);
    }
    return [];
  } catch (error) {
    if (!(error instanceof PortFailure)) throw error;
    if (isSettingUp(error)) return [];
    ports.log.warn('learning-later', { failure: error.failure.kind });
    return old;
  }
};

/** The catch-up is asked at once; where many came back, it is a project that did, and all of it is learned anew. */
const leave = async ({ experience, queue }: Ports, back: readonly PastIssue[]): Promise<readonly IssueId[]> => {
  for (const project of new Set(back.map((issue) => issue.project))) await experience.markStale(project);
  await queue.push({ kind: 'learn' });
  return [];
};
