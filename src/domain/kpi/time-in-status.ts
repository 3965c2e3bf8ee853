import type { Instant } from '../units';
import { compareChanges, inOrder } from './changes';
import type { Change, KpiIssue } from './issue';

/** How often an issue entered a status, the initial one included, and how many milliseconds it spent there. */
export type StatusTime = { readonly visits: number; readonly ms: number };

/**
 * Visits and milliseconds by status id, as Jira's own “Time in Status” counts them. The clock stops at the last change of
 * resolution from empty to set, else at the last history; never “now”. Definition: docs/kpis.md “Time in status”.
 */
export const timeInStatus = (issue: KpiIssue): ReadonlyMap<number, StatusTime> => {
  const stop = lastResolution(issue);
  const all = inOrder(issue.statusChanges);
  const [first] = all;
  if (first === undefined) return new Map([[issue.status, { visits: 1, ms: 0 }]]);
  const counted = stop === null ? all : all.filter((change) => compareChanges(change, stop) <= 0);
  const times = new Map<number, StatusTime>();
  let [status, since]: [number, Instant] = [first.from, issue.created];
  for (const { at, to } of counted) {
    enter(times, status, at - since);
    [status, since] = [to, at];
  }
  return enter(times, status, (stop?.at ?? issue.lastHistory ?? since) - since);
};

const enter = (times: Map<number, StatusTime>, status: number, ms: number): Map<number, StatusTime> => {
  const before = times.get(status);
  return times.set(status, { visits: (before?.visits ?? 0) + 1, ms: (before?.ms ?? 0) + ms });
};

/** The history in which the resolution was last set from empty, even if it was cleared later. */
const lastResolution = ({ resolutionChanges }: KpiIssue): Change<number | null> | null =>
  inOrder(resolutionChanges)
    .filter(({ from, to }) => from === null && to !== null)
    .at(-1) ?? null;
