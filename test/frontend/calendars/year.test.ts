import { describe, expect, it } from 'vitest';
import type { HolidayList } from '../../../src/contract';
import { countries, proposedHolidays, regionsOf } from '../../../src/frontend/settings/calendars/propose-holidays';
import { merged, rangesOf, without } from '../../../src/frontend/settings/calendars/ranges';
import { daysOf, yearOf } from '../../../src/frontend/settings/calendars/year';
import { aCalendar } from '../../fixtures/settings-desk';

const HOUR = 3600;
const FULL = [8, 8, 8, 8, 8, 0, 0].map((hours) => hours * HOUR);
const away = (from: string, to = from, hours: number | null = null) => ({
  ...{ from, to, secondsPerDay: hours === null ? null : hours * HOUR },
});
const berlin: HolidayList = {
  ...{ id: 1, version: 1, name: 'Germany, Berlin', country: 'DE', region: 'be', isDefault: true },
  days: [
    { day: '2026-12-24', name: 'Christmas Eve', half: true },
    { day: '2026-12-25', name: 'Christmas Day', half: false },
    { day: '2026-12-26', name: 'Boxing Day', half: false },
  ],
};
const ground = { lists: [berlin], assumedWeek: FULL };
const at = (year: ReturnType<typeof yearOf>, day: string) => {
  const found = year.months.flatMap(({ days }) => days).find((one) => one.day === day);
  return found === undefined ? '' : `${found.kind} ${found.left / HOUR}`;
};

describe('a year', () => {
  it('has what is left of each day, month and the whole, by the week that is assumed where none is set', () => {
    const year = yearOf(
      aCalendar('ana', { absences: [away('2026-12-01', '2026-12-04'), away('2026-12-07', '2026-12-07', 3)] }),
      ground,
      daysOf(2026),
    );
    expect(['24', '25', '26', '23'].map((day) => at(year, `2026-12-${day}`))).toEqual([
      'half 4',
      'holiday 0',
      'free 0',
      'work 8',
    ]);
    expect([at(year, '2026-12-01'), at(year, '2026-12-07')]).toEqual(['off 0', 'half 5']);
    expect(year.months.map(({ left }) => left / HOUR)).toEqual([
      176, 160, 176, 176, 168, 176, 184, 168, 176, 176, 168, 137,
    ]);
    expect([year.left / HOUR, year.holidays, year.unavailable]).toEqual([2041, 2, 5]);
    expect(year.months[10]).toMatchObject({ month: '2026-11', offset: 6 });
  });
  it('follows weeks that begin within it and that alternate, and lists that are somebody’s own', () => {
    const second = [8, 8, 8, 8, 0, 0, 0].map((hours) => hours * HOUR);
    const person = aCalendar('ana', {
      holidays: 0,
      schedules: [
        { from: null, week: FULL },
        { from: '2026-11-23', week: FULL, second },
      ],
    });
    const year = yearOf(person, ground, daysOf(2026));
    expect(['2026-11-20', '2026-11-27', '2026-12-04', '2026-12-11', '2026-12-25'].map((day) => at(year, day))).toEqual([
      ...['work 8', 'work 8', 'free 0', 'work 8', 'work 8'],
    ]);
  });
  it('counts a short day as a half one', () => {
    const week = [8, 8, 8, 8, 4, 0, 0].map((hours) => hours * HOUR);
    expect(
      at(yearOf(aCalendar('ana', { schedules: [{ from: null, week }] }), ground, daysOf(2026)), '2026-11-27'),
    ).toBe('half 4');
  });
  it('is drawn while somebody types what is no day and no number yet', () => {
    const person = aCalendar('ana', {
      absences: [away('soon'), away('2026-12-02', '2026-12-01')],
      schedules: [
        { from: 'then', week: FULL },
        { from: null, week: [Number.NaN, ...FULL.slice(1)] },
      ],
    });
    const year = yearOf(person, ground, daysOf(2026));
    expect([at(year, '2026-11-23'), at(year, '2026-12-02')]).toEqual(['free 0', 'work 8']);
  });
});

describe('days of a calendar file', () => {
  const window = { from: '2026-11-24', to: '2027-12-28' };
  const stored = [away('2026-11-01', '2026-11-26'), away('2026-12-01', '2026-12-01', 2)];
  it('come beside what is stored, and of a day the larger part is taken', () => {
    const { absences, added, removed, changed } = merged(stored, [away('2026-12-01', '2026-12-02', 4)], {
      ...window,
      how: 'add',
    });
    expect(absences).toEqual([
      away('2026-11-01', '2026-11-23'),
      away('2026-11-24', '2026-11-26'),
      away('2026-12-01', '2026-12-02', 4),
    ]);
    expect([added, removed, changed]).toEqual([1, 0, 1]);
  });
  it('take the place of what is stored from today on, and leave the past', () => {
    const { absences, added, removed, changed } = merged(stored, [away('2026-12-02')], { ...window, how: 'replace' });
    expect(absences).toEqual([away('2026-11-01', '2026-11-23'), away('2026-12-02')]);
    expect([added, removed, changed]).toEqual([1, 4, 0]);
  });
  it('stand together as ranges, and are cut out of them', () => {
    expect(
      rangesOf(
        new Map([
          ['2027-01-01', null],
          ['2026-12-31', null],
          ['2027-01-02', 60],
        ]),
      ),
    ).toEqual([away('2026-12-31', '2027-01-01'), away('2027-01-02', '2027-01-02', 60 / HOUR)]);
    expect(without([away('2026-12-01', '2026-12-31')], '2026-12-10', '2026-12-10')).toEqual([
      away('2026-12-01', '2026-12-09'),
      away('2026-12-11', '2026-12-31'),
    ]);
  });
});

describe('proposed holidays', () => {
  it('are public ones of a country or a region, each day once', () => {
    const of = (region: string | null) => proposedHolidays('DE', region, [2026]);
    expect(of('BE').some(({ day, name }) => day === '2026-03-08' && name.length > 0)).toBe(true);
    expect(of('BY').some(({ day }) => day === '2026-03-08')).toBe(false);
    expect(of(null)).toContainEqual({ day: '2026-12-25', name: 'Christmas Day', half: false });
    expect(new Set(of('BE').map(({ day }) => day)).size).toBe(of('BE').length);
    expect(countries().length).toBeGreaterThan(150);
    expect(regionsOf('DE').find(({ code }) => code.startsWith('BY.'))).toBeDefined();
  });
  it.each(['DE', 'US', 'IN', 'JP', 'IL', 'TR', 'BR', 'NZ'])(
    'of %s lie in the years asked for, a few years ahead too',
    (country) => {
      const days = proposedHolidays(country, null, [2026, 2027, 2028]);
      expect(days.length).toBeGreaterThan(15);
      for (const { day } of days) expect(Number(day.slice(0, 4))).toBeGreaterThanOrEqual(2025);
    },
  );
});
