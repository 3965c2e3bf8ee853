import { describe, expect, it } from 'vitest';
import type { PanelMember } from '../../src/contract';
import { addDays, localDate, seconds, zone } from '../../src/domain/units';
import { hintOf, isOver } from '../../src/frontend/issue-panel/member-words';
import { daysAway, scaleOf, weekSums } from '../../src/frontend/issue-panel/week-sums';
import { formatFor } from '../../src/frontend/shared/format';

const TUESDAY = localDate('2026-11-24');
const MONDAYS = [localDate('2026-11-23'), localDate('2026-11-30')];
const HOUR = 3600;

/** Two weeks from a Tuesday, 8 h Monday to Friday, 2 h dated and 1 h undated work on each working day. */
const aMember = (over: Partial<PanelMember> = {}): PanelMember => ({
  accountId: 'ana',
  assigned: false,
  zone: zone('Europe/Berlin'),
  today: TUESDAY,
  calendarAssumed: false,
  allocatedAbove: null,
  days: Array.from({ length: 13 }, (_, n) => {
    const day = addDays(TUESDAY, n);
    const works = ![4, 5, 11, 12].includes(n);
    return {
      day,
      capacity: seconds(works ? 8 * HOUR : 0),
      away: seconds(0),
      dated: seconds(works ? 2 * HOUR : 0),
      undated: works ? [{ priority: 1, seconds: seconds(HOUR) }] : [],
      assumed: seconds(works ? HOUR : 0),
    };
  }),
  free: seconds(0),
  couldFinishBy: null,
  lateByDays: null,
  open: 10,
  unestimated: 0,
  dueInWindow: 0,
  overdue: 0,
  notPlaced: 0,
  ...over,
});
const english = formatFor('en-GB', 'Europe/Berlin');

describe('weeks on screen', () => {
  it('count the current week from today on', () => {
    const [first, second] = weekSums(aMember(), MONDAYS);
    expect(first).toMatchObject({ capacity: 32 * HOUR, load: 12 * HOUR, assumed: 4 * HOUR, over: 0, allAway: false });
    expect(second).toMatchObject({ capacity: 40 * HOUR, load: 15 * HOUR });
  });
  it('show what is over capacity, and a week that is all away', () => {
    const days = aMember().days.map((day) => ({ ...day, dated: seconds(9 * HOUR) }));
    expect(weekSums(aMember({ days }), MONDAYS)[1]?.over).toBeGreaterThan(0);
    const away = aMember().days.map((day) => ({ ...day, away: day.capacity, capacity: seconds(0) }));
    expect(weekSums(aMember({ days: away }), MONDAYS)[0]?.allAway).toBe(true);
    expect(daysAway(aMember({ days: away }))).toBe(9);
  });
  it('share one scale: part time is a shorter bar', () => {
    expect(scaleOf([weekSums(aMember(), MONDAYS)])).toBe(40 * HOUR);
    expect(scaleOf([])).toBe(1);
  });
});

describe('the line under a name', () => {
  it('says first who is assigned, then counts where hours say little, then absences, unestimated work and part time', () => {
    expect(hintOf(aMember({ assigned: true, unestimated: 9 }), english)).toBe('assigned now');
    expect(hintOf(aMember({ unestimated: 6, dueInWindow: 2, overdue: 1 }), english)).toBe(
      '10 open, 2 due in time, 1 overdue',
    );
    expect(hintOf(aMember({ unestimated: 2 }), english)).toBe('2 unestimated');
    const threeDays = aMember().days.map((day) =>
      ['2026-11-26', '2026-11-27', '2026-12-03', '2026-12-04'].includes(day.day)
        ? { ...day, capacity: seconds(0) }
        : day,
    );
    expect(hintOf(aMember({ days: threeDays }), english)).toBe('Mon to Wed');
    expect(hintOf(aMember(), english)).toBe('full time');
  });
  it('calls nobody over-allocated by less than half an hour', () => {
    expect([isOver(-1799), isOver(-1800), isOver(0)]).toEqual([false, true, false]);
  });
});

describe('figures', () => {
  it('are whole hours; under one hour something is never nothing, and nothing is no minus', () => {
    expect([14.4, 0.4, 0, -0.01, 1234].map((hours) => english.hours(hours * HOUR))).toEqual([
      '14 h',
      '0.4 h',
      '0 h',
      '0 h',
      '1,234 h',
    ]);
  });
  it('follow the viewer’s locale and zone', () => {
    expect(english.day('2026-12-04')).toBe('Fri 4 Dec');
    expect(formatFor('de-DE', 'Asia/Tokyo').time(Date.UTC(2026, 10, 24, 0, 5))).toBe('09:05');
    expect(formatFor('de-DE', 'America/New_York').zone).toBe('New York');
  });
});
