import * as InstantFns from 'temporal-polyfill/fns/Instant';
import * as PlainDateFns from 'temporal-polyfill/fns/PlainDate';
import * as PlainDateTimeFns from 'temporal-polyfill/fns/PlainDateTime';
import * as ZonedDateTimeFns from 'temporal-polyfill/fns/ZonedDateTime';
import { addDays, type Instant, instant, type LocalDate, localDate, type Zone } from './units';

/** The calendar day that an instant falls on in a zone. */
export const localDateAt = (at: Instant, zone: Zone): LocalDate => {
  const zoned = InstantFns.toZonedDateTimeISO(InstantFns.fromEpochMilliseconds(at), zone);
  return localDate(PlainDateFns.toString(ZonedDateTimeFns.toPlainDate(zoned)));
};

/** The first instant after a day in a zone: where the next day begins, whatever the clock does at midnight. */
export const endOfDay = (day: LocalDate, zone: Zone): Instant => {
  const [year = 0, month = 1, date = 1] = addDays(day, 1).split('-').map(Number);
  return instant(PlainDateFns.toZonedDateTime(PlainDateFns.create(year, month, date), zone).epochMilliseconds);
};

/** Clock time of a day, as calendars write it. */
export type ClockTime = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
};

/** The instant at which clocks in a zone say a time; the earlier of two, the later side of a gap. */
export const instantOf = ({ year, month, day, hour, minute, second }: ClockTime, zone: Zone): Instant =>
  instant(
    PlainDateTimeFns.toZonedDateTime(PlainDateTimeFns.create(year, month, day, hour, minute, second), zone)
      .epochMilliseconds,
  );
