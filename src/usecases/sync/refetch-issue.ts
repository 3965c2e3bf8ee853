import type { IssueId } from '../../domain/capacity/types';
import { PortFailure } from '../ports';
import type { SyncPorts } from './ports';
import { refetch } from './refetch';

export type RefetchPorts = Pick<SyncPorts, 'jira' | 'facts' | 'site' | 'clock' | 'dirty' | 'queue' | 'screens'>;

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
    const { people, unread } = await refetch(ports, site, [issueId]);
    await ports.screens.refreshGlance(people);
    return unread.length === 0;
  } catch (error) {
    if (error instanceof PortFailure) return false;
    throw error;
  }
};
