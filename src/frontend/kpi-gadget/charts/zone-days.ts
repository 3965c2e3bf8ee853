import type { Instant, Zone } from '../../../domain/units';

/** Where an instant lies among the days of a zone: days since 1970-01-01 there, with the part of the day that has passed. */
export const daysIn = (zone: Zone): ((at: Instant) => number) => {
  const format = new Intl.DateTimeFormat('en-u-hc-h23', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  return (at) => {
    const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
    return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute')) / 86_400_000;
  };
};
