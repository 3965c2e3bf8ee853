import { elapsedDays, type Frame, isWithin, type Sample, sift, spread } from './flow-frame';
import type { Material } from './material';
import type { Measure } from './measure';
import type { KpiResult } from './result';

/** Days from start to done, for issues done in the window; one that went straight to done has none. docs/kpis.md “Cycle time”. */
export const cycleTimeOf = ({ started, done }: Pick<Measure, 'started' | 'done'>, frame: Frame): Sample => {
  if (!isWithin(done, frame)) return null;
  return started === null ? 'never-started' : elapsedDays(started, done);
};

/** Median in elapsed days, with P85 and P95 beside it; null without started and done issues. */
export const cycleTime = ({ measures }: Material, frame: Frame): KpiResult =>
  spread(
    frame,
    'days',
    sift(measures, (one) => cycleTimeOf(one, frame)),
  );
