import { type Frame, isWithin, type Sample, share, sift } from './flow-frame';
import { notSetUp } from './frame';
import type { Material } from './material';
import type { Measure } from './measure';
import type { KpiResult } from './result';
import { REVIEW_STAGE } from './review-duration';
import type { Stages } from './stages';

/** 1 for an issue done in the window that never went from review back to work; docs/kpis.md “First time right”. */
export const firstTimeRightOf = ({ done, revisionRounds }: Measure, frame: Frame): Sample =>
  isWithin(done, frame) ? Number(revisionRounds === 0) : null;

/** Share of issues done in the window, 0 to 1; null without any, not set up without a review stage. */
export const firstTimeRight = ({ measures }: Material, frame: Frame, stages: Stages): KpiResult =>
  stages.has('inReview')
    ? share(
        frame,
        sift(measures, (one) => firstTimeRightOf(one, frame)),
      )
    : notSetUp(frame, 'share', REVIEW_STAGE);
