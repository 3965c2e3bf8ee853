import { cycleTimeOf } from './cycle-time';
import { answer, elapsedDays, type Frame, isWithin, meanOf, type Sample, sift, withParts } from './flow-frame';
import type { Material } from './material';
import type { Measure } from './measure';
import { median } from './percentile';
import type { KpiResult } from './result';

/**
 * 1 for an issue created in the window with less time to the end of its due day, as set at creation, than the median cycle
 * time in days; 0 for another, also one without a due date. docs/kpis.md “Rush share”.
 */
export const rushShareOf = ({ created, dueAtCreation }: Measure, frame: Frame, medianCycle: number): Sample => {
  if (!isWithin(created, frame)) return null;
  if (dueAtCreation === null) return 0;
  return Number(elapsedDays(created, frame.days.endOfDate(dueAtCreation)) < medianCycle);
};

/**
 * Share of issues created in the window, 0 to 1; parts: `medianCycle` in days, and `dated`, how many had a due date then.
 * Null without any, or without a cycle time in the window to go by.
 */
export const rushShare = ({ measures }: Material, frame: Frame): KpiResult => {
  const cycles = sift(measures, (one) => cycleTimeOf(one, frame)).samples;
  const medianCycle = median(cycles);
  const { samples } = sift(measures, (one) => rushShareOf(one, frame, medianCycle ?? 0));
  const value = medianCycle === null ? null : meanOf(samples);
  return withParts(answer(frame, { value, unit: 'share', n: samples.length }), () => {
    const dated = measures.filter(({ created, dueAtCreation }) => isWithin(created, frame) && dueAtCreation !== null);
    return { medianCycle, dated: dated.length };
  });
};
