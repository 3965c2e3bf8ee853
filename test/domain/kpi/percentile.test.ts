import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { median, percentile, percentiles, quantileOfSorted } from '../../../src/domain/kpi/percentile';

describe('percentiles', () => {
  it('are of type 7: between the two values around (n − 1) × share', () => {
    expect(percentile([1, 2, 3, 4], 0.85)).toBeCloseTo(3.55, 12);
    expect(percentile([15, 20, 35, 40, 50], 0.4)).toBeCloseTo(29, 12);
    expect(median([1, 3, 4, 5, 8, 9])).toBe(4.5);
    expect(median([7])).toBe(7);
  });

  it('are null without data, never 0', () => {
    expect(percentile([], 0.5)).toBeNull();
    expect(percentiles([])).toEqual({ p50: null, p85: null, p95: null });
  });

  it('withhold p85 and p95 below 8 values', () => {
    expect(percentiles([1, 2, 3, 4, 5, 6, 7])).toEqual({ p50: 4, p85: null, p95: null });
    expect(percentiles([1, 2, 3, 4, 5, 6, 7, 8])).toEqual({
      p50: 4.5,
      p85: expect.closeTo(6.95, 12),
      p95: expect.closeTo(7.65, 12),
    });
  });

  it('do not depend on the order, lie within the values and leave them as they were', () => {
    const values = fc.array(fc.integer({ min: -1e6, max: 1e6 }), { minLength: 1 });
    fc.assert(
      fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), (list, share) => {
        const before = [...list];
        const found = percentile(list, share) ?? Number.NaN;
        expect(list).toEqual(before);
        expect(percentile([...list].reverse(), share)).toBe(found);
        expect(found).toBeGreaterThanOrEqual(Math.min(...list));
        expect(found).toBeLessThanOrEqual(Math.max(...list));
      }),
    );
  });

  it('are those of an order of all, also where many values are the same', () => {
    const few = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 8, maxLength: 400 });
    const many = fc.array(
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
      { minLength: 8, maxLength: 400 },
    );
    fc.assert(
      fc.property(fc.oneof(few, many), (values) => {
        const sorted = [...values].sort((a, b) => a - b);
        const at = (share: number) => quantileOfSorted(sorted, share);
        expect(percentiles(values)).toEqual({ p50: at(0.5), p85: at(0.85), p95: at(0.95) });
      }),
    );
  });
});
