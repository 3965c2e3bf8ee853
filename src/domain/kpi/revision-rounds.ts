import { answer, type Frame, isWithin, meanOf, type Sample, sift } from './flow-frame';
import { notSetUp } from './frame';
import type { Material } from './material';
import type { Measure } from './measure';
import { percentiles } from './percentile';
import type { KpiResult } from './result';
import { REVIEW_STAGE } from './review-duration';
import type { Stages } from './stages';

/** Entries into work straight from review, for reviewed issues done in the window; docs/kpis.md “Revision rounds”. */
export const revisionRoundsOf = ({ done, review, revisionRounds: rounds }: Measure, frame: Frame): Sample => {
  if (!isWithin(done, frame)) return null;
  return review === null ? 'never-reviewed' : rounds;
};

/** Median count; parts: percentiles and `mean`. Null without reviewed issues, not set up without a review stage. */
export const revisionRounds = ({ measures }: Material, frame: Frame, stages: Stages): KpiResult => {
  if (!stages.has('inReview')) return notSetUp(frame, 'count', REVIEW_STAGE);
  const { samples, excluded } = sift(measures, (one) => revisionRoundsOf(one, frame));
  const parts = { ...percentiles(samples), mean: meanOf(samples) };
  return answer(frame, { value: parts.p50, unit: 'count', n: samples.length, excluded, parts });
};
