import { describe, expect, it } from 'vitest';
import type { Absence, Calendar } from '../../../src/domain/capacity/types';
import { backFrom, capacitySeries } from '../../../src/domain/capacity/working-day';
import { hours, localDate, zone } from '../../../src/domain/units';

const eight = hours(8);
const none = hours(0);
const monday = localDate('2026-11-23');
const absent = (from: string, to: string, secondsPerDay: Absence['secondsPerDay'] = null): Absence => ({
  ...{ from: localDate(from), to: localDate(to), secondsPerDay },
});
const back = (absences: readonly Absence[], from = monday) => {
  const week = [eight, eight, eight, eight, eight, none, none] as const;
  const calendar: Calendar = {
    ...{
      zone: zone('UTC'),
      schedules: [{ from: localDate('0001-01-01'), week }],
      absences,
      memberships: [],
      assumed: false,
    },
  };
  return backFrom(capacitySeries(calendar, monday), from);
};

describe('the day somebody is back', () => {
  it('is none for who can begin, also with half a day off', () => {
    expect(back([])).toBeNull();
    expect(back([absent('2026-11-23', '2026-11-23', hours(4))])).toBeNull();
  });

  it('is the first working day after an absence that they would begin in', () => {
    expect(back([absent('2026-11-20', '2026-11-24')])).toBe('2026-11-25');
    expect(back([absent('2026-11-20', '2026-11-27')])).toBe('2026-11-30');
  });

  it('is none for a weekend alone, and for an absence that comes later', () => {
    expect(back([], localDate('2026-11-28'))).toBeNull();
    expect(back([absent('2026-12-01', '2026-12-04')])).toBeNull();
    expect(back([absent('2026-11-28', '2026-11-29')], localDate('2026-11-28'))).toBeNull();
  });

  it('counts an absence behind the weekend on which the issue could begin', () => {
    expect(back([absent('2026-11-30', '2026-12-01')], localDate('2026-11-28'))).toBe('2026-12-02');
  });

  it('lies behind the 400 days for who is away for longer', () => {
    expect(back([absent('2026-01-01', '2029-01-01')])).toBe('2027-12-28');
  });
});
