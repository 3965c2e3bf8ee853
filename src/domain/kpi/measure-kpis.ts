import { doneInWindow, doneIssuesOf } from './done-issue';
import { estimateBias } from './estimate-bias';
import { estimateCorrelation } from './estimate-correlation';
import { estimateRatio } from './estimate-ratio';
import type { KpiFrame } from './frame';
import type { Measure } from './measure';
import { mix } from './mix';
import type { KpiResult } from './result';
import { timeTrackedCoverage } from './time-tracked-coverage';

export type MeasureKpiId = 'estimateBias' | 'estimateRatio' | 'estimateCorrelation' | 'timeTrackedCoverage' | 'mix';

/** KPIs of estimates, hours and types, each worked out only where it is asked for. `typeOf`: Jira's id of an issue's type. */
export const measureKpis = (
  frame: KpiFrame,
  measures: readonly Measure[],
  typeOf: (measure: Measure) => string,
): Readonly<Record<MeasureKpiId, () => KpiResult>> => {
  const done = doneIssuesOf(measures);
  return {
    estimateBias: () => estimateBias(frame, done),
    estimateRatio: () => estimateRatio(frame, done),
    estimateCorrelation: () => estimateCorrelation(frame, done),
    timeTrackedCoverage: () => timeTrackedCoverage(frame, done),
    mix: () => {
      const types = new Map(measures.map((measure) => [measure.id, typeOf(measure)]));
      const mixed = doneInWindow(frame, done).map(({ id, actual }) => ({
        id,
        keys: [types.get(id) ?? ''],
        spent: actual,
      }));
      return mix(frame, mixed, 'type', true);
    },
  };
};
