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
  for (const message of AGAIN[kind]) await queue.push({ kind: message });
  return known;
};

/** Who reads such an item. */
const AGAIN: Readonly<Record<PoisonKind, readonly SyncMessage['kind'][]>> = {
  issue: ['dirty'],
  project: ['upkeep', 'census'],
  person: ['upkeep'],
  page: ['upkeep', 'sweep'],
  field: ['ratings'],
};

/** A new version may read what the one before it could not. */
export const retryAll = async (ports: Ports): Promise<void> => {
  for (const { kind, item } of await ports.letters.list()) await retryLetter(ports, kind, item);
};
