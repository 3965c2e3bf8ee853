import type { IssueId } from '../../domain/capacity/types';
import type { DirtyReason, SyncPorts } from './ports';

const AT_ONCE = 500;

/** Leaves these issues to the worker, which asks Jira for each, and tells those apart that cannot be read. */
export const handOver = async (
  { dirty, queue }: Pick<SyncPorts, 'dirty' | 'queue'>,
  ids: readonly IssueId[],
  reason: DirtyReason,
): Promise<void> => {
  if (ids.length === 0) return;
  for (let n = 0; n < ids.length; n += AT_ONCE) await dirty.mark(ids.slice(n, n + AT_ONCE), reason);
  await queue.push({ kind: 'dirty' });
};
