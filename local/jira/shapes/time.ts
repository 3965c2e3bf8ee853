import { durationText } from '../dates';
import type { Issue, World } from '../model';

/** The three time fields together; fields without a value are left out. */
export const timeTrackingBean = (world: World, issue: Pick<Issue, 'original' | 'remaining' | 'spent'>) => ({
  ...part(world, 'originalEstimate', issue.original),
  ...part(world, 'remainingEstimate', issue.remaining),
  ...part(world, 'timeSpent', issue.spent),
});

const part = (world: World, name: string, seconds: number | null) =>
  seconds === null ? {} : { [name]: durationText(seconds, world.timeTracking), [`${name}Seconds`]: seconds };

/** Sum over an issue and its children; null where none has a value. */
export const aggregate = (issues: readonly Issue[], pick: 'original' | 'remaining' | 'spent'): number | null => {
  const known = issues.map((issue) => issue[pick]).filter((seconds) => seconds !== null);
  return known.length === 0 ? null : known.reduce((sum, seconds) => sum + seconds, 0);
};

/** Work done of all known work. */
export const progressBean = (spent: number | null, remaining: number | null) => {
  const total = (spent ?? 0) + (remaining ?? 0);
  return {
    progress: spent ?? 0,
    total,
    ...(total > 0 ? { percent: Math.floor(((spent ?? 0) * 100) / total) } : {}),
  };
};

/** Time spent as a percentage of the original estimate; -1 without an estimate. */
export const workRatio = ({ original, spent }: Issue): number =>
  original === null || original === 0 ? -1 : Math.floor(((spent ?? 0) * 100) / original);
