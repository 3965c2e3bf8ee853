import { dayNumber, type LocalDate } from '../units';
import type { PlannedIssue } from './types';
import type { CapacitySeries } from './working-day';

/** Days, today included, in which undated work may find its place; docs/capacity.md "Spread". */
export const HORIZON_DAYS = 400;
/** Where the rest of undated work lies that outlasts those days: on no day in particular. */
export const BEYOND = HORIZON_DAYS;
/** Below this a difference of sums is noise of floating point, not room. */
export const NOISE_SECONDS = 1e-3;
/** A remainder below a minute does not open a new day; what noise made a hair shorter is a minute. */
const isCrumb = (rest: number): boolean => rest < 60 - NOISE_SECONDS;

/** One issue's work on one day: index of the day counted from today (or `BEYOND`), and seconds. */
export type Part = { readonly index: number; readonly seconds: number };

/** Work over a window in proportion to capacity: `rate` seconds of work per second of capacity. Ends are working days. */
export type Window = { readonly kind: 'window'; readonly from: number; readonly last: number; readonly rate: number };

/** Where an issue lies: over a window, or on single days (none = not placed). */
export type Placement = Window | { readonly kind: 'days'; readonly parts: readonly Part[] };

export const NOWHERE: Placement = { kind: 'days', parts: [] };
export const isNowhere = (placement: Placement): boolean => placement.kind === 'days' && placement.parts.length === 0;

/** Index of the first day of an issue's window: its start, unless that is past or after its due date. */
export const firstIndex = ({ start, due }: Pick<PlannedIssue, 'start' | 'due'>, first: number): number => {
  const ignored = start === null || (due !== null && start > due);
  return ignored ? 0 : Math.max(0, dayNumber(start) - first);
};

/** A dated issue's place: in proportion to capacity over its window, whatever else is planned there. */
export const placeDated = (
  work: number,
  window: { from: number; due: LocalDate },
  series: CapacitySeries,
): Placement => {
  const due = dayNumber(window.due) - series.first;
  const from = series.firstWorking(window.from, due);
  const last = series.lastWorking(window.from, due);
  if (from !== null && last !== null) return { kind: 'window', from, last, rate: work / series.total(from, last) };
  const index = series.firstWorking(due < 0 ? 0 : window.from, HORIZON_DAYS - 1);
  return index === null ? NOWHERE : { kind: 'days', parts: [{ index, seconds: work }] };
};

/** The last day on which a placement has a part; null without parts, and when the last one lies beyond the horizon. */
export const lastIndex = (placement: Placement): number | null => {
  if (placement.kind === 'window') return placement.last;
  const index = placement.parts.at(-1)?.index ?? BEYOND;
  return index === BEYOND ? null : index;
};

/** A placement day by day. */
export const partsOf = (placement: Placement, series: CapacitySeries): readonly Part[] => {
  if (placement.kind === 'days') return placement.parts;
  const parts: Part[] = [];
  for (let index = placement.from; index <= placement.last; index++) {
    const capacity = series.capacity(index);
    if (capacity > 0) parts.push({ index, seconds: capacity * placement.rate });
  }
  return parts;
};

/** The room that is left on each day from today on, eaten up by undated work in turn; its length is as far as it looks. */
export type Room = { fill(work: number, from: number): Placement };

/**
 * Day by day into the room that is left. What finds no room within the horizon lies beyond it, so that parts add up to the
 * whole and no day is overbooked; without any room at all there are no parts.
 */
export const roomOf = (room: Float64Array): Room => {
  const end = room.length;
  const nextOpen = openDays(room);
  const fill = (work: number, from: number): Placement => {
    const parts: { index: number; seconds: number }[] = [];
    let rest = work;
    for (let index = nextOpen(from); index < end; index = nextOpen(index + 1)) {
      if (parts.length > 0 && isCrumb(rest)) break;
      const part = Math.min(room[index] ?? 0, rest);
      parts.push({ index, seconds: part });
      room[index] = (room[index] ?? 0) - part;
      rest -= part;
    }
    const last = parts.at(-1);
    if (last === undefined) return NOWHERE;
    if (isCrumb(rest)) {
      last.seconds += rest;
      room[last.index] = (room[last.index] ?? 0) - rest;
    } else parts.push({ index: BEYOND, seconds: rest });
    return { kind: 'days', parts };
  };
  return { fill };
};

/** Finds the next day with room; days once found full are jumped over from then on. */
const openDays = (room: Float64Array) => {
  const end = room.length;
  const jump = new Int32Array(end + 1);
  for (let index = 0; index <= end; index++) jump[index] = index;
  return (from: number): number => {
    let index = Math.min(from, end);
    while (index < end && (room[index] ?? 0) <= NOISE_SECONDS) {
      index = Math.max(index + 1, jump[index + 1] ?? end);
    }
    for (let full = Math.min(from, end); full < index; ) {
      const next = Math.max(full + 1, jump[full] ?? full);
      jump[full] = index;
      full = next;
    }
    return index;
  };
};
