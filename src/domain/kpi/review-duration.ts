import { type Frame, isWithin, type Sample, sift, spread } from './flow-frame';
import { notSetUp } from './frame';
import { MS_PER_DAY } from './local-days';
import type { Material } from './material';
import type { Measure } from './measure';
import type { KpiResult } from './result';
import type { Stages } from './stages';

/** What an admin has to map before KPIs of review say anything. */
export const REVIEW_STAGE = 'review-stage';

/** Days in review over all its visits, for issues done in the window; docs/kpis.md “Review duration”. */
export const reviewDurationOf = ({ done, review }: Measure, frame: Frame): Sample => {
  if (!isWithin(done, frame)) return null;
  return review === null ? 'never-reviewed' : review / MS_PER_DAY;
};

/** Median in elapsed days; null without reviewed issues, not set up without a review stage. */
export const reviewDuration = ({ measures }: Material, frame: Frame, stages: Stages): KpiResult =>
  stages.has('inReview')
    ? spread(
        frame,
        'days',
        sift(measures, (one) => reviewDurationOf(one, frame)),
      )
    : notSetUp(frame, 'days', REVIEW_STAGE);
