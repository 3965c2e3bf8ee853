import { Temporal } from 'temporal-polyfill';

const SECONDS_PER_HOUR = 3600;

/** Jira's own form of an instant, `2021-01-17T12:34:00.000+0000`. */
export const jiraDate = (instant: number): string => new Date(instant).toISOString().replace('Z', '+0000');

/** Reads `2021-01-17T12:34:00.000+0000` and ISO instants; null for anything else. */
export const instantOf = (text: string): number | null => {
  const match = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:?\d{2})$/.exec(text);
  if (!match) return null;
  const offset = match[2] ?? 'Z';
  const instant = Date.parse(`${match[1]}${offset === 'Z' ? 'Z' : `${offset.slice(0, 3)}:${offset.slice(-2)}`}`);
  return Number.isNaN(instant) ? null : instant;
};

/** A real calendar day in the form `2021-01-17`. */
export const isLocalDate = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);

export const localDateAt = (instant: number, zone: string): string => zoned(instant, zone).toPlainDate().toString();

export const zoned = (instant: number, zone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);

export type WorkUnits = { readonly hoursPerDay: number; readonly daysPerWeek: number };

/** `3h 30m`, `2d`, `1w`, or bare minutes, in seconds by the site's working day; null if unreadable. */
export const durationOf = (text: string, units: WorkUnits): number | null => {
  const trimmed = text.trim().toLowerCase();
  if (/^\d+$/.test(trimmed)) return wholeSeconds(Number(trimmed) * 60);
  const parts = [...trimmed.matchAll(/(\d+(?:\.\d+)?)\s*(w|d|h|m)(?:\s+|$)/g)];
  if (parts.length === 0 || parts.map(([part]) => part).join('') !== trimmed) return null;
  const day = units.hoursPerDay * SECONDS_PER_HOUR;
  const seconds: Record<string, number> = { w: units.daysPerWeek * day, d: day, h: SECONDS_PER_HOUR, m: 60 };
  return wholeSeconds(
    Math.round(parts.reduce((sum, [, count, unit]) => sum + Number(count) * (seconds[unit ?? ''] ?? 0), 0)),
  );
};

const MAX_SECONDS = 2 ** 40;

/** Null for less than nothing, parts of a second, and more than a sum of durations could still hold exactly. */
export const wholeSeconds = (value: unknown): number | null =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) <= MAX_SECONDS ? Number(value) : null;

/** Seconds as Jira writes them, `1d 3h 30m`; parts under a minute are dropped. */
export const durationText = (seconds: number, units: WorkUnits): string => {
  const day = units.hoursPerDay * SECONDS_PER_HOUR;
  let rest = Math.max(0, seconds);
  const parts: string[] = [];
  for (const [size, unit] of [
    [units.daysPerWeek * day, 'w'],
    [day, 'd'],
    [SECONDS_PER_HOUR, 'h'],
    [60, 'm'],
  ] as const) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(`${count}${unit}`);
  }
  return parts.length > 0 ? parts.join(' ') : '0m';
};
