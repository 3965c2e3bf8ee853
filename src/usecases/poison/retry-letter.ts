import type { IssueId } from '../../domain/capacity/types';
import type { SyncMessage, SyncPorts } from '../sync/ports';
import type { PoisonKind } from './ports';

type Ports = Pick<SyncPorts, 'letters' | 'dirty' | 'queue'>;

/** Puts what was given up back, as if it had never been tried. False = there was no letter. */
export const retryLetter = async (
  { letters, dirty, queue }: Ports,
  kind: PoisonKind,
  item: number,
): Promise<boolean> => {
  // The mark comes first: cut off in between, the item is tried again all the same.
  if (kind === 'issue') await dirty.mark([String(item) as IssueId], 'unreadable');
  const known = await letters.retry(kind, item);
  await queue.push({ kind: AGAIN[kind] });
  return known;
};

/** Who reads such an item. */
const AGAIN: Readonly<Record<PoisonKind, SyncMessage['kind']>> = {
  issue: 'dirty',
  project: 'upkeep',
  person: 'upkeep',
  page: 'backfill',
};

/** A new version may read what the one before it could not. */
export const retryAllIssues = async (ports: Ports): Promise<void> => {
  const given = (await ports.letters.list()).filter(({ kind }) => kind === 'issue');
  for (const { item } of given) await retryLetter(ports, 'issue', item);
};
