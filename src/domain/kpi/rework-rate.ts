import type { Flow } from './flow';
import { type Frame, isWithin, type Sample, share, sift } from './flow-frame';
import type { KpiResult } from './result';

/** 1 for an issue done in the window that had left done before; docs/kpis.md “Rework rate”. */
export const reworkRateOf = ({ done, leftDone }: Flow, frame: Frame): Sample =>
  isWithin(done, frame) ? Number(leftDone.length > 0) : null;

/** Share of issues done in the window, 0 to 1; part `reopened`: issues that left done in the window, done again or not. */
export const reworkRate = (flows: readonly Flow[], frame: Frame): KpiResult => {
  const reopened = flows.filter(({ leftDone }) => leftDone.some((at) => isWithin(at, frame))).length;
  return { ...share(frame, sift(flows.map((flow) => reworkRateOf(flow, frame)))), parts: { reopened } };
};
