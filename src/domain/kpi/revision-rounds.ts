import type { Flow } from './flow';
import { answer, type Frame, isWithin, meanOf, type Sample, sift } from './flow-frame';
import { notSetUp } from './frame';
import { percentiles } from './percentile';
import type { KpiResult } from './result';
import { REVIEW_STAGE, wasReviewed } from './review-duration';
import type { StageMap } from './stages';

/** Entries into work straight from review, for reviewed issues done in the window; docs/kpis.md “Revision rounds”. */
export const revisionRoundsOf = (flow: Flow, frame: Frame): Sample => {
  if (!isWithin(flow.done, frame)) return null;
  return wasReviewed(flow) ? flow.revisionRounds : 'never-reviewed';
};

/** Median count; parts: percentiles and `mean`. Null without reviewed issues, not set up without a review stage. */
export const revisionRounds = (flows: readonly Flow[], frame: Frame, stages: StageMap): KpiResult => {
  if (!stages.has('inReview')) return notSetUp(frame, 'count', REVIEW_STAGE);
  const { samples, excluded } = sift(flows.map((flow) => revisionRoundsOf(flow, frame)));
  const parts = { ...percentiles(samples), mean: meanOf(samples) };
  return answer(frame, { value: parts.p50, unit: 'count', n: samples.length, excluded, parts });
};
