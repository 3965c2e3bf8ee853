import { answered, type KpiFrame, notSetUp, share } from './frame';
import type { KpiResult } from './result';
import { type Rated, ratingsOf } from './satisfaction';

/** Net promoter score, −100 to 100: % who rate 9 or 10 less % who rate 0 to 6. Parts are shares. `n` = ratings. */
export const nps = (frame: KpiFrame, issues: readonly Rated[], mapped: boolean): KpiResult => {
  if (!mapped) return notSetUp(frame, 'points', 'nps-field');
  const { ratings, excluded } = ratingsOf(frame, issues, { min: 0, max: 10 });
  const promoters = ratings.filter((rating) => rating >= 9).length;
  const detractors = ratings.filter((rating) => rating < 7).length;
  const score = ratings.length ? (100 * (promoters - detractors)) / ratings.length : null;
  return answered(frame, 'points', score, ratings.length, {
    excluded,
    parts: { promoters: share(promoters, ratings.length), detractors: share(detractors, ratings.length) },
  });
};
