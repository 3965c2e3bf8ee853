import { describe, expect, it } from 'vitest';
import { readIcs } from '../../../src/frontend/settings/calendars/ics';

const event = (...lines: string[]) => ['BEGIN:VEVENT', 'UID:1', 'SUMMARY:Surgery', ...lines, 'END:VEVENT'];
const calendar = (...lines: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Test//EN', ...lines, 'END:VCALENDAR', ''].join('\r\n');
const read = (text: string, zone = 'Europe/Berlin') => readIcs(text, { zone, today: '2026-11-24' });
const days = (text: string, zone?: string) =>
  read(text, zone).absences.map(({ from, to, secondsPerDay }) =>
    [from, ...(from === to ? [] : [`to ${to}`]), secondsPerDay === null ? 'all day' : `${secondsPerDay / 3600} h`].join(
      ' ',
    ),
  );

/** As calendars write Berlin's. */
const BERLIN = [
  ...['BEGIN:VTIMEZONE', 'TZID:W. Europe Standard Time', 'BEGIN:STANDARD', 'DTSTART:16010101T030000'],
  ...['TZOFFSETFROM:+0200', 'TZOFFSETTO:+0100', 'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10', 'END:STANDARD'],
  ...['BEGIN:DAYLIGHT', 'DTSTART:16010101T020000', 'TZOFFSETFROM:+0100', 'TZOFFSETTO:+0200'],
  ...['RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3', 'END:DAYLIGHT', 'END:VTIMEZONE'],
];

describe('a calendar file', () => {
  it('gives days of all-day events, the end day left out, neighbours as one range', () => {
    const text = calendar(
      ...event('DTSTART;VALUE=DATE:20261224', 'DTEND;VALUE=DATE:20261227'),
      ...event('DTSTART;VALUE=DATE:20261227', 'DURATION:P2D'),
      ...event('DTSTART;VALUE=DATE:20270115'),
    );
    expect(days(text)).toEqual(['2026-12-24 to 2026-12-28 all day', '2027-01-15 all day']);
  });
  it('gives hours of timed events on the days that they have in the person’s zone', () => {
    const text = calendar(...event('DTSTART:20261130T210000Z', 'DTEND:20261201T010000Z'));
    expect(days(text)).toEqual(['2026-11-30 2 h', '2026-12-01 2 h'].slice(0, 0).concat('2026-11-30 to 2026-12-01 2 h'));
    expect(days(text, 'America/New_York')).toEqual(['2026-11-30 4 h']);
    expect(days(text, 'Asia/Tokyo')).toEqual(['2026-12-01 4 h']);
  });
  it('counts time once that several events take, and the whole day over hours of it', () => {
    const text = calendar(
      ...event('DTSTART:20261130T090000Z', 'DTEND:20261130T120000Z'),
      ...event('DTSTART:20261130T110000Z', 'DTEND:20261130T130000Z'),
      ...event('DTSTART:20261202T090000Z', 'DTEND:20261202T100000Z'),
      ...event('DTSTART;VALUE=DATE:20261202'),
    );
    expect(days(text)).toEqual(['2026-11-30 4 h', '2026-12-02 all day']);
  });
  it('reads time zones of the file, those known by name, and times of no zone as the person’s', () => {
    const at = (tz: string) => event(`DTSTART${tz}:20261130T230000`, `DTEND${tz}:20261201T010000`);
    expect(days(calendar(...BERLIN, ...at(';TZID=W. Europe Standard Time')))).toEqual(['2026-11-30 to 2026-12-01 1 h']);
    expect(days(calendar(...at(';TZID=America/New_York')))).toEqual(['2026-12-01 2 h']);
    expect(days(calendar(...at('')))).toEqual(['2026-11-30 to 2026-12-01 1 h']);
  });
  it('leaves out what is free or called off, and says how much', () => {
    const found = read(
      calendar(
        ...event('DTSTART;VALUE=DATE:20261201', 'TRANSP:TRANSPARENT'),
        ...event('DTSTART;VALUE=DATE:20261202', 'X-MICROSOFT-CDO-BUSYSTATUS:FREE'),
        ...event('DTSTART;VALUE=DATE:20261203', 'STATUS:CANCELLED'),
        ...event('DTSTART;VALUE=DATE:20261204'),
      ),
    );
    expect([found.events, found.free, found.calledOff, found.absences.length]).toEqual([4, 2, 1, 1]);
  });
  it('lets events come again for 400 days, but for turns that were taken out, moved or called off', () => {
    const text = calendar(
      ...event('DTSTART:20261125T080000Z', 'DTEND:20261125T100000Z', 'RRULE:FREQ=WEEKLY', 'EXDATE:20261209T080000Z'),
      ...event('RECURRENCE-ID:20261202T080000Z', 'DTSTART:20261203T080000Z', 'DTEND:20261203T090000Z'),
      ...event('RECURRENCE-ID:20261216T080000Z', 'DTSTART:20261216T080000Z', 'STATUS:CANCELLED'),
    );
    const found = days(text);
    expect(found.slice(0, 3)).toEqual(['2026-11-25 2 h', '2026-12-03 1 h', '2026-12-23 2 h']);
    expect(found.at(-1)).toBe('2027-12-22 2 h');
  });
  it('begins today, however long ago an event began', () => {
    expect(days(calendar(...event('DTSTART;VALUE=DATE:20100101', 'RRULE:FREQ=DAILY')))).toEqual([
      '2026-11-24 to 2027-12-28 all day',
    ]);
    expect(days(calendar(...event('DTSTART;VALUE=DATE:20260101', 'DTEND;VALUE=DATE:20270101')))).toEqual([
      '2026-11-24 to 2026-12-31 all day',
    ]);
  });
  it('names the line of what it cannot read, and gives nothing then', () => {
    const good = event('DTSTART;VALUE=DATE:20261201');
    const problems = (text: string) => read(text).problems.map(({ line, kind }) => `${line} ${kind}`);
    expect(problems(calendar(...good, ...event('SUMMARY2')))).toEqual(['9 unreadable']);
    expect(problems(calendar(...good, ...event('LOCATION:here')))).toEqual(['9 no-start']);
    expect(problems(calendar(...event('DTSTART:20261201T100000Z', 'DTEND:20261201T090000Z')))).toEqual(['4 backwards']);
    expect(problems(calendar(...good, 'BEGIN:VEVENT'))).toEqual(['9 not-closed']);
    expect(problems('Dear team, I am away')).toEqual(['1 no-calendar']);
    expect(problems(calendar(...event('DTSTART:20261124T000000Z', 'RRULE:FREQ=SECONDLY')))).toEqual(['4 too-often']);
    expect(problems(calendar(...event('DTSTART:2026-12-01')))).toEqual(['4 unreadable']);
    expect(read(calendar(...good, ...event('LOCATION:here'))).absences).toEqual([]);
  });
  it('may have 10,000 events, and one more is refused', () => {
    const many = (count: number) =>
      calendar(
        ...Array.from({ length: count }, (_, n) =>
          event(
            `DTSTART:202612${String(1 + (n % 28)).padStart(2, '0')}T${String(8 + (n % 9)).padStart(2, '0')}0000Z`,
            'DURATION:PT30M',
          ),
        ).flat(),
      );
    expect(read(many(10_000)).events).toBe(10_000);
    expect(read(many(10_001)).problems).toMatchObject([{ kind: 'too-many' }]);
  });
});
