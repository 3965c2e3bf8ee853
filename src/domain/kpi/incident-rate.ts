import { type Instant, seconds, toHours } from '../units';
import { answered, inWindow, type KpiFrame, notSetUp } from './frame';
import { type LoggedWork, secondsOf, workInWindow } from './logged-work';
import { type Markable, type Marks, markedBy } from './marks';
import type { KpiResult } from './result';

/** Null = not marked. At least one of the two has to be. */
export type IncidentMarks = { readonly incidents: Marks | null; readonly nearMisses: Marks | null };

/**
 * Incidents and near misses created in the window, per 1,000 hours logged in it; null where no hours are logged. An
 * issue marked as both is an incident. `n` = incidents and near misses.
 */
export const incidentRate = (
  frame: KpiFrame,
  issues: readonly (Markable & { readonly created: Instant })[],
  worklogs: readonly Pick<LoggedWork, 'day' | 'spent'>[],
  marks: IncidentMarks,
): KpiResult => {
  const [isIncident, isNearMiss] = [markedBy(marks.incidents), markedBy(marks.nearMisses)];
  if (isIncident === null && isNearMiss === null) return notSetUp(frame, 'count-per-1000-hours', 'incidents');
  const within = inWindow(frame);
  const created = issues.filter((issue) => within(issue.created));
  const incidents = created.filter((issue) => isIncident?.(issue)).length;
  const nearMisses = created.filter((issue) => !isIncident?.(issue) && isNearMiss?.(issue)).length;
  const { work, bad } = workInWindow(frame, worklogs);
  const hours = toHours(seconds(secondsOf(work)));
  const count = incidents + nearMisses;
  return answered(frame, 'count-per-1000-hours', hours > 0 ? (1000 * count) / hours : null, count, {
    excluded: { 'bad-worklog': bad },
    parts: {
      incidents: isIncident ? incidents : null,
      nearMisses: isNearMiss ? nearMisses : null,
      hours: work.length ? hours : null,
    },
  });
};
