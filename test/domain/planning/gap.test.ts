import { describe, expect, it } from 'vitest';
import { solveExactly } from '../../../bench/plan/highs';
import { instanceOf } from '../../../bench/plan/instance';
import { problemOf } from '../../../src/domain/planning/problem';
import { planned } from './examples';

// Two instances on which the search does reach the bar: they keep it from getting worse. Not every instance does
// (docs/planning.md). HiGHS stops at a gap of its own, not by the clock, so that a busy machine changes nothing.
const REACHED = [3, 9];
const OWN_GAP = 0.003;

describe('a plan of 50 issues for 30 people', () => {
  it.each(REACHED)(
    'is within 1 % of what HiGHS proves to be the most (instance %i)',
    async (seed) => {
      const request = instanceOf(50, 30, seed);
      const { optimal, bound } = await solveExactly(problemOf(request), 110, OWN_GAP);
      expect(optimal).toBe(true);
      const { value } = planned(request).totals;
      expect(value).toBeLessThanOrEqual(bound + 1e-6);
      expect((bound - value) / bound).toBeLessThanOrEqual(0.01);
    },
    120_000,
  );
});
