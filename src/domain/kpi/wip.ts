import { type Flow, stageBefore } from './flow';
import { answer, type Frame, type Sample, sift } from './flow-frame';
import type { Stage } from './issue';
import type { KpiResult } from './result';

/** 1 for an issue that is started and not done at the end of the window, 0 for another that exists; docs/kpis.md “WIP”. */
export const wipOf = (flow: Flow, { end }: Frame): Sample => {
  const stage = stageBefore(flow, end);
  return stage === null ? null : Number(isUnderWay(stage));
};

/** In progress, in review or waiting: what entered one of these has started, and only to do wipes that. */
export const isUnderWay = (stage: Stage | null): boolean => stage !== null && stage !== 'toDo' && stage !== 'done';

/** Count of issues; null for a scope without an issue at that time. */
export const wip = (flows: readonly Flow[], frame: Frame): KpiResult => {
  const { samples } = sift(flows.map((flow) => wipOf(flow, frame)));
  const count = samples.reduce((sum, one) => sum + one, 0);
  return answer(frame, { value: samples.length === 0 ? null : count, unit: 'count', n: count });
};
