import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stateOf, type Target, targetProblem, trendOf } from '../../../src/domain/kpi/target';

const month = { unit: 'month', count: 1 } as const;
const punctual: Target = { direction: 'higher', amber: 0.95, red: 0.85, period: month };
const quick: Target = { direction: 'lower', amber: 5, red: 7, period: month };
const of = (value: number | null) => ({ value });

describe('a target', () => {
  it('is met from amber on, missed beyond red, at risk between; a threshold belongs to its better side', () => {
    expect([0.96, 0.95, 0.94, 0.85, 0.84].map((value) => stateOf(of(value), punctual))).toEqual([
      'met',
      'met',
      'at-risk',
      'at-risk',
      'missed',
    ]);
    expect([4, 5, 6, 7, 8].map((value) => stateOf(of(value), quick))).toEqual([
      'met',
      'met',
      'at-risk',
      'at-risk',
      'missed',
    ]);
  });
  it('is neither met nor missed without data', () => {
    expect(stateOf(of(null), punctual)).toBe('no-data');
    expect(stateOf(of(0), punctual)).toBe('missed');
  });
  it('is refused where nothing would ever be at risk, and for numbers and periods that are none', () => {
    expect(targetProblem(punctual)).toBeNull();
    expect(targetProblem(quick)).toBeNull();
    expect(targetProblem({ ...punctual, red: 0.97 })).toBe('nothing-at-risk');
    expect(targetProblem({ ...quick, red: 5 })).toBe('nothing-at-risk');
    expect(targetProblem({ ...quick, red: Number.NaN })).toBe('not-a-number');
    expect(targetProblem({ ...quick, period: { unit: 'week', count: 0 } })).toBe('bad-period');
  });
  it('never gets worse by a better value', () => {
    const order = ['missed', 'at-risk', 'met'];
    const value = fc.double({ min: -10, max: 10, noNaN: true });
    fc.assert(
      fc.property(value, value, (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        expect(order.indexOf(stateOf(of(high), punctual))).toBeGreaterThanOrEqual(
          order.indexOf(stateOf(of(low), punctual)),
        );
        expect(order.indexOf(stateOf(of(low), quick))).toBeGreaterThanOrEqual(order.indexOf(stateOf(of(high), quick)));
      }),
    );
  });
});

describe('a trend', () => {
  it('is better or worse by direction, or the same', () => {
    expect(trendOf(of(2), of(1), 'higher')).toBe('better');
    expect(trendOf(of(2), of(1), 'lower')).toBe('worse');
    expect(trendOf(of(1), of(1), 'lower')).toBe('same');
  });
  it('is nothing where either period has no value, or no direction is better', () => {
    expect(trendOf(of(null), of(1), 'higher')).toBeNull();
    expect(trendOf(of(1), of(null), 'higher')).toBeNull();
    expect(trendOf(of(2), of(1), null)).toBeNull();
  });
});
