import { describe, expect, it } from 'vitest';
import { allowanceOf, DEFAULT_POOL, type HourSoFar, SHARES } from '../../../src/domain/budget/allowance';
import { backoff } from '../../../src/domain/budget/backoff';
import { secondsLeft } from '../../../src/domain/budget/time-left';
import { instant } from '../../../src/domain/units';

const HOUR = 3_600_000;
const hour = (own: Partial<HourSoFar>): HourSoFar => ({
  ...{ now: instant(10.5 * HOUR), spent: 0, poolLimit: null, poolLeft: null, blockedUntil: null, ...own },
});
const points = (own: Partial<HourSoFar>) => allowanceOf(hour(own), SHARES).points;

describe('the allowance of background work', () => {
  it('is 1 % of the documented pool where no header told of it, less what was spent', () => {
    expect(points({})).toBe(DEFAULT_POOL / 100);
    expect(points({ spent: 600 })).toBe(50);
    expect(points({ spent: 700 })).toBe(0);
  });

  it('is 10 % above 60 % of the pool, 1 % down to 20 %, and nothing below: that is for screens', () => {
    const left = (poolLeft: number) => points({ poolLimit: 100_000, poolLeft });
    expect([60_001, 60_000, 20_000, 19_999].map(left)).toEqual([10_000, 1_000, 1_000, 0]);
  });

  it('holds until the pool starts anew, and a refusal until it is over', () => {
    expect(allowanceOf(hour({}), SHARES).until).toBe(11 * HOUR);
    const blocked = allowanceOf(hour({ blockedUntil: instant(12 * HOUR) }), SHARES);
    expect(blocked).toMatchObject({ points: 0, reason: 'blocked', until: 12 * HOUR });
    expect(points({ blockedUntil: instant(10 * HOUR) })).toBe(650);
  });
});

describe('the wait before another try', () => {
  it('doubles, is spread over its upper half, and is capped', () => {
    expect([1, 2, 3, 10, 40].map((fails) => backoff({ fails }, () => 0))).toEqual([1, 2, 4, 450, 450]);
    expect([1, 2, 3, 10, 40].map((fails) => backoff({ fails }, () => 0.999))).toEqual([2, 4, 8, 900, 900]);
  });

  it('is never shorter than what was asked for', () => {
    expect(backoff({ fails: 1, asked: 1200 }, () => 0)).toBe(1200);
  });
});

describe('the time that is left', () => {
  const soFar = { issues: 1000, read: 500, histories: 0, startedAt: instant(0), now: instant(60_000) };

  it('goes by the pace where the points suffice', () => {
    const allowance = { points: 100_000, granted: 100_000, until: instant(HOUR), reason: 'headers' } as const;
    expect(secondsLeft(soFar, allowance)).toBe(180);
  });

  it('counts the hours that the points take where they do not', () => {
    const allowance = { points: 0, granted: 650, until: instant(HOUR), reason: 'share' } as const;
    expect(secondsLeft(soFar, allowance)).toBe(3540 + 2 * 3600 + 180);
  });

  it('is not known before anything was read, nor while Jira refuses', () => {
    const blocked = { points: 0, granted: 0, until: instant(HOUR), reason: 'blocked' } as const;
    expect(secondsLeft({ ...soFar, read: 0 }, blocked)).toBeNull();
    expect(secondsLeft(soFar, blocked)).toBeNull();
  });
});
