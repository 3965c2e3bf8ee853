import { addDays } from '../units';
import { valueAt } from './changes';
import { cycleTimeOf } from './cycle-time';
import type { Flow } from './flow';
import { answer, elapsedDays, type Frame, isWithin, meanOf, type Sample, sift } from './frame';
import { median } from './percentile';
import type { KpiResult } from './result';

/**
 * 1 for an issue created in the window with less time to the end of its due day, as set at creation, than the median cycle
 * time in days; 0 for another, also one without a due date. docs/kpis.md “Rush share”.
 */
export const rushShareOf = ({ issue }: Flow, frame: Frame, medianCycle: number): Sample => {
  if (!isWithin(issue.created, frame)) return null;
  const due = valueAt(issue.dueChanges, issue.due, issue.created);
  if (due === null) return 0;
  return Number(elapsedDays(issue.created, frame.days.startOfDate(addDays(due, 1))) < medianCycle);
};

/** Share of issues created in the window, 0 to 1; null without any, or without a cycle time in the window to go by. */
export const rushShare = (flows: readonly Flow[], frame: Frame): KpiResult => {
  const cycles = sift(flows.map((flow) => cycleTimeOf(flow, frame))).samples;
  const medianCycle = median(cycles);
  if (medianCycle === null) return answer(frame, { value: null, unit: 'share', n: 0, parts: { medianCycle } });
  const { samples } = sift(flows.map((flow) => rushShareOf(flow, frame, medianCycle)));
  return answer(frame, { value: meanOf(samples), unit: 'share', n: samples.length, parts: { medianCycle } });
};
