import { dayNumber, type LocalDate } from '../units';
import type { OtherWork } from './plan';
import { firstIndex, HORIZON_DAYS, NOISE_SECONDS, type Placement, partsOf, placeDated, roomOf } from './spread';
import { positionOf, undatedInTurn, workOf } from './turns';
import type { IssueId, PlannedIssue } from './types';
import type { CapacitySeries } from './working-day';

/**
 * "Could finish by" of each of a person's dated issues: what `couldFinishBy` says of one, for all of them at once, so that a
 * browser can ask it at every click. Issues without known or assumed work are left out; null = not within 400 days.
 */
export const finishDates = (input: {
  readonly series: CapacitySeries;
  readonly issues: readonly PlannedIssue[];
  readonly other?: OtherWork;
}): ReadonlyMap<IssueId, LocalDate | null> => {
  const { series, issues, other } = input;
  const dated = issues.flatMap((issue) => placed(issue, series));
  const room = roomBesideAll(dated, series, other);
  const turns = undatedInTurn(issues, other?.undated ?? [], series);
  return new Map(
    dated.map(({ issue, placement }) => {
      const left = room.slice();
      for (const { index, seconds } of partsOf(placement, series))
        if (index < HORIZON_DAYS) left[index] = (left[index] ?? 0) + seconds;
      const { fill } = roomOf(left);
      for (const { work, from, position } of turns) if (position <= positionOf(issue.priority)) fill(work, from);
      return [issue.id, dayThatUses(left, workOf(issue), startOf(issue, series), series)];
    }),
  );
};

type Placed = { readonly issue: PlannedIssue; readonly placement: Placement };

const placed = (issue: PlannedIssue, series: CapacitySeries): Placed[] => {
  if (issue.due === null || workOf(issue) <= 0) return [];
  const window = { from: firstIndex(issue, series.first), due: issue.due };
  return [{ issue, placement: placeDated(workOf(issue), window, series) }];
};

const roomBesideAll = (dated: readonly Placed[], series: CapacitySeries, other: OtherWork | undefined) => {
  const room = Float64Array.from(
    { length: HORIZON_DAYS },
    (_, index) => series.capacity(index) - (other?.dated[index] ?? 0),
  );
  for (const { placement } of dated)
    for (const { index, seconds } of partsOf(placement, series))
      if (index < HORIZON_DAYS) room[index] = (room[index] ?? 0) - seconds;
  return room;
};

/** A candidate begins on its start even where that lies after its due date, which plays no part. */
const startOf = ({ start }: PlannedIssue, series: CapacitySeries): number =>
  start === null ? 0 : Math.max(0, dayNumber(start) - series.first);

/** The day on which work has used up what room is left from a day on; null when it does not within the horizon. */
export const dayThatUses = (
  room: Float64Array,
  work: number,
  from: number,
  series: CapacitySeries,
): LocalDate | null => {
  let rest = work;
  for (let index = from; index < HORIZON_DAYS; index++) {
    rest -= Math.max(0, room[index] ?? 0);
    if (rest <= NOISE_SECONDS) return series.dayAt(index);
  }
  return null;
};
