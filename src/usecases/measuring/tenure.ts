import type { Lease, SyncPorts } from '../sync/ports';
import type { Tenure } from './ports';

/** Longer than any statement may take: what was written under a lease has applied, or never will, when it is over. */
export const LEASE_SECONDS = 60;
/** A statement takes ten seconds at most: so long after a look at it the lease still covers the next one. */
const CERTAIN_MS = 30_000;

/** Holds a lease that has just been taken for as long as it is asked about, and nobody else took it. */
export const tenureOf = ({ clock, jobs }: Pick<SyncPorts, 'clock' | 'jobs'>, lease: Lease): Tenure => {
  let [keptAt, isLost] = [clock.now(), false];
  return {
    lease,
    isHeld: async () => {
      const now = clock.now();
      if (isLost || now - keptAt < CERTAIN_MS) return !isLost;
      isLost = !(await jobs.keep(lease, LEASE_SECONDS));
      keptAt = now;
      return !isLost;
    },
  };
};
