import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysOf, earlier, LINE_WEEKS, lineOf, periodBefore } from '../../../src/domain/kpi/period';
import { mostPeriods, PERIOD_UNITS } from '../../../src/domain/kpi/target';
import { addDays, dayOfNumber, localDate, weekdayOf } from '../../../src/domain/units';

const thursday = localDate('2026-11-26');

describe('periods', () => {
  it('are the last whole weeks, months and quarters', () => {
    expect(periodBefore(thursday, { unit: 'week', count: 4 })).toEqual({ from: '2026-10-26', to: '2026-11-23' });
    expect(periodBefore(thursday, { unit: 'month', count: 1 })).toEqual({ from: '2026-10-01', to: '2026-11-01' });
    expect(periodBefore(thursday, { unit: 'quarter', count: 2 })).toEqual({ from: '2026-04-01', to: '2026-10-01' });
  });

  it('end before the day itself, also on a Monday and on the first of a month', () => {
    expect(periodBefore(localDate('2026-11-23'), { unit: 'week', count: 1 }).to).toBe('2026-11-23');
    expect(periodBefore(localDate('2026-01-01'), { unit: 'month', count: 2 })).toEqual({
      from: '2025-11-01',
      to: '2026-01-01',
    });
  });

  it('of the same kind follow each other without a gap', () => {
    const aPeriod = fc
      .constantFrom(...PERIOD_UNITS)
      .chain((unit) => fc.record({ unit: fc.constant(unit), count: fc.integer({ min: 1, max: mostPeriods(unit) }) }));
    fc.assert(
      fc.property(fc.integer({ min: 15_000, max: 25_000 }).map(dayOfNumber), aPeriod, (today, period) => {
        const window = periodBefore(today, period);
        expect(window.from < window.to && window.to <= today).toBe(true);
        expect(earlier(window, period).to).toBe(window.from);
      }),
    );
  });

  it('of a line end on the last Sundays, each as long', () => {
    const line = lineOf(thursday, 28);
    expect(line).toHaveLength(LINE_WEEKS);
    expect(line.at(-1)).toEqual(periodBefore(thursday, { unit: 'week', count: 4 }));
    for (const window of line) expect([weekdayOf(addDays(window.to, -1)), daysOf(window)]).toEqual([6, 28]);
  });
});
