import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endOfDay, localDateAt } from '../../src/domain/time';
import { addDays, instant, localDate, zone } from '../../src/domain/units';

const zones = Intl.supportedValuesOf('timeZone');
const HOUR = 3_600_000;
const at = (iso: string) => instant(Date.parse(iso));
const intlDay = (ms: number, timeZone: string) =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(ms);

describe('the day of an instant', () => {
  it('is what Intl says, in every zone of this machine', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2035, 0) }),
        (name, ms) => {
          expect(localDateAt(instant(ms), zone(name))).toBe(intlDay(ms, name));
        },
      ),
      { numRuns: 1500, seed: 20261124 },
    );
  });
  it('knows Kathmandu, Lord Howe and the far side of the date line', () => {
    expect(localDateAt(at('2026-11-23T18:14:59Z'), zone('Asia/Kathmandu'))).toBe('2026-11-23');
    expect(localDateAt(at('2026-11-23T18:15:00Z'), zone('Asia/Kathmandu'))).toBe('2026-11-24');
    expect(localDateAt(at('2026-07-01T13:30:00Z'), zone('Australia/Lord_Howe'))).toBe('2026-07-02');
    expect(localDateAt(at('2026-01-01T13:00:00Z'), zone('Australia/Lord_Howe'))).toBe('2026-01-02');
    expect(localDateAt(at('2026-11-23T10:00:00Z'), zone('Pacific/Kiritimati'))).toBe('2026-11-24');
  });
  it('knows that Samoa had no 30 December 2011', () => {
    const samoa = zone('Pacific/Apia');
    expect(localDateAt(at('2011-12-30T09:59:59Z'), samoa)).toBe('2011-12-29');
    expect(localDateAt(at('2011-12-30T10:00:00Z'), samoa)).toBe('2011-12-31');
    expect(endOfDay(localDate('2011-12-29'), samoa)).toBe(at('2011-12-30T10:00:00Z'));
  });
});

describe('the end of a day', () => {
  it('is the first instant of a later day, in every zone, on clock-change days too', () => {
    const days = ['2026-03-08', '2026-03-29', '2026-04-05', '2026-09-06', '2026-10-04', '2026-10-25', '2026-11-01'];
    for (const name of zones) {
      for (const day of days.map(localDate)) {
        const end = endOfDay(day, zone(name));
        expect(localDateAt(end, zone(name))).toBe(addDays(day, 1));
        expect(localDateAt(instant(end - 1), zone(name))).toBe(day);
      }
    }
  });
  it('leaves 23 and 25 hours on the days the clock changes in Berlin, half an hour more or less in Lord Howe', () => {
    const length = (day: string, name: string) =>
      (endOfDay(localDate(day), zone(name)) - endOfDay(addDays(localDate(day), -1), zone(name))) / HOUR;
    expect([length('2026-03-29', 'Europe/Berlin'), length('2026-10-25', 'Europe/Berlin')]).toEqual([23, 25]);
    expect([length('2026-04-05', 'Australia/Lord_Howe'), length('2026-10-04', 'Australia/Lord_Howe')]).toEqual([
      24.5, 23.5,
    ]);
  });
});
