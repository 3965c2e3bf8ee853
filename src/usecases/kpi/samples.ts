import { backlogAgeOf } from '../../domain/kpi/backlog-age';
import type { KpiId } from '../../domain/kpi/catalogue';
import { cycleTimeOf } from '../../domain/kpi/cycle-time';
import { firstProofTimeOf } from '../../domain/kpi/first-proof-time';
import { firstTimeRightOf } from '../../domain/kpi/first-time-right';
import { flowEfficiencyOf } from '../../domain/kpi/flow-efficiency';
import { type Frame, isWithin, type Sample } from '../../domain/kpi/flow-frame';
import { leadTimeOf } from '../../domain/kpi/lead-time';
import type { IssueStay, Measure } from '../../domain/kpi/measure';
import { onTimeDeliveryOf } from '../../domain/kpi/on-time-delivery';
import { isOfRatings, type RatedMeasure, type RatingScales, ratingSample } from '../../domain/kpi/ratings';
import { reviewDurationOf } from '../../domain/kpi/review-duration';
import { revisionRoundsOf } from '../../domain/kpi/revision-rounds';
import { reworkRateOf } from '../../domain/kpi/rework-rate';
import { rushShareOf } from '../../domain/kpi/rush-share';
import { wipAgeOf } from '../../domain/kpi/wip-age';
import { toHours } from '../../domain/units';

/** What one issue brings to a KPI; `medianCycle` in days. */
type OfMeasure = (measure: Measure, frame: Frame, medianCycle: number) => Sample;

const doneOnes =
  (of: (measure: Measure) => Sample): OfMeasure =>
  (measure, frame) =>
    isWithin(measure.done, frame) ? of(measure) : null;

const ratioOf = ({ estimate, actual }: Measure): Sample => {
  if (estimate === null) return 'no-estimate';
  if (estimate <= 0) return 'zero-estimate';
  return actual === null ? 'no-worklog' : actual / estimate;
};

const correlated: OfMeasure = doneOnes(({ started, estimateAtStart }) => {
  if (started === null) return 'never-started';
  return estimateAtStart === null ? 'no-estimate' : toHours(estimateAtStart);
});

export const SAMPLE_OF_MEASURE: Readonly<Partial<Record<KpiId, OfMeasure>>> = {
  leadTime: leadTimeOf,
  cycleTime: cycleTimeOf,
  firstProofTime: firstProofTimeOf,
  reviewDuration: reviewDurationOf,
  revisionRounds: revisionRoundsOf,
  firstTimeRight: firstTimeRightOf,
  reworkRate: reworkRateOf,
  onTimeDelivery: onTimeDeliveryOf,
  throughput: doneOnes(() => 1),
  flowEfficiency: flowEfficiencyOf,
  rushShare: rushShareOf,
  estimateBias: doneOnes(ratioOf),
  estimateRatio: doneOnes(ratioOf),
  estimateCorrelation: correlated,
  timeTrackedCoverage: doneOnes(({ actual }) => Number(actual !== null)),
  mix: doneOnes(() => 1),
};

type OfRatedMeasure = (measure: RatedMeasure, frame: Frame, medianCycle: number) => Sample;

/** What one issue brings to a KPI of measures; undefined = the KPI is not made of them. */
export const sampleOfMeasure = (kpi: KpiId, scales: RatingScales): OfRatedMeasure | undefined => {
  if (!isOfRatings(kpi)) return SAMPLE_OF_MEASURE[kpi];
  return (measure, frame) => (isWithin(measure.done, frame) ? ratingSample(kpi, measure, scales) : null);
};

export const SAMPLE_OF_STAY: Readonly<Partial<Record<KpiId, (stay: IssueStay, frame: Frame) => Sample>>> = {
  wip: wipAgeOf,
  wipAge: wipAgeOf,
  backlogAge: backlogAgeOf,
};
