import { type Seconds, seconds } from '../units';
import type { Remaining } from './types';

/** What Jira says about an issue's effort, in seconds; null = the field is empty. */
export type Effort = {
  readonly remaining: number | null;
  readonly original: number | null;
  readonly spent: number | null;
  readonly points: number | null;
};

/** What stands in for unknown work of a type in a project, and where it comes from. */
export type Assumption = {
  readonly seconds: Seconds;
  readonly from: 'median-spent' | 'median-estimate' | 'default';
  readonly n: number | null;
};

/**
 * Remaining work of an open issue: the remaining estimate; else original − spent, not below 0; else story points where
 * an admin said what a point stands for; else an assumption, where there is one; else unknown, which is not 0.
 */
export const remainingOf = (
  effort: Effort,
  secondsPerPoint: number | null,
  assumption: Assumption | null,
): Remaining => {
  if (effort.remaining !== null) return { kind: 'known', seconds: seconds(Math.max(0, effort.remaining)) };
  if (effort.original !== null)
    return { kind: 'known', seconds: seconds(Math.max(0, effort.original - (effort.spent ?? 0))) };
  if (effort.points !== null && secondsPerPoint !== null)
    return { kind: 'known', seconds: seconds(Math.max(0, effort.points * secondsPerPoint)) };
  return assumption === null ? { kind: 'unknown' } : { kind: 'assumed', seconds: assumption.seconds };
};

/** Fewest done issues of a type in a project whose median may stand in for an unknown one. */
export const ENOUGH_ISSUES = 5;

/** Median of time spent, else of original estimates, of done issues that have one, n ≥ 5; else the admin's default. */
export const assumptionFrom = (
  done: { spent: readonly number[]; original: readonly number[] },
  fallback: Seconds | null,
): Assumption | null => {
  if (done.spent.length >= ENOUGH_ISSUES)
    return { seconds: seconds(Math.round(median(done.spent))), from: 'median-spent', n: done.spent.length };
  if (done.original.length >= ENOUGH_ISSUES)
    return { seconds: seconds(Math.round(median(done.original))), from: 'median-estimate', n: done.original.length };
  return fallback === null ? null : { seconds: fallback, from: 'default', n: null };
};

/** Middle value, or the mean of the two middle ones; of at least one value. */
const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
};

/** Where under half of the open issues are estimated, counts say more than hours. */
export const countsLead = (open: number, unestimated: number): boolean => open > 0 && open - unestimated < open / 2;
