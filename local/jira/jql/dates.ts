import type { Temporal } from 'temporal-polyfill';
import { localDateAt, zoned } from '../dates';
import { badRequest } from '../errors';

export type Moment = { readonly now: number; readonly zone: string };

/** The years 1 to 9999, as far as Jira's own form of dates reaches. */
const isInTime = (instant: number): boolean =>
  instant >= Date.parse('0001-01-02T00:00Z') && instant <= Date.parse('9999-12-30T00:00Z');

const UNIT_MS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** An instant written in JQL: epoch ms, a day or a minute in the viewer's zone, or a period such as `-90d` from now. */
export const momentOf = (text: string, field: string, { now, zone }: Moment): number => {
  const value = text.trim();
  const instant = instantIn(value, now, zone);
  if (instant === null || !isInTime(instant)) throw invalidDate(text, field);
  return instant;
};

const instantIn = (value: string, now: number, zone: string): number | null => {
  if (/^-?\d+$/.test(value)) return Number(value);
  const written = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[ T](\d{1,2}):(\d{2}))?$/.exec(value);
  return written ? writtenInstant(written, zone) : periodMs(value, now);
};

/** The same, for fields that hold a day. */
export const dayOf = (text: string, field: string, moment: Moment): string => {
  const written = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[ T]\d{1,2}:\d{2})?$/.exec(text.trim());
  if (!written) return localDateAt(momentOf(text, field, moment), moment.zone);
  momentOf(text, field, moment);
  return `${written[1]}-${written[2]?.padStart(2, '0')}-${written[3]?.padStart(2, '0')}`;
};

/** `startOfDay("-1d")` and its family: the edge of a unit of time around now, moved by whole units. */
export const edgeOf = (edge: 'start' | 'end', unit: Unit, shift: string | null, { now, zone }: Moment): number => {
  const moved = shift === null ? zoned(now, zone) : shifted(zoned(now, zone), shift, unit);
  const start = startOf(moved, unit);
  return edge === 'start' ? start.epochMilliseconds : start.add({ [`${unit}s`]: 1 }).epochMilliseconds - 1;
};

export type Unit = 'day' | 'week' | 'month' | 'year';

/** About a thousand years of each. */
const MAX_SHIFT = {
  years: 1_000,
  months: 12_000,
  weeks: 52_000,
  days: 365_000,
  hours: 8_760_000,
  minutes: 525_600_000,
} as const;

const startOf = (at: Temporal.ZonedDateTime, unit: Unit): Temporal.ZonedDateTime => {
  const day = at.startOfDay();
  if (unit === 'week') return day.subtract({ days: day.dayOfWeek - 1 }).startOfDay();
  if (unit === 'month') return day.with({ day: 1 }).startOfDay();
  return unit === 'year' ? day.with({ month: 1, day: 1 }).startOfDay() : day;
};

/** An increment `(+/-)n(y|M|w|d|h|m)`; without a unit it counts the function's own. */
const shifted = (at: Temporal.ZonedDateTime, shift: string, unit: Unit): Temporal.ZonedDateTime => {
  const match = /^([+-]?\d+)([yMwdhm]?)$/.exec(shift.trim());
  if (!match) throw badRequest(`The value '${shift}' is not a valid increment for a date function.`);
  const units = { y: 'years', M: 'months', w: 'weeks', d: 'days', h: 'hours', m: 'minutes' } as const;
  const key = Object.entries(units).find(([letter]) => letter === match[2])?.[1] ?? `${unit}s`;
  const count = Number(match[1]);
  if (Math.abs(count) > MAX_SHIFT[key]) throw badRequest(`The value '${shift}' leads out of time.`);
  return at.add({ [key]: count });
};

const writtenInstant = (parts: RegExpExecArray, zone: string): number | null => {
  const [year, month, day, hour, minute] = parts.slice(1).map((part) => Number(part ?? 0));
  const text = `${year}-${pad(month)}-${pad(day)}T${pad(hour)}:${pad(minute)}:00`;
  const utc = Date.parse(`${text}Z`);
  if (Number.isNaN(utc) || !new Date(utc).toISOString().startsWith(text)) return null;
  const wall = zoned(utc, 'UTC').toPlainDateTime();
  return wall.toZonedDateTime(zone).epochMilliseconds;
};

const pad = (value: number | undefined): string => String(value ?? 0).padStart(2, '0');

/** `-5d`, `4w 2d`: a sum of periods from now; a leading minus counts for all of them. */
const periodMs = (text: string, now: number): number | null => {
  if (text === 'now') return now;
  const parts = [...text.matchAll(/(\d+)\s*([mhdw])/g)];
  if (parts.length === 0 || !/^[+-]?(\s*\d+\s*[mhdw])+$/.test(text)) return null;
  const sum = parts.reduce((total, [, count, unit]) => total + Number(count) * (UNIT_MS[unit ?? ''] ?? 0), 0);
  return text.startsWith('-') ? now - sum : now + sum;
};

const invalidDate = (text: string, field: string) =>
  badRequest(
    `Date value '${text}' for field '${field}' is invalid. Valid formats include: 'yyyy/MM/dd HH:mm', 'yyyy-MM-dd HH:mm', 'yyyy/MM/dd', 'yyyy-MM-dd', or a period format e.g. '-5d', '4w 2d'.`,
  );
