import type { Flow } from './flow';
import { elapsedDays, type Frame, isWithin, type Sample, sift, spread } from './flow-frame';
import { percentiles } from './percentile';
import type { KpiResult } from './result';

/** Days from creation to done, for issues done in the window; docs/kpis.md “Lead time”. */
export const leadTimeOf = ({ issue, done }: Flow, frame: Frame): Sample =>
  isWithin(done, frame) ? elapsedDays(issue.created, done) : null;

/** The same in working days. */
export const workingLeadTimeOf = ({ issue, done }: Flow, frame: Frame): Sample =>
  isWithin(done, frame) ? frame.workingDays(issue.created, done) : null;

/** Median in elapsed days; parts: percentiles, `workingP50`, `workingP85`, `workingP95` in working days. Null without done issues. */
export const leadTime = (flows: readonly Flow[], frame: Frame): KpiResult => {
  const result = spread(frame, 'days', sift(flows.map((flow) => leadTimeOf(flow, frame))));
  const { p50, p85, p95 } = percentiles(sift(flows.map((flow) => workingLeadTimeOf(flow, frame))).samples);
  return { ...result, parts: { ...result.parts, workingP50: p50, workingP85: p85, workingP95: p95 } };
};
