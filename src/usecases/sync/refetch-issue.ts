import type { IssueId } from '../../domain/capacity/types';
import { forgetHidden } from '../learning/follow-resolved';
import { PortFailure } from '../ports';
import type { SyncPorts } from './ports';
import { refetch } from './refetch';

export type RefetchPorts = Pick<
  SyncPorts,
  'jira' | 'facts' | 'site' | 'clock' | 'dirty' | 'queue' | 'screens' | 'experience'
>;

/**
 * Follows our own write at once: when it answers true, the facts hold the issue as it is now. False = Jira could not be
 * read; the issue is marked and the worker follows it.
 */
export const refetchIssue = async (ports: RefetchPorts, issueId: IssueId): Promise<boolean> => {
  const followed = await follow(ports, issueId);
  if (followed) return true;
  await ports.dirty.mark([issueId], 'write');
  await ports.queue.push({ kind: 'dirty' });
  return false;
};

const follow = async (ports: RefetchPorts, issueId: IssueId): Promise<boolean> => {
  const site = await ports.site.read();
  if (!site) return false;
  try {
    // Somebody waits: words are left to the worker.
    const wordless = { ...site, learning: { ...site.learning, learns: false } };
    const { people, unread, hidden } = await refetch(ports, wordless, [issueId]);
    await ports.screens.refreshGlance(people);
    await forgetHidden(ports, hidden);
    return unread.length === 0;
  } catch (error) {
    if (error instanceof PortFailure) return false;
    throw error;
  }
};
