import { describe, expect, it } from 'vitest';
import { couldFinishBy, lateByDays } from '../../../src/domain/capacity/could-finish-by';
import { plan } from '../../../src/domain/capacity/plan';
import { hours, seconds } from '../../../src/domain/units';
import { calendar, day, issue, MONDAY } from './examples';

describe('could finish by', () => {
  const issues = [
    issue('dated', 4, { due: MONDAY }),
    issue('urgent', 4, { priority: 0 }),
    issue('later', 40, { priority: 3 }),
  ];
  const candidate = { id: issue('X', 0).id, remaining: hours(10), start: null, priority: 1 };
  it('goes round dated work and work of equal or higher priority, and before the rest', () => {
    expect(couldFinishBy({ calendar: calendar(), today: MONDAY, issues, issue: candidate })).toBe('2026-11-25');
    expect(couldFinishBy({ calendar: calendar(), today: MONDAY, issues, issue: { ...candidate, priority: 3 } })).toBe(
      '2026-12-02',
    );
  });
  it('takes the issue itself out of the work and begins on its start', () => {
    const own = [...issues, issue('X', 10, { due: MONDAY })];
    expect(couldFinishBy({ calendar: calendar(), today: MONDAY, issues: own, issue: candidate })).toBe('2026-11-25');
    expect(
      couldFinishBy({
        calendar: calendar(),
        today: MONDAY,
        issues: own,
        issue: { ...candidate, start: day('2026-12-05') },
      }),
    ).toBe('2026-12-08');
  });
  it('begins on a start after the due date, which plays no part', () => {
    const own = [...issues, issue('X', 10, { start: day('2026-12-05'), due: day('2026-12-01') })];
    const late = { ...candidate, start: day('2026-12-05') };
    expect(couldFinishBy({ calendar: calendar(), today: MONDAY, issues: own, issue: late })).toBe('2026-12-08');
  });
  it('needs a day with room, however little is left', () => {
    const crumb = { ...candidate, remaining: seconds(1e-4) };
    const saturday = day('2026-11-28');
    expect(couldFinishBy({ calendar: calendar(), today: saturday, issues: [], issue: crumb })).toBe('2026-11-30');
    const laid = plan({ calendar: calendar(), today: saturday, issues: [issue('A', 1e-8)] });
    expect([laid.lastPlannedDay.get(issue('A', 0).id), laid.notPlaced]).toEqual(['2026-11-30', []]);
  });
  it('a rest of less than a minute still takes its day', () => {
    expect(
      couldFinishBy({
        calendar: calendar(),
        today: MONDAY,
        issues: [],
        issue: { ...candidate, remaining: seconds(28_830) },
      }),
    ).toBe('2026-11-24');
  });
  it('is unknown for unknown or no work, and beyond 400 days', () => {
    const by = (remaining: number | null) =>
      couldFinishBy({
        calendar: calendar(),
        today: MONDAY,
        issues: [],
        issue: { ...candidate, remaining: remaining === null ? null : hours(remaining) },
      });
    expect([null, 0, 286 * 8, 286 * 8 + 1].map(by)).toEqual([null, null, '2027-12-27', null]);
  });
  it('late counts calendar days after the due date', () => {
    expect([
      lateByDays(day('2026-12-02'), day('2026-11-30')),
      lateByDays(day('2026-11-30'), day('2026-11-30')),
      lateByDays(null, MONDAY),
    ]).toEqual([2, null, null]);
  });
});
