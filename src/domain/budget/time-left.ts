import type { Instant } from '../units';
import type { Allowance } from './allowance';

/** Where reading a site stands: issues in all, those read, and those whose histories are read. */
export type ReadSoFar = {
  readonly issues: number;
  readonly read: number;
  readonly histories: number;
  readonly startedAt: Instant;
  readonly now: Instant;
};

/** A page of 100 issues takes 101 points, and their histories as many. */
const POINTS_EACH = 1.01;
/** The part of a grant that reading on and on may take. */
const SLOW = 0.8;
const HOUR_S = 3600;

/** Seconds until a site is read, about: by the points that are granted, or by the pace so far, whichever is slower. Null = not known yet. */
export const secondsLeft = (
  { issues, read, histories, startedAt, now }: ReadSoFar,
  allowance: Allowance,
): number | null => {
  const done = read + histories;
  if (issues === 0 || done === 0) return null;
  const left = Math.max(0, 2 * issues - done);
  const paced = (((now - startedAt) / 1000) * left) / done;
  const { points, granted, until } = allowance;
  if (points === 'unlimited' || granted === 'unlimited') return Math.ceil(paced);
  const needs = left * POINTS_EACH - Math.max(0, points - granted * (1 - SLOW));
  if (needs <= 0) return Math.ceil(paced);
  // Nothing is granted while Jira refuses: what comes afterwards is not known.
  if (granted === 0) return null;
  const waits = (until - now) / 1000 + (Math.ceil(needs / (granted * SLOW)) - 1) * HOUR_S;
  return Math.ceil(Math.max(0, waits) + Math.min(paced, HOUR_S));
};
