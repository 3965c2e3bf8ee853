import type { Lease, SyncPorts } from '../sync/ports';

/** Everything that writes experience holds the lease `experience`; longer than going through a whole history takes. */
export const LEASE_SECONDS = 120;

/** False = the lease is somebody else's by now. */
export const keep = ({ jobs }: Pick<SyncPorts, 'jobs'>, lease: Lease): Promise<boolean> =>
  jobs.save(lease, LEASE_SECONDS, STATE);

const STATE = { phase: 'learn', checkpoint: null, done: 0, total: null, startedAt: null, finishedAt: null };
