import { dayNumber, type LocalDate } from '../units';
import type { PlannedIssue } from './types';
import type { CapacitySeries } from './working-day';

/** Days, today included, in which undated work may find its place; docs/capacity.md "Spread". */
export const HORIZON_DAYS = 400;
/** A due date further away than this counts as if it were this far: windows stay finite. */
const FURTHEST_DAYS = 36_500;
/** A remainder below this does not open a new day. */
const CRUMB_SECONDS = 60;
/** Below this a difference of sums is noise of floating point, not room. */
export const NOISE_SECONDS = 1e-3;

/** One issue's work on one day: index of the day counted from today, and seconds. */
export type Part = { readonly index: number; readonly seconds: number };

/** Index of the first day of an issue's window: its start, unless that is past or after its due date. */
export const firstIndex = ({ start, due }: Pick<PlannedIssue, 'start' | 'due'>, first: number): number => {
  const ignored = start === null || (due !== null && start > due);
  return ignored ? 0 : Math.max(0, dayNumber(start) - first);
};

/** The parts of a dated issue: in proportion to capacity over its window, whatever else is planned there. */
export const spreadDated = (work: number, window: { from: number; due: LocalDate }, series: CapacitySeries): Part[] => {
  const last = Math.min(dayNumber(window.due) - series.first, FURTHEST_DAYS);
  const total = capacityBetween(series, window.from, last);
  if (total <= 0) return onFirstDay(work, last < 0 ? 0 : window.from, series);
  const parts: Part[] = [];
  for (let index = window.from; index <= last; index++) {
    const capacity = series.capacity(index);
    if (capacity > 0) parts.push({ index, seconds: (work * capacity) / total });
  }
  return parts;
};

const capacityBetween = (series: CapacitySeries, from: number, last: number): number => {
  let sum = 0;
  for (let index = from; index <= last; index++) sum += series.capacity(index);
  return sum;
};

const onFirstDay = (work: number, from: number, series: CapacitySeries): Part[] => {
  for (let index = from; index < HORIZON_DAYS; index++) {
    if (series.capacity(index) > 0) return [{ index, seconds: work }];
  }
  return [];
};

/**
 * The parts of an undated issue: day by day into the room that is left. What finds no room within the horizon is added
 * to the last day used, so that parts add up to the whole; without any room at all there are no parts.
 */
export const fillUndated = (work: number, from: number, room: (index: number) => number): Part[] => {
  const parts: Part[] = [];
  let rest = work;
  for (let index = from; index < HORIZON_DAYS && rest > NOISE_SECONDS; index++) {
    if (parts.length > 0 && rest < CRUMB_SECONDS) break;
    const free = room(index);
    if (free <= NOISE_SECONDS) continue;
    const part = Math.min(free, rest);
    parts.push({ index, seconds: part });
    rest -= part;
  }
  const last = parts.pop();
  return last === undefined ? [] : [...parts, { index: last.index, seconds: last.seconds + rest }];
};
