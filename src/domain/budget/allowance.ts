import { type Instant, instant } from '../units';

/** What background work may still spend of Jira's hourly pool, until when that holds, and why it is so much. */
export type Allowance = {
  /** 0 = nothing before `until`. */
  readonly points: number | 'unlimited';
  /** Of how many in this hour. */
  readonly granted: number | 'unlimited';
  readonly until: Instant;
  /** `share` = the plain share; `headers` = what the answers tell of the pool; `blocked` = Jira refused. */
  readonly reason: 'share' | 'headers' | 'blocked' | 'unlimited';
};

/** What an admin may set: parts of the pool, from 0 to 1. */
export type Shares = { readonly share: number; readonly largeShare: number };
export const SHARES: Shares = { share: 0.01, largeShare: 0.1 };

/** What is known of this hour. `pool*` are null where no header of this hour told them. */
export type HourSoFar = {
  readonly now: Instant;
  readonly spent: number;
  readonly poolLimit: number | null;
  readonly poolLeft: number | null;
  /** Until when Jira refuses everything; null = it does not. */
  readonly blockedUntil: Instant | null;
};

/** The pool of an app that Atlassian has not reviewed for more, for all its sites together. */
export const DEFAULT_POOL = 65_000;
/** While the pool is fuller than this, background work may take the large share. */
const PLENTY = 0.6;
/** What is left of the pool then belongs to screens alone. */
const RESERVE = 0.2;
const HOUR_MS = 3_600_000;

export const hourOf = (at: Instant): Instant => instant(Math.floor(at / HOUR_MS) * HOUR_MS);
const nextHour = (at: Instant): Instant => instant(hourOf(at) + HOUR_MS);

/** Points that background work may spend in this hour in all, and what decides it. */
export const grantedIn = (
  { poolLimit, poolLeft }: Pick<HourSoFar, 'poolLimit' | 'poolLeft'>,
  { share, largeShare }: Shares,
): { readonly points: number; readonly reason: 'share' | 'headers' } => {
  const pool = poolLimit ?? DEFAULT_POOL;
  if (poolLimit === null || poolLeft === null) return { points: Math.floor(pool * share), reason: 'share' };
  const left = poolLeft / Math.max(1, poolLimit);
  if (left < RESERVE) return { points: 0, reason: 'headers' };
  if (left > PLENTY) return { points: Math.floor(pool * Math.max(share, largeShare)), reason: 'headers' };
  return { points: Math.floor(pool * share), reason: 'share' };
};

/** What background work may still spend. Nothing while Jira refuses; the pool starts anew at the top of each hour. */
export const allowanceOf = (hour: HourSoFar, shares: Shares): Allowance => {
  if (hour.blockedUntil !== null && hour.blockedUntil > hour.now)
    return { points: 0, granted: 0, until: hour.blockedUntil, reason: 'blocked' };
  const { points, reason } = grantedIn(hour, shares);
  return { points: Math.max(0, points - hour.spent), granted: points, until: nextHour(hour.now), reason };
};
