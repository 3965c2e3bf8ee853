import { type Frame, isWithin, type Sample, sift, spread } from './flow-frame';
import { notSetUp } from './frame';
import { MS_PER_DAY } from './local-days';
import type { Material } from './material';
import type { Measure } from './measure';
import type { KpiResult } from './result';
import { REVIEW_STAGE } from './review-duration';
import type { Stages } from './stages';

/** Days from start to the first entry into review, for issues done in the window; docs/kpis.md “First-proof time”. */
export const firstProofTimeOf = ({ started, firstProof, done }: Measure, frame: Frame): Sample => {
  if (!isWithin(done, frame)) return null;
  if (started === null) return 'never-started';
  return firstProof === null ? 'never-reviewed' : firstProof / MS_PER_DAY;
};

/** Median in elapsed days; null without reviewed issues, not set up without a review stage. */
export const firstProofTime = ({ measures }: Material, frame: Frame, stages: Stages): KpiResult =>
  stages.has('inReview')
    ? spread(
        frame,
        'days',
        sift(measures, (one) => firstProofTimeOf(one, frame)),
      )
    : notSetUp(frame, 'days', REVIEW_STAGE);
