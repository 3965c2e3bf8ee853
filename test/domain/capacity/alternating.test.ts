import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { capacityStretches, stretchesFrom } from '../../../src/domain/capacity/capacity-stretch';
import { awayOn, capacityOn, capacityOver, capacitySeries, seriesOf } from '../../../src/domain/capacity/working-day';
import { localDateAt } from '../../../src/domain/time';
import { addDays, hours, instant, localDate, toHours, zone } from '../../../src/domain/units';
import { calendars, naiveMember } from './cases';
import { calendar, day, MONDAY, off, share } from './examples';

const LONG = [8, 8, 8, 8, 8, 0, 0];
const SHORT = [8, 8, 8, 0, 0, 0, 0];
const on = (own: ReturnType<typeof calendar>, date: string) => toHours(capacityOn(own, day(date)));
const over = (own: ReturnType<typeof calendar>, from: string, to: string) =>
  toHours(capacityOver(own, { from: day(from), to: day(to) }));

describe('two weeks that alternate', () => {
  const begins = (from: string) => {
    const [one] = calendar({ week: LONG, second: SHORT }).schedules;
    return { ...calendar(), schedules: one === undefined ? [] : [{ ...one, from: day(from) }] };
  };

  it('hold in turn, the first in the week in which the schedule begins', () => {
    const own = begins('2026-11-23');
    expect([on(own, '2026-11-26'), on(own, '2026-12-03'), on(own, '2026-12-10')]).toEqual([8, 0, 8]);
    expect(over(own, '2026-11-23', '2026-12-20')).toBe(128);
  });
  it('begin with the first one on any weekday', () => {
    expect([on(begins('2026-11-26'), '2026-11-27'), on(begins('2026-11-26'), '2026-12-04')]).toEqual([8, 0]);
    expect([on(begins('2026-11-29'), '2026-12-04'), on(begins('2026-11-30'), '2026-12-04')]).toEqual([0, 8]);
  });
  it('that hold always count from Monday, 1 January of the year 1', () => {
    expect(over(begins('0001-01-01'), '2026-11-23', '2026-12-06')).toBe(64);
    expect(on(begins('0001-01-01'), '2026-11-26')).toBe(8);
  });
  it('keep their turn over absences, holidays and changes of shares', () => {
    const own = {
      ...begins('2026-11-23'),
      absences: [off('2026-12-07')],
      holidays: [{ day: day('2026-12-08'), half: false }],
      memberships: [share(1, 0, '2026-11-23', '2026-12-08'), share(0.5, 0, '2026-12-09')],
    };
    expect(['07', '08', '09', '10', '17'].map((date) => on(own, `2026-12-${date}`))).toEqual([0, 0, 4, 4, 0]);
  });
});

describe('a holiday', () => {
  it('takes what is planned for its day, a half one half of it', () => {
    const own = calendar({
      holidays: [
        { day: day('2026-12-24'), half: true },
        { day: day('2026-12-25'), half: false },
      ],
    });
    expect([on(own, '2026-12-24'), on(own, '2026-12-25'), on(own, '2026-12-28')]).toEqual([4, 0, 8]);
    expect(toHours(awayOn(own, day('2026-12-24')))).toBe(4);
  });
  it('and leave on the same day take no more than is planned', () => {
    const holidays = [{ day: MONDAY, half: true }];
    expect(on(calendar({ holidays, absences: [off(MONDAY, 3)] }), MONDAY)).toBe(1);
    expect(on(calendar({ holidays, absences: [off(MONDAY)] }), MONDAY)).toBe(0);
  });
  it('on a free day takes nothing', () => {
    expect(toHours(awayOn(calendar({ holidays: [{ day: day('2026-11-28'), half: false }] }), day('2026-11-28')))).toBe(
      0,
    );
  });
});

describe('capacity of any calendar', () => {
  const offset = fc.integer({ min: -60, max: 1200 });
  it('adds up: from a to c is from a to b and from b to c', () => {
    fc.assert(
      fc.property(calendars, offset, offset, offset, (own, ...days) => {
        const [a = 0, b = 0, c = 0] = days.sort((x, y) => x - y);
        const sum = (from: number, to: number) =>
          to < from ? 0 : capacityOver(own, { from: addDays(MONDAY, from), to: addDays(MONDAY, to) });
        expect(sum(a, b - 1) + sum(b, c)).toBeCloseTo(sum(a, c), 3);
      }),
      { numRuns: 500, seed: 20261126 },
    );
  });
  it('is what plain rules say on the day that it is in every zone, whatever the clock does', () => {
    const zones = Intl.supportedValuesOf('timeZone').map(zone);
    // Samoa left a day out, Lord Howe moves its clock by half an hour, Kiritimati is first, Berlin has both changes.
    const moments = ['2011-12-30T12:00Z', '2026-04-04T14:59Z', '2026-10-25T00:59Z', '2026-03-29T01:00Z'].map(
      Date.parse,
    );
    fc.assert(
      fc.property(calendars, fc.constantFrom(...moments), fc.integer({ min: -90, max: 90 }), (own, at, minutes) => {
        for (const name of zones) {
          const today = localDateAt(instant(at + minutes * 60_000), name);
          const near = capacitySeries({ ...own, zone: name }, today).capacity(0) / 3600;
          expect(near).toBeCloseTo(naiveMember('m', own).hoursByDay(today), 9);
        }
      }),
      { numRuns: 12, seed: 20261126 },
    );
  });
  it('comes out of a reply as it went in', () => {
    fc.assert(
      fc.property(calendars, fc.integer({ min: 0, max: 399 }), (own, index) => {
        const cut = JSON.parse(JSON.stringify(capacityStretches(own, MONDAY)));
        const [there, here] = [seriesOf(stretchesFrom(cut), MONDAY), capacitySeries(own, MONDAY)];
        expect(there.capacity(index)).toBeCloseTo(here.capacity(index), 6);
        expect(there.away(index)).toBeCloseTo(here.away(index), 6);
      }),
      { numRuns: 500, seed: 20261126 },
    );
  });
  it('of fourteen days costs what that of seven does: years ahead by whole rounds', () => {
    const own = calendar({ week: LONG, second: SHORT });
    expect(toHours(capacityOver(own, { from: localDate('2026-11-23'), to: localDate('2326-11-20') }))).toBeGreaterThan(
      toHours(hours(300 * 52 * 31)),
    );
  });
});
