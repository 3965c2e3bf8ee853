import type { IssueId } from '../../domain/capacity/types';
import { PortFailure } from '../ports';
import type { Site, SyncPorts } from '../sync/ports';
import type { Refetched } from '../sync/refetch';
import { isSettingUp } from '../sync/start';
import { learnIssues } from './learn-issues';
import { SHORT_LEASE_SECONDS } from './lease';

type Ports = Pick<SyncPorts, 'jira' | 'jobs' | 'queue' | 'log' | 'experience'>;

/** More are left to the catch-up: the worker has facts to follow. */
const MOST_AT_ONCE = 20;

/** Takes away what is kept of issues that were learned and may not be any more. Said again whenever the issue is read again. */
export const forgetHidden = async ({ experience }: Pick<Ports, 'experience'>, hidden: readonly IssueId[]) => {
  if (hidden.length > 0) await whereLearned(() => experience.forgetIssues(hidden));
};

/** What a project holds that came back was resolved long ago, and some of it before anybody could learn it. */
export const learnAnew = ({ experience }: Pick<Ports, 'experience'>, project: number): Promise<void> =>
  whereLearned(() => experience.markStale(project));

const whereLearned = async (change: () => Promise<void>): Promise<void> => {
  try {
    await change();
  } catch (error) {
    // Before there are tables nothing was learned.
    if (!isSettingUp(error)) throw error;
  }
};

/** Learns issues that turned out to be resolved. Where that fails, or somebody else is learning, the catch-up sees to them. */
export const followResolved = async (ports: Ports, site: Site, { done, words }: Refetched): Promise<void> => {
  if (!site.learning.learns || done.length === 0) return;
  try {
    const unlearned = await ports.experience.unlearned(done);
    if (unlearned.length === 0) return;
    if (unlearned.length > MOST_AT_ONCE) return await ports.queue.push({ kind: 'learn' });
    const lease = await ports.jobs.acquire('experience', SHORT_LEASE_SECONDS);
    if (!lease) return;
    try {
      // Asked again: whoever held the lease may have learned them.
      const past = await ports.experience.unlearned(unlearned.map(({ id }) => id));
      await learnIssues(ports, site, past, words);
    } finally {
      await ports.jobs.release(lease);
    }
  } catch (error) {
    if (!(error instanceof PortFailure)) throw error;
    if (!isSettingUp(error)) ports.log.warn('learning-later', { failure: error.failure.kind });
  }
};
