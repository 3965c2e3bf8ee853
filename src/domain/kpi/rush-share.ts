import { addDays, type LocalDate } from '../units';
import { valueAt } from './changes';
import { cycleTimeOf } from './cycle-time';
import type { Flow } from './flow';
import { answer, elapsedDays, type Frame, isWithin, meanOf, type Sample, sift } from './flow-frame';
import type { KpiIssue } from './issue';
import { median } from './percentile';
import type { KpiResult } from './result';

/**
 * 1 for an issue created in the window with less time to the end of its due day, as set at creation, than the median cycle
 * time in days; 0 for another, also one without a due date. docs/kpis.md “Rush share”.
 */
export const rushShareOf = ({ issue }: Flow, frame: Frame, medianCycle: number): Sample => {
  if (!isWithin(issue.created, frame)) return null;
  const due = dueAtCreation(issue);
  if (due === null) return 0;
  return Number(elapsedDays(issue.created, frame.days.startOfDate(addDays(due, 1))) < medianCycle);
};

/**
 * Share of issues created in the window, 0 to 1; parts: `medianCycle` in days, and `dated`, how many had a due date then.
 * Null without any, or without a cycle time in the window to go by.
 */
export const rushShare = (flows: readonly Flow[], frame: Frame): KpiResult => {
  const cycles = sift(flows.map((flow) => cycleTimeOf(flow, frame))).samples;
  const medianCycle = median(cycles);
  const { samples } = sift(flows.map((flow) => rushShareOf(flow, frame, medianCycle ?? 0)));
  const value = medianCycle === null ? null : meanOf(samples);
  const dated = flows.filter(({ issue }) => isWithin(issue.created, frame) && dueAtCreation(issue) !== null).length;
  return answer(frame, { value, unit: 'share', n: samples.length, parts: { medianCycle, dated } });
};

const dueAtCreation = ({ dueChanges, due, created }: KpiIssue): LocalDate | null => valueAt(dueChanges, due, created);
