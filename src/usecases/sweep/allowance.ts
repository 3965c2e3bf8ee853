import type { Instant } from '../../domain/units';
import type { SyncPorts } from '../sync/ports';

type Budget = {
  readonly allowance: () => Promise<{ readonly points: number | 'unlimited'; readonly until: Instant }>;
};

/** Seconds until background work may read a page; null = now. */
export const pointsRestUntil = async (ports: SyncPorts & { readonly budget?: Budget }): Promise<number | null> => {
  const allowed = await ports.budget?.allowance();
  if (allowed === undefined || allowed.points === 'unlimited' || allowed.points > 0) return null;
  return Math.max(1, Math.ceil((allowed.until - ports.clock.now()) / 1000));
};
