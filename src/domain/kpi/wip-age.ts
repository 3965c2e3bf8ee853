import { type Flow, stageBefore, stampsBefore } from './flow';
import { ages, elapsedDays, type Frame, type Sample, sift } from './flow-frame';
import type { KpiResult } from './result';
import { isUnderWay } from './wip';

/** Days since the start of an issue that is under way at the end of the window; docs/kpis.md “WIP”. */
export const wipAgeOf = (flow: Flow, { end }: Frame): Sample => {
  if (!isUnderWay(stageBefore(flow, end))) return null;
  const { started } = stampsBefore(flow, end);
  return started === null ? 'never-started' : elapsedDays(started, end);
};

/** P85 in elapsed days, with P50 and P95 beside it; null below 8 issues. */
export const wipAge = (flows: readonly Flow[], frame: Frame): KpiResult =>
  ages(frame, sift(flows.map((flow) => wipAgeOf(flow, frame))));
