import type { Flow } from './flow';
import { elapsedDays, type Frame, isWithin, type Sample, sift, spread } from './flow-frame';
import { notSetUp } from './frame';
import type { KpiResult } from './result';
import { REVIEW_STAGE } from './review-duration';
import type { StageMap } from './stages';

/** Days from start to the first entry into review, for issues done in the window; docs/kpis.md “First-proof time”. */
export const firstProofTimeOf = ({ started, firstReview, done }: Flow, frame: Frame): Sample => {
  if (!isWithin(done, frame)) return null;
  if (started === null) return 'never-started';
  return firstReview === null ? 'never-reviewed' : elapsedDays(started, firstReview);
};

/** Median in elapsed days; null without reviewed issues, not set up without a review stage. */
export const firstProofTime = (flows: readonly Flow[], frame: Frame, stages: StageMap): KpiResult =>
  stages.has('inReview')
    ? spread(frame, 'days', sift(flows.map((flow) => firstProofTimeOf(flow, frame))))
    : notSetUp(frame, 'days', REVIEW_STAGE);
