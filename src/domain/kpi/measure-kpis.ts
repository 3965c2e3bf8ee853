import { doneInWindow, doneIssuesOf } from './done-issue';
import { estimateBias } from './estimate-bias';
import { estimateCorrelation } from './estimate-correlation';
import { estimateRatio } from './estimate-ratio';
import type { KpiFrame } from './frame';
import type { Measure } from './measure';
import { type MixedIssue, mix } from './mix';
import type { KpiResult } from './result';
import { timeTrackedCoverage } from './time-tracked-coverage';

export type MeasureKpiId = 'estimateBias' | 'estimateRatio' | 'estimateCorrelation' | 'timeTrackedCoverage' | 'mix';

/** With the options chosen in the fields of tier and requester; null = none, undefined = not asked for. */
export type MixedMeasure = Measure & { readonly tier?: number | null; readonly requester?: number | null };

/** KPIs of estimates, hours and types, each worked out only where it is asked for. `typeOf`: Jira's id of an issue's type. */
export const measureKpis = (
  frame: KpiFrame,
  measures: readonly MixedMeasure[],
  typeOf: (measure: Measure) => string,
  mapped: { readonly tier: boolean; readonly requester: boolean } = { tier: false, requester: false },
): Readonly<Record<MeasureKpiId, () => KpiResult>> => {
  const done = doneIssuesOf(measures);
  return {
    estimateBias: () => estimateBias(frame, done),
    estimateRatio: () => estimateRatio(frame, done),
    estimateCorrelation: () => estimateCorrelation(frame, done),
    timeTrackedCoverage: () => timeTrackedCoverage(frame, done),
    mix: () => {
      const known = new Map(measures.map((measure) => [measure.id, measure]));
      const within = doneInWindow(frame, done);
      const by = (keyOf: (measure: MixedMeasure) => string | null): readonly MixedIssue[] =>
        within.map(({ id, actual }) => {
          const measure = known.get(id);
          const key = measure === undefined ? null : keyOf(measure);
          return { id, keys: key === null ? [] : [key], spent: actual };
        });
      const result = mix(frame, by(typeOf), 'type', true);
      const besides = (['tier', 'requester'] as const)
        .filter((name) => mapped[name])
        .flatMap((name) => {
          const own = mix(
            frame,
            by((one) => (one[name] == null ? null : String(one[name]))),
            'tier',
            true,
          );
          return Object.entries(own.parts).map(([key, part]) => [`${name}:${key}`, part] as const);
        });
      return { ...result, parts: { ...result.parts, ...Object.fromEntries(besides) } };
    },
  };
};
