import type { IssueId } from '../../domain/capacity/types';
import type { DirtyReason, SyncPorts } from './ports';

/** An event is a hint: the issue is marked, and its current state read soon. */
export const noteChange = async (
  ports: Pick<SyncPorts, 'dirty' | 'queue'>,
  issueId: IssueId,
  reason: DirtyReason,
): Promise<void> => {
  await ports.dirty.mark([issueId], reason);
  await ports.queue.push({ kind: 'dirty' });
};
