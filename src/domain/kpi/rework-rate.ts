import { type Frame, isWithin, type Sample, share, sift } from './flow-frame';
import type { Material } from './material';
import type { Measure } from './measure';
import type { KpiResult } from './result';

/** 1 for an issue done in the window that had left done before; docs/kpis.md “Rework rate”. */
export const reworkRateOf = ({ done, reworked }: Measure, frame: Frame): Sample =>
  isWithin(done, frame) ? Number(reworked) : null;

/** Share of issues done in the window, 0 to 1; part `reopened`: issues that left done in the window, done again or not. */
export const reworkRate = ({ measures, stays }: Material, frame: Frame): KpiResult => {
  const left = stays.filter(({ stage, to }) => stage === 'done' && isWithin(to, frame));
  const reopened = new Set(left.map(({ id }) => id)).size;
  return {
    ...share(
      frame,
      sift(measures, (one) => reworkRateOf(one, frame)),
    ),
    parts: { reopened },
  };
};
