import type { IssueId } from '../capacity/types';
import { type Instant, type Seconds, seconds } from '../units';
import { valueAt } from './changes';
import type { Flow } from './flow';
import { elapsedDays } from './flow-frame';
import { inWindow, type KpiFrame } from './frame';

/** A done issue as the KPIs of estimates and time see it. */
export type DoneIssue = {
  readonly id: IssueId;
  readonly done: Instant;
  /** Started to done; null = went straight to done. */
  readonly cycleDays: number | null;
  /** The original estimate as it stands, and as it stood at start; null = none. */
  readonly estimate: Seconds | null;
  readonly estimateAtStart: Seconds | null;
  /** Sum of its worklogs; null = no worklog. */
  readonly actual: Seconds | null;
};

/** Null = not done. What went straight to done has the estimate of that moment as its estimate at start. */
export const doneIssueOf = ({ issue, started, done }: Flow): DoneIssue | null => {
  if (done === null) return null;
  const { id, estimate, estimateChanges, worklogs } = issue;
  return {
    id,
    done,
    cycleDays: started === null ? null : elapsedDays(started, done),
    estimate,
    estimateAtStart: valueAt(estimateChanges, estimate, started ?? done),
    actual: worklogs.length === 0 ? null : seconds(worklogs.reduce((sum, { spent }) => sum + spent, 0)),
  };
};

/** Each issue once, if it was done in the window. */
export const doneInWindow = (frame: KpiFrame, issues: readonly DoneIssue[]): DoneIssue[] => {
  const within = inWindow(frame);
  return [...new Map(issues.map((issue) => [issue.id, issue])).values()].filter(({ done }) => within(done));
};
