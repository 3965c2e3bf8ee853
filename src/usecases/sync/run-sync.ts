import { backfill } from './backfill';
import type { SyncMessage, SyncPorts } from './ports';
import { upkeep } from './upkeep';
import { workOffDirty } from './work-off-dirty';

/** What each message of the queue `sync` asks for. */
export const runSync = (ports: SyncPorts, message: SyncMessage): Promise<void> => work[message.kind](ports);

const work: Record<SyncMessage['kind'], (ports: SyncPorts) => Promise<void>> = {
  backfill,
  dirty: workOffDirty,
  upkeep,
};
