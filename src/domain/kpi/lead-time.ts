import { elapsedDays, type Frame, isWithin, type Sample, sift, spread, withParts } from './flow-frame';
import type { Material } from './material';
import type { Measure } from './measure';
import { percentiles } from './percentile';
import type { KpiResult } from './result';

/** Days from creation to done, for issues done in the window; docs/kpis.md “Lead time”. */
export const leadTimeOf = ({ created, done }: Measure, frame: Frame): Sample =>
  isWithin(done, frame) ? elapsedDays(created, done) : null;

/** The same in working days. */
export const workingLeadTimeOf = ({ done, workingLead }: Measure, frame: Frame): Sample =>
  isWithin(done, frame) ? workingLead : null;

/** Median in elapsed days; parts: percentiles, `workingP50`, `workingP85`, `workingP95` in working days. Null without done issues. */
export const leadTime = ({ measures }: Material, frame: Frame): KpiResult => {
  const result = spread(
    frame,
    'days',
    sift(measures, (one) => leadTimeOf(one, frame)),
  );
  return withParts(result, () => {
    const { p50, p85, p95 } = percentiles(sift(measures, (one) => workingLeadTimeOf(one, frame)).samples);
    return { ...result.parts, workingP50: p50, workingP85: p85, workingP95: p95 };
  });
};
