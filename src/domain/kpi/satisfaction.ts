import type { Instant } from '../units';
import { answered, inWindow, type KpiFrame, notSetUp, share } from './frame';
import type { KpiResult } from './result';

/** An issue's mapped rating and when the issue was done; null = nobody rated it. */
export type Rated = { readonly done: Instant; readonly rating: number | null };

/** The mapped field's scale; ratings from `top` on are the top box. */
export type RatingScale = { readonly min: number; readonly max: number; readonly top: number };

/** Mean rating of issues done, on the field's own scale. Part `topBox`: share of ratings from `top` on. `n` = ratings. */
export const satisfaction = (frame: KpiFrame, issues: readonly Rated[], scale: RatingScale | null): KpiResult => {
  if (scale === null) return notSetUp(frame, 'points', 'satisfaction-field');
  const { ratings, excluded } = ratingsOf(frame, issues, scale);
  const sum = ratings.reduce((total, rating) => total + rating, 0);
  const top = ratings.filter((rating) => rating >= scale.top).length;
  return answered(frame, 'points', share(sum, ratings.length), ratings.length, {
    excluded,
    parts: { topBox: share(top, ratings.length) },
  });
};

export const ratingsOf = (frame: KpiFrame, issues: readonly Rated[], { min, max }: Omit<RatingScale, 'top'>) => {
  const within = inWindow(frame);
  const done = issues.filter((issue) => within(issue.done));
  const given = done.flatMap(({ rating }) => (rating === null ? [] : [rating]));
  const ratings = given.filter((rating) => rating >= min && rating <= max);
  return {
    ratings,
    excluded: { 'no-rating': done.length - given.length, 'off-scale': given.length - ratings.length },
  };
};
