import { describe, expect, it } from 'vitest';
import { addDays, localDate, seconds } from '../../src/domain/units';
import { hintOf } from '../../src/frontend/issue-panel/member-words';
import { assumedIn, daysAway, scaleOf, weekSums } from '../../src/frontend/issue-panel/week-sums';
import { isOver } from '../../src/frontend/issue-panel/windows';
import { formatFor } from '../../src/frontend/shared/format';
import { aMember, HOUR, TUESDAY } from '../fixtures/panel';

const MONDAYS = [localDate('2026-11-23'), localDate('2026-11-30')];

const english = formatFor('en-GB', 'Europe/Berlin');

describe('weeks on screen', () => {
  it('count the current week from today on', () => {
    const [first, second] = weekSums(aMember().days, MONDAYS);
    expect(first).toMatchObject({ capacity: 32 * HOUR, load: 12 * HOUR, assumed: 4 * HOUR, over: 0, allAway: false });
    expect(second).toMatchObject({ capacity: 40 * HOUR, load: 15 * HOUR });
  });
  it('show what is over capacity, and a week that is all away', () => {
    const days = aMember().days.map((day) => ({ ...day, dated: seconds(9 * HOUR) }));
    expect(weekSums(days, MONDAYS)[1]?.over).toBeGreaterThan(0);
    const away = aMember().days.map((day) => ({ ...day, away: day.capacity, capacity: seconds(0) }));
    expect(weekSums(away, MONDAYS)[0]?.allAway).toBe(true);
    expect(daysAway(aMember({ days: away }))).toBe(9);
  });
  it('split the load into listed, other, assumed and this issue’s work, which add up', () => {
    const tuesday = localDate('2026-11-24');
    const known = { listed: new Map([[tuesday, 5 * HOUR]]), own: new Map([[tuesday, HOUR]]), ownAssumed: false };
    const [first] = weekSums(aMember().days, MONDAYS, known);
    expect(first).toMatchObject({ load: 12 * HOUR, own: HOUR, assumed: 4 * HOUR, other: 2 * HOUR });
    const assumed = weekSums(aMember().days, MONDAYS, { ...known, ownAssumed: true })[0];
    expect(assumed).toMatchObject({ own: HOUR, assumed: 3 * HOUR, other: 3 * HOUR });
  });
  it('never show other work below 0, where issues grew after the sums were made', () => {
    const known = { listed: new Map([[localDate('2026-11-24'), 99 * HOUR]]), own: new Map(), ownAssumed: false };
    expect(weekSums(aMember().days, MONDAYS, known)[0]?.other).toBe(0);
  });
  it('are what "assumed" and "away" count, however far the due date lies beyond them', () => {
    const far = Array.from({ length: 200 }, (_, n) => ({
      ...aMember().days[0],
      ...{ day: addDays(TUESDAY, n), capacity: seconds(0), away: seconds(8 * HOUR), undated: [] },
      ...{ dated: seconds(HOUR), assumed: seconds(HOUR) },
    }));
    expect(assumedIn(far, MONDAYS)).toBe(13 * HOUR);
    expect(daysAway(aMember({ days: far }))).toBe(27);
  });
  it('share one scale: part time is a shorter bar', () => {
    expect(scaleOf([weekSums(aMember().days, MONDAYS)])).toBe(40 * HOUR);
    expect(scaleOf([])).toBe(1);
  });
});

describe('the line under a name', () => {
  it('says first who is assigned, then counts where hours say little, then absences, unestimated work and part time', () => {
    expect(hintOf(aMember({ assigned: true, unestimated: 2 }), english)).toBe('assigned now');
    expect(hintOf(aMember({ unestimated: 6, dueInWindow: 2, overdue: 1 }), english)).toBe('2 due in time, 1 overdue');
    expect(hintOf(aMember({ assigned: true, unestimated: 6 }), english, true)).toBe(
      '0 due in time, 0 overdue, assigned now, changed since',
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
    const november = formatFor('en-GB', 'Europe/Berlin', Date.UTC(2026, 10, 24));
    expect(['2026-12-04', '2027-02-05'].map(november.day)).toEqual(['Fri 4 Dec', 'Fri 5 Feb 2027']);
    expect(formatFor('de-DE', 'Asia/Tokyo').time(Date.UTC(2026, 10, 24, 0, 5))).toBe('09:05');
    expect(formatFor('de-DE', 'America/New_York').zone).toBe('New York');
  });
});
