import { dayNumber } from '../units';
import type { DailyLoad } from './daily-load';
import { type OtherWork, plan } from './plan';
import { HORIZON_DAYS, NOISE_SECONDS } from './spread';
import { type OtherPart, positionOf } from './turns';
import type { PlannedIssue } from './types';
import type { CapacitySeries } from './working-day';

/**
 * What is left of a person's daily sums when the issues at hand are laid into them: dated ones by themselves, undated ones
 * in their order into the undated sums of their priority. Never below 0.
 */
export const otherWorkOf = (
  days: readonly DailyLoad[],
  issues: readonly PlannedIssue[],
  series: CapacitySeries,
): OtherWork => {
  const own = plan({ series, issues: issues.filter(({ due }) => due !== null) });
  const dated = new Float64Array(HORIZON_DAYS);
  for (const { day, dated: all } of days) {
    const index = dayNumber(day) - series.first;
    if (index >= 0 && index < HORIZON_DAYS) dated[index] = above(all - own.claimed(index, null));
  }
  return { dated, undated: undatedParts(days, issues, series) };
};

/** A difference of sums that is noise of floating point counts as none. */
const above = (seconds: number): number => (seconds > NOISE_SECONDS ? seconds : 0);

const undatedParts = (
  days: readonly DailyLoad[],
  issues: readonly PlannedIssue[],
  series: CapacitySeries,
): OtherPart[] => {
  const levels = [...new Set(days.flatMap(({ undated }) => undated.map(({ priority }) => positionOf(priority))))];
  const indexed = days.map((day) => ({ ...day, index: dayNumber(day.day) - series.first }));
  return levels
    .sort((a, b) => a - b)
    .flatMap((position) => {
      const sums = new Float64Array(HORIZON_DAYS);
      for (const { index, undated } of indexed) sums[index] = undatedAt(undated, position);
      takeOut(
        sums,
        issues.filter((issue) => issue.due === null && positionOf(issue.priority) === position),
        series,
      );
      const earliest = earliestDays(indexed, position);
      const priority = Number.isFinite(position) ? position : null;
      return [...byEarliest(sums, earliest)].map(([from, seconds]) => ({ priority, seconds, earliest: from }));
    });
};

/** Sums of days that may begin on the same day are one piece of work. */
const byEarliest = (sums: Float64Array, earliest: Int32Array): ReadonlyMap<number, number> => {
  const pieces = new Map<number, number>();
  sums.forEach((seconds, index) => {
    if (above(seconds) === 0) return;
    const from = earliest[index] ?? index;
    pieces.set(from, (pieces.get(from) ?? 0) + seconds);
  });
  return pieces;
};

const undatedAt = (undated: DailyLoad['undated'], position: number): number =>
  undated.find(({ priority }) => positionOf(priority) === position)?.seconds ?? 0;

/** Lays issues into the sums of their priority, in order, and takes them out. */
const takeOut = (sums: Float64Array, issues: readonly PlannedIssue[], series: CapacitySeries): void => {
  const room = sums.slice();
  const laid = plan({ series: onlyRoom(room, series), issues });
  for (const { id } of issues) {
    for (const { index, seconds } of laid.partsOf(id)) sums[index] = Math.max(0, (sums[index] ?? 0) - seconds);
  }
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

/**
 * From which day on work of a priority may have been free to begin: were there room on an earlier day, it would lie there.
 * So it begins after the last day before its own that has room left beside everything up to its priority.
 */
const earliestDays = (days: readonly (DailyLoad & { readonly index: number })[], position: number): Int32Array => {
  const earliest = new Int32Array(HORIZON_DAYS);
  let free = 0;
  for (const { index, capacity, dated, undated } of days) {
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
