import type { Instant } from '../../domain/units';
import type { JobState, Lease, SyncPorts, TakenLease } from '../sync/ports';

/** Everything that writes experience holds the lease `experience`. */
export const LEASE_SECONDS = 120;
/** Going through a history is one long calculation, which renews nothing: as long as a run may live. */
export const CALCULATION_SECONDS = 300;
/** Learning a few issues. */
export const SHORT_LEASE_SECONDS = 60;

type Ports = Pick<SyncPorts, 'jobs'>;

/** False = the lease is somebody else's by now. */
export const keep = ({ jobs }: Ports, lease: Lease, seconds = LEASE_SECONDS): Promise<boolean> =>
  jobs.save(lease, seconds, stateOf(null));

/** Jira asked us to stay away: until then nobody calls it to learn, whichever message asks. */
export const stayAway = ({ jobs }: Ports, lease: Lease, until: Instant): Promise<boolean> =>
  jobs.save(lease, LEASE_SECONDS, stateOf(String(until)));

/** Until when nobody calls; 0 = now. */
export const awayUntil = ({ state }: TakenLease): number => Number(state?.checkpoint ?? 0);

const stateOf = (checkpoint: string | null): JobState => ({
  ...{ phase: 'learn', checkpoint, done: 0, total: null, startedAt: null, finishedAt: null },
});
