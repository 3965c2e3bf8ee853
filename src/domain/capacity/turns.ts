import { firstIndex } from './spread';
import type { PlannedIssue } from './types';
import type { CapacitySeries } from './working-day';

/** Undated work of one day and priority: when other work changes it moves, but never to before `earliest`. */
export type OtherPart = {
  readonly priority: number | null;
  readonly seconds: number;
  readonly earliest: number;
};

/** Without a priority an issue comes after all that have one. */
export const positionOf = (priority: number | null): number => priority ?? Number.POSITIVE_INFINITY;

/** Seconds that an issue asks days for; unknown work asks for none and is counted by itself. */
export const workOf = ({ remaining }: PlannedIssue): number => (remaining.kind === 'unknown' ? 0 : remaining.seconds);

type Turn = {
  readonly issue: PlannedIssue | null;
  readonly work: number;
  readonly from: number;
  readonly position: number;
};

/** Undated work in the order in which it takes its days; other work of a priority after the issues that have it. */
export const undatedInTurn = (
  issues: readonly PlannedIssue[],
  other: readonly OtherPart[],
  series: CapacitySeries,
): Turn[] => {
  const own = issues
    .filter((issue) => issue.due === null && workOf(issue) > 0)
    .sort(byTurn)
    .map((issue) => ({
      issue,
      work: workOf(issue),
      from: firstIndex(issue, series.first),
      position: positionOf(issue.priority),
    }));
  if (other.length === 0) return own;
  const parts = other.map(({ priority, seconds, earliest }) => ({
    ...{ issue: null, work: seconds, from: earliest },
    position: positionOf(priority),
  }));
  return [...own, ...parts].sort((a, b) => compare(a.position, b.position));
};

/** Order of undated work: priority, rank, age, and the id so that no two are equal. */
const byTurn = (a: PlannedIssue, b: PlannedIssue): number =>
  compare(positionOf(a.priority), positionOf(b.priority)) ||
  byRank(a.rank, b.rank) ||
  a.created - b.created ||
  byId(a.id, b.id);

export const compare = (a: number | string, b: number | string): number => (a < b ? -1 : a > b ? 1 : 0);
const byRank = (a: string | null, b: string | null): number =>
  a === null || b === null ? Number(a === null) - Number(b === null) : compare(a, b);
const byId = (a: string, b: string): number => a.length - b.length || compare(a, b);
