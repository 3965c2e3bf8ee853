import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fanOf, MOST_FAN_WEEKS } from '../../../src/domain/forecast/fan';
import { whenDone } from '../../../src/domain/forecast/when-done';
import { addDays, localDate } from '../../../src/domain/units';

const day = localDate('2026-11-26');
const someWeeks = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 7, maxLength: 26 });

describe('the fan of a forecast', () => {
  it('is a line where every week was alike', () => {
    const [first, second] = fanOf([4, 4, 4, 4, 4, 4, 4], { day, weeks: 2, seed: 1 });
    expect(first).toEqual({ to: '2026-12-02', p5: 4, p15: 4, p50: 4, p85: 4, p95: 4 });
    expect(second).toEqual({ to: '2026-12-09', p5: 8, p15: 8, p50: 8, p85: 8, p95: 8 });
  });

  it('opens with time, never falls, and is the same for the same seed', () => {
    fc.assert(
      fc.property(someWeeks, fc.integer({ min: 1, max: 60 }), fc.nat(), (counts, weeks, seed) => {
        const fan = fanOf(counts, { day, weeks, seed }, 400);
        expect(fan).toHaveLength(Math.min(weeks, MOST_FAN_WEEKS));
        expect(fanOf(counts, { day, weeks, seed }, 400)).toEqual(fan);
        for (const [week, { p5, p15, p50, p85, p95 }] of fan.entries()) {
          expect(p5 <= p15 && p15 <= p50 && p50 <= p85 && p85 <= p95).toBe(true);
          expect(p50).toBeGreaterThanOrEqual(fan[week - 1]?.p50 ?? 0);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('reaches the last issue about when the forecast says so', () => {
    const counts = [3, 5, 0, 4, 6, 2, 5, 4, 3, 7];
    const monday = localDate('2026-09-14');
    const weeks = counts.map((count, n) => ({ week: addDays(monday, 7 * n), count }));
    const told = whenDone(weeks, { issues: 40, day, seed: 3 });
    if (!told.ok) throw new Error('refused');
    const fan = fanOf(counts, { day, weeks: 20, seed: 3 });
    const median = fan.findIndex(({ p50 }) => p50 >= 40) + 1;
    expect(Math.abs(median - (told.by.p50?.weeks ?? 0))).toBeLessThanOrEqual(1);
  });
});
