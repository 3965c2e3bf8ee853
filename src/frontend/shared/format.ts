import { type DayWords, dayWordsOf } from './typed-day';

/** Numbers and dates as the viewer's locale and zone write them. */
export type Format = {
  /** Whole hours with their unit; under an hour with one decimal, so that something is never nothing. */
  readonly hours: (seconds: number) => string;
  /** Whole hours without the unit. */
  readonly bareHours: (seconds: number) => string;
  readonly number: (value: number) => string;
  readonly percent: (share: number) => string;
  /** `Fri 4 Dec`, with the year where it is not this one. */
  readonly day: (day: string) => string;
  /** `4 Dec`. */
  readonly shortDay: (day: string) => string;
  /** `4 Dec 2026`. */
  readonly dayInYear: (day: string) => string;
  /** `Nov 2026`, of `2026-11`. */
  readonly month: (month: string) => string;
  /** `November`, of `2026-11`. */
  readonly monthName: (month: string) => string;
  readonly dayWords: DayWords;
  readonly weekday: (index: number) => string;
  /** `12 Nov`, with the year where it is not this one. */
  readonly dayOf: (instant: number) => string;
  /** `June`, with the year where it is not this one. */
  readonly monthOf: (instant: number) => string;
  readonly time: (instant: number) => string;
  /** `Mon 23 Nov 09:40`. */
  readonly moment: (instant: number) => string;
  /** `Berlin`, of `Europe/Berlin`. */
  readonly place: (zone: string) => string;
  readonly zone: string;
};

const place = (zone: string): string => zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone;

export const formatFor = (locale: string, zone: string, now = Date.now()): Format => {
  const dates = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options });
    // What somebody is still typing is no day yet, and is shown as it is.
    return (day: string) => {
      const at = Date.parse(`${day}T00:00:00Z`);
      return Number.isNaN(at) ? day : format.format(at).replace(',', '');
    };
  };
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const tenths = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const time = new Intl.DateTimeFormat(locale, { timeZone: zone, hour: '2-digit', minute: '2-digit' });
  const moment = new Intl.DateTimeFormat(locale, {
    ...{ timeZone: zone, weekday: 'short', day: 'numeric', month: 'short' },
    ...{ hour: '2-digit', minute: '2-digit' },
  });
  const weekday = dates({ weekday: 'short' });
  const years = new Intl.DateTimeFormat('en', { timeZone: zone, year: 'numeric' });
  const thisYear = years.format(now);
  const instants = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { timeZone: zone, ...options });
    const inYear = new Intl.DateTimeFormat(locale, { timeZone: zone, year: 'numeric', ...options });
    return (instant: number) => (years.format(instant) === thisYear ? format : inYear).format(instant);
  };
  const dayThisYear = dates({ weekday: 'short', day: 'numeric', month: 'short' });
  const monthAlone = dates({ month: 'long' });
  const monthOfYear = dates({ month: 'short', year: 'numeric' });
  const dayOfYear = dates({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
  const bareHours = (seconds: number) => {
    const hours = seconds / 3600;
    return Math.abs(hours) > 0.05 && Math.abs(hours) < 1 ? tenths.format(hours) : whole.format(Math.round(hours) || 0);
  };
  return {
    hours: (seconds) => `${bareHours(seconds)} h`,
    bareHours,
    number: (value) => tenths.format(value),
    percent: (share) => `${whole.format(share * 100)} %`,
    day: (day) => (day.startsWith(thisYear) ? dayThisYear(day) : dayOfYear(day)),
    shortDay: dates({ day: 'numeric', month: 'short' }),
    dayInYear: dates({ day: 'numeric', month: 'short', year: 'numeric' }),
    month: (month) => monthOfYear(`${month}-01`),
    monthName: (month) => monthAlone(`${month}-01`),
    dayWords: dayWordsOf(locale),
    dayOf: instants({ day: 'numeric', month: 'short' }),
    monthOf: instants({ month: 'long' }),
    weekday: (index) => weekday(`2026-11-${23 + index}`),
    time: (instant) => time.format(instant),
    moment: (instant) => moment.format(instant).replace(',', ''),
    place,
    zone: place(zone),
  };
};
