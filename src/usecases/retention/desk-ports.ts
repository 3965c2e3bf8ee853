import type { AuditPort } from '../audit/ports';
import type { ReadingPort } from '../ports';
import type { JobStore, SyncPorts } from '../sync/ports';
import type { EraseStore, StorageStore } from './ports';

/** What the page of storage needs. */
export type StoragePorts = Pick<SyncPorts, 'clock' | 'queue'> & {
  readonly store: StorageStore;
  readonly erase: EraseStore;
  readonly jobs: Pick<JobStore, 'read' | 'acquire' | 'save' | 'release'>;
  readonly audit: AuditPort;
  readonly reading: ReadingPort;
};
