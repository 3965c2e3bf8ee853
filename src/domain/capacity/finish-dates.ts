import { dayNumber, type LocalDate, type Seconds } from '../units';
import type { OtherWork } from './plan';
import { firstIndex, HORIZON_DAYS, NOISE_SECONDS, NOWHERE, type Placement, placeDated, roomOf } from './spread';
import { positionOf, undatedInTurn, workOf } from './turns';
import type { IssueId, PlannedIssue } from './types';
import type { CapacitySeries } from './working-day';

/** The issue that somebody might take. Its own due date plays no part. */
export type Candidate = {
  readonly id: IssueId;
  readonly remaining: Seconds | null;
  readonly start: LocalDate | null;
  readonly priority: number | null;
};

type Person = {
  readonly series: CapacitySeries;
  readonly issues: readonly PlannedIssue[];
  readonly other?: OtherWork;
};

/**
 * Answers for any number of issues when a person could finish each (docs/capacity.md "Dates"). Null when the remaining work
 * is unknown or nothing, or it does not end within 400 days.
 */
export const finishing = (person: Person): ((issue: Candidate) => LocalDate | null) => {
  const { series } = person;
  const roomBefore = roomBeforePriorities(person);
  return ({ id, remaining, start, priority }) => {
    if (remaining === null || remaining <= 0) return null;
    const from = start === null ? 0 : Math.max(0, dayNumber(start) - series.first);
    return dayThatUses(roomBefore(id, positionOf(priority)), remaining, from, series);
  };
};

/**
 * Whether each of a person's dated issues could be finished by its due date: the same as comparing the two, but no day after
 * the due date is looked at, so that a browser can ask it for everything at every click. Of issues due today or later.
 */
export const onTime = (person: Person): ((issue: PlannedIssue) => boolean) => {
  const { series } = person;
  const roomBefore = roomBeforePriorities(person);
  return ({ id, remaining, start, due, priority }) => {
    if (due === null || remaining.kind === 'unknown') return true;
    const days = Math.min(HORIZON_DAYS, dayNumber(due) - series.first + 1);
    const from = start === null ? 0 : Math.max(0, dayNumber(start) - series.first);
    return dayThatUses(roomBefore(id, positionOf(priority), days), remaining.seconds, from, series) !== null;
  };
};

/** Room beside dated work and undated work up to a priority, one issue taken out. */
const roomBeforePriorities = ({ series, issues, other }: Person) => {
  const dated = new Map(issues.flatMap((issue) => placed(issue, series)));
  const beside = roomBesideAll([...dated.values()], series, other);
  const turns = undatedInTurn(issues, other?.undated ?? [], series);
  const own = new Set(issues.map(({ id }) => id));
  const laidOut = (id: IssueId, position: number, days: number): Float64Array => {
    const left = beside.slice(0, days);
    addTo(left, dated.get(id) ?? NOWHERE, series, 1);
    if (turns.length === 0) return left;
    const { fill } = roomOf(left);
    for (const turn of turns) {
      if (turn.position > position) break;
      if (turn.issue?.id !== id) fill(turn.work, turn.from);
    }
    return left;
  };
  // Whose work does not hold the issue has the same room for every issue of a priority.
  const known = new Map<number, Float64Array>();
  return (id: IssueId, position: number, days = HORIZON_DAYS): Float64Array => {
    if (own.has(id)) return laidOut(id, position, days);
    const left = known.get(position) ?? laidOut(id, position, HORIZON_DAYS);
    known.set(position, left);
    return left;
  };
};

const placed = (issue: PlannedIssue, series: CapacitySeries): (readonly [IssueId, Placement])[] => {
  if (issue.due === null || workOf(issue) <= 0) return [];
  const window = { from: firstIndex(issue, series.first), due: issue.due };
  return [[issue.id, placeDated(workOf(issue), window, series)]];
};

const roomBesideAll = (dated: readonly Placement[], series: CapacitySeries, other: OtherWork | undefined) => {
  const room = new Float64Array(HORIZON_DAYS);
  for (let index = 0; index < HORIZON_DAYS; index++) room[index] = series.capacity(index) - (other?.dated[index] ?? 0);
  for (const placement of dated) addTo(room, placement, series, -1);
  return room;
};

const addTo = (room: Float64Array, placement: Placement, series: CapacitySeries, sign: 1 | -1): void => {
  if (placement.kind === 'days') {
    for (const { index, seconds } of placement.parts)
      if (index < room.length) room[index] = (room[index] ?? 0) + sign * seconds;
    return;
  }
  const last = Math.min(placement.last, room.length - 1);
  for (let index = placement.from; index <= last; index++) {
    const capacity = series.capacity(index);
    if (capacity > 0) room[index] = (room[index] ?? 0) + sign * (capacity * placement.rate);
  }
};

/** The day on which work has used up what room is left from a day on; null when it does not within the horizon. */
const dayThatUses = (room: Float64Array, work: number, from: number, series: CapacitySeries): LocalDate | null => {
  let rest = work;
  for (let index = from; index < room.length; index++) {
    const left = room[index] ?? 0;
    if (left <= NOISE_SECONDS) continue;
    rest -= left;
    if (rest <= NOISE_SECONDS) return series.dayAt(index);
  }
  return null;
};
