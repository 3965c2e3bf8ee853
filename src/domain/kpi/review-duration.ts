import { type Flow, staysWithin } from './flow';
import { elapsedDays, type Frame, isWithin, type Sample, sift, spread } from './flow-frame';
import { notSetUp } from './frame';
import type { KpiResult } from './result';
import type { StageMap } from './stages';

/** What an admin has to map before KPIs of review say anything. */
export const REVIEW_STAGE = 'review-stage';

/** Days in review over all its visits, for issues done in the window; docs/kpis.md “Review duration”. */
export const reviewDurationOf = (flow: Flow, frame: Frame): Sample => {
  if (!isWithin(flow.done, frame)) return null;
  if (!wasReviewed(flow)) return 'never-reviewed';
  return staysWithin(flow, flow.issue.created, flow.done)
    .filter(({ stage }) => stage === 'inReview')
    .reduce((sum, { from, to }) => sum + elapsedDays(from, to), 0);
};

export const wasReviewed = ({ stays }: Flow): boolean => stays.some(({ stage }) => stage === 'inReview');

/** Median in elapsed days; null without reviewed issues, not set up without a review stage. */
export const reviewDuration = (flows: readonly Flow[], frame: Frame, stages: StageMap): KpiResult =>
  stages.has('inReview')
    ? spread(frame, 'days', sift(flows.map((flow) => reviewDurationOf(flow, frame))))
    : notSetUp(frame, 'days', REVIEW_STAGE);
