import { dayNumber } from '../units';
import type { DailyLoad } from './daily-load';
import { type OtherWork, plan } from './plan';
import { HORIZON_DAYS, NOISE_SECONDS, type Part } from './spread';
import { type OtherPart, positionOf } from './turns';
import type { IssueId, PlannedIssue } from './types';
import type { CapacitySeries } from './working-day';

/** Issues laid into a person's daily sums, and what is left of the sums: other work. Never below 0. */
export type LaidIntoSums = {
  readonly parts: ReadonlyMap<IssueId, readonly Part[]>;
  /** Seconds by day counted from today. */
  readonly dated: Float64Array;
  readonly undated: readonly { readonly position: number; readonly left: Float64Array }[];
};

/** Dated issues lie by themselves; undated ones are laid, in their order, into the undated sums of their priority. */
export const laidIntoSums = (
  days: readonly DailyLoad[],
  issues: readonly PlannedIssue[],
  series: CapacitySeries,
): LaidIntoSums => {
  const parts = new Map<IssueId, readonly Part[]>();
  const dated = issues.filter(({ due }) => due !== null);
  const own = plan({ series, issues: dated });
  for (const { id } of dated) parts.set(id, own.partsOf(id));
  const left = sumsBy(days, series, (day) => day.dated);
  for (let index = 0; index < HORIZON_DAYS; index++) left[index] = above((left[index] ?? 0) - own.claimed(index, null));
  const undated = positionsIn(days).map((position) => ({ position, left: sumsBy(days, series, undatedAt(position)) }));
  for (const level of undated) {
    const mine = issues.filter(({ due, priority }) => due === null && positionOf(priority) === level.position);
    const laid = plan({ series: onlyRoom(level.left.slice(), series), issues: mine });
    for (const { id } of mine) {
      parts.set(id, laid.partsOf(id));
      for (const { index, seconds } of laid.partsOf(id)) level.left[index] = above((level.left[index] ?? 0) - seconds);
    }
  }
  return { parts, dated: left, undated };
};

/** Other work as a plan takes it: what is left of a person's sums when the issues at hand are laid into them. */
export const otherWorkOf = (
  days: readonly DailyLoad[],
  issues: readonly PlannedIssue[],
  series: CapacitySeries,
): OtherWork => {
  const { dated, undated } = laidIntoSums(days, issues, series);
  return {
    dated,
    undated: undated.flatMap(({ position, left }) => {
      const priority = Number.isFinite(position) ? position : null;
      return byEarliest(left, earliestDays(days, series, position)).map(
        ([earliest, seconds]): OtherPart => ({ priority, seconds, earliest }),
      );
    }),
  };
};

/** A difference of sums that is noise of floating point counts as none. */
const above = (seconds: number): number => (seconds > NOISE_SECONDS ? seconds : 0);

const positionsIn = (days: readonly DailyLoad[]): number[] =>
  [...new Set(days.flatMap(({ undated }) => undated.map(({ priority }) => positionOf(priority))))].sort(
    (a, b) => a - b,
  );

const undatedAt =
  (position: number) =>
  ({ undated }: DailyLoad): number =>
    undated.find(({ priority }) => positionOf(priority) === position)?.seconds ?? 0;

const sumsBy = (days: readonly DailyLoad[], { first }: CapacitySeries, of: (day: DailyLoad) => number) => {
  const sums = new Float64Array(HORIZON_DAYS);
  for (const day of days) {
    const index = dayNumber(day.day) - first;
    if (index >= 0 && index < HORIZON_DAYS) sums[index] = of(day);
  }
  return sums;
};

/** A series whose capacity is the room given: undated issues fill it as they would fill days. */
const onlyRoom = (room: Float64Array, { first, dayAt }: CapacitySeries): CapacitySeries => ({
  first,
  dayAt,
  capacity: (index) => room[index] ?? 0,
  away: () => 0,
  total: () => 0,
  firstWorking: () => null,
  lastWorking: () => null,
});

/** Sums of days that may begin on the same day are one piece of work. */
const byEarliest = (left: Float64Array, earliest: Int32Array): (readonly [number, number])[] => {
  const pieces = new Map<number, number>();
  left.forEach((seconds, index) => {
    if (seconds === 0) return;
    const from = earliest[index] ?? index;
    pieces.set(from, (pieces.get(from) ?? 0) + seconds);
  });
  return [...pieces];
};

/**
 * From which day on work of a priority may have been free to begin: were there room on an earlier day, it would lie there.
 * So it begins after the last day before its own that has room left beside everything up to its priority.
 */
const earliestDays = (days: readonly DailyLoad[], { first }: CapacitySeries, position: number): Int32Array => {
  const earliest = new Int32Array(HORIZON_DAYS);
  let free = 0;
  for (const { day, capacity, dated, undated } of days) {
    const index = dayNumber(day) - first;
    earliest[index] = free;
    const upTo = undated.reduce(
      (sum, part) => (positionOf(part.priority) <= position ? sum + part.seconds : sum),
      dated as number,
    );
    if (capacity - upTo > CRUMB_ROOM_SECONDS) free = index + 1;
  }
  return earliest;
};

/** A remainder below a minute opens no new day, so a day may keep that much room and still be used up. */
const CRUMB_ROOM_SECONDS = 60;
