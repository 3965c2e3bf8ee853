import { type Frame, isWithin, type Sample, sift, spread, withParts } from './flow-frame';
import type { Material } from './material';
import type { Measure } from './measure';
import type { KpiResult } from './result';

/**
 * Working time in progress and in review ÷ working time from start to done, 0 to 1, for issues done in the window. An issue
 * whose whole cycle lies in free time has no share. docs/kpis.md “Flow efficiency”.
 */
export const flowEfficiencyOf = (measure: Measure, frame: Frame): Sample => {
  if (!isWithin(measure.done, frame)) return null;
  const times = timesOf(measure);
  if (times === null) return 'never-started';
  return times.cycle > 0 ? times.active / times.cycle : 'no-working-time';
};

/** Median of the issues' shares; parts: percentiles, and `overall` = Σ active ÷ Σ cycle. */
export const flowEfficiency = ({ measures }: Material, frame: Frame): KpiResult => {
  const result = spread(
    frame,
    'share',
    sift(measures, (one) => flowEfficiencyOf(one, frame)),
  );
  return withParts(result, () => ({
    ...result.parts,
    overall: overallOf(measures.filter(({ done }) => isWithin(done, frame))),
  }));
};

const timesOf = ({ activeCycle, workingCycle }: Measure) =>
  activeCycle === null || workingCycle === null ? null : { active: activeCycle, cycle: workingCycle };

const overallOf = (measures: readonly Measure[]): number | null => {
  const all = measures.map(timesOf).filter((one) => one !== null);
  const cycle = sumOf(all.map((one) => one.cycle));
  return cycle > 0 ? sumOf(all.map((one) => one.active)) / cycle : null;
};

/** In order of size: sums of floating point must not depend on the order of issues. */
const sumOf = (values: readonly number[]): number =>
  Float64Array.from(values)
    .sort()
    .reduce((sum, one) => sum + one, 0);
