import { describe, expect, it } from 'vitest';
import type { Hits, ReplayMonth } from '../../src/contract/skills';
import { shareOf, totalOf, verdictOf } from '../../src/frontend/settings/suggestions/replay-sums';

const month = (issues: number, atelier: Hits, mostFrequent: Hits, lastInComponent: Hits): ReplayMonth => ({
  month: '2026-10',
  issues,
  atelier,
  mostFrequent,
  lastInComponent,
});

describe('the replay of a project', () => {
  it('adds months by issues, not by shares', () => {
    const total = totalOf([
      month(10, [9, 10, 10], [1, 2, 3], [0, 0, 0]),
      month(90, [9, 45, 90], [10, 20, 30], [30, 40, 50]),
    ]);
    expect(total).toEqual({
      issues: 100,
      atelier: [18, 55, 100],
      mostFrequent: [11, 22, 33],
      lastInComponent: [30, 40, 50],
    });
    expect(shareOf(total, 'atelier', 1)).toBe(0.55);
  });
  it.each([
    ['better', [600, 0, 0], [300, 0, 0], [350, 0, 0], 'lastInComponent', 0.35],
    ['worse', [200, 0, 0], [300, 0, 0], [250, 0, 0], 'mostFrequent', 0.3],
    ['same', [310, 0, 0], [300, 0, 0], [250, 0, 0], 'mostFrequent', 0.3],
  ] as const)('says %s beside the better of the two simple rules', (kind, own, frequent, last, rule, other) => {
    expect(verdictOf(totalOf([month(1000, own, frequent, last)]))).toMatchObject({ kind, rule, other });
  });
  it('cannot tell by a handful of issues what it can tell by many', () => {
    expect(verdictOf(month(10, [6, 0, 0], [4, 0, 0], [0, 0, 0])).kind).toBe('same');
    expect(verdictOf(month(1000, [600, 0, 0], [400, 0, 0], [0, 0, 0])).kind).toBe('better');
  });
  it('of no issue at all is no difference', () => {
    expect(verdictOf(totalOf([]))).toMatchObject({ kind: 'same', share: 0, other: 0 });
  });
});
