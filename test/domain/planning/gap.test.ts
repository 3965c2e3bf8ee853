import { describe, expect, it } from 'vitest';
import { solveExactly } from '../../../bench/plan/highs';
import { instanceOf } from '../../../bench/plan/instance';
import { problemOf } from '../../../src/domain/planning/problem';
import { planned } from './examples';

describe('a plan of 50 issues for 30 people', () => {
  it.each([2, 3])('is within 1 % of what HiGHS proves to be the most (instance %i)', async (seed) => {
    const request = instanceOf(50, 30, seed);
    const { bound } = await solveExactly(problemOf(request), 10);
    const { value } = planned(request).totals;
    expect(value).toBeLessThanOrEqual(bound + 1e-6);
    expect((bound - value) / bound).toBeLessThanOrEqual(0.01);
  });
});
