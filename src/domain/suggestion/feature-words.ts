import type { Instant } from '../units';
import { daysBetween, decay, HALF_LIFE } from './decay';
import type { Vocabulary } from './gather';
import type { LikeIssue } from './like-issues';
import type { Tallier, Tally } from './tally';

/** Σ over the like issues that somebody resolved of (likeness ÷ the nearest's likeness)² · d(age, 365). */
export const alike = (like: readonly LikeIssue[], tally: Tallier, now: Instant): Tally => {
  const most = Math.max(...like.map(({ likeness }) => likeness));
  return tally(
    like.map(({ person, resolved, likeness }) => ({
      person,
      amount: (likeness / most) ** 2 * decay(daysBetween(resolved, now), HALF_LIFE.words),
    })),
  );
};

/**
 * Mean likeness of a person's issues, as ln((num + 2μ) ÷ ((den + 2)·μ)): num = Σ likeness · d(age, 365), den = Σ d(age, 365),
 * μ = the mean over everybody. 0 for somebody unknown, and for everybody when nobody shares a word.
 */
export const vocabulary = (words: readonly Vocabulary[], issues: Tally, tally: Tallier): Float64Array => {
  const sums = tally(words.map(({ person, weight }) => ({ person, amount: weight })));
  const mean = issues.total > 0 ? sums.total / issues.total : 0;
  return sums.of.map((sum, i) => (mean > 0 ? Math.log((sum / mean + 2) / ((issues.of[i] ?? 0) + 2)) : 0));
};
