import { describe, expect, it } from 'vitest';
import { solveExactly } from '../../../bench/plan/highs';
import { instanceOf } from '../../../bench/plan/instance';
import { problemOf } from '../../../src/domain/planning/problem';
import { planned } from './examples';

// The first three instances as they come; the search was tuned on others (docs/planning.md). HiGHS stops at a gap of its own,
// not by the clock, so that a busy machine changes nothing.
const SEEDS = [1, 2, 3];
const OWN_GAP = 0.003;
const WORST = 0.01;

const gapOf = async (seed: number): Promise<number> => {
  const request = instanceOf(50, 30, seed);
  const { optimal, bound } = await solveExactly(problemOf(request), 110, OWN_GAP);
  expect(optimal).toBe(true);
  const { value } = planned(request).totals;
  expect(value).toBeLessThanOrEqual(bound + 1e-6);
  return (bound - value) / bound;
};

describe('plans of 50 issues for 30 people', () => {
  it('are each within 1 % of what HiGHS proves to be the most', async () => {
    const gaps: number[] = [];
    for (const seed of SEEDS) gaps.push(await gapOf(seed));
    expect(Math.max(...gaps)).toBeLessThanOrEqual(WORST);
  }, 300_000);
});
