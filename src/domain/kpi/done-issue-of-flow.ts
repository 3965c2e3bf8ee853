import { seconds } from '../units';
import { valueAt } from './changes';
import type { DoneIssue } from './done-issue';
import type { Flow } from './flow';
import { elapsedDays } from './flow-frame';

/** A done issue as KPIs of estimates and time see it; null for one that is not done. Without a start there is no estimate at start. */
export const doneIssueOf = ({ issue, started, done }: Flow): DoneIssue | null => {
  if (done === null) return null;
  const spent = issue.worklogs.reduce((sum, worklog) => sum + worklog.spent, 0);
  return {
    id: issue.id,
    done,
    cycleDays: started === null ? null : elapsedDays(started, done),
    estimate: issue.estimate,
    estimateAtStart: started === null ? null : valueAt(issue.estimateChanges, issue.estimate, started),
    actual: issue.worklogs.length === 0 ? null : seconds(spent),
  };
};
