import type { KpiIssue } from '../../src/domain/kpi/issue';
import { type StatusTime, timeInStatus } from '../../src/domain/kpi/time-in-status';
import type { Statuses } from './statuses';

/** Time in status by Jira's ids; an id under two names is one status. */
export const timesById = (issue: KpiIssue, statuses: Statuses): Record<string, StatusTime> => {
  const sums: Record<string, StatusTime> = {};
  for (const [number, { visits, ms }] of timeInStatus(issue)) {
    const id = statuses.idOf(number);
    const before = sums[id];
    sums[id] = { visits: (before?.visits ?? 0) + visits, ms: (before?.ms ?? 0) + ms };
  }
  return sums;
};
