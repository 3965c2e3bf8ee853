import type { IssueId } from '../capacity/types';
import type { Instant, Seconds } from '../units';
import { elapsedDays } from './flow-frame';
import { inWindow, type KpiFrame } from './frame';
import type { Measure } from './measure';

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

/** Those of the issues that are done. */
export const doneIssuesOf = (measures: readonly Measure[]): DoneIssue[] =>
  measures.flatMap(({ id, started, done, estimate, estimateAtStart, actual }) =>
    done === null
      ? []
      : [
          {
            id,
            done,
            cycleDays: started === null ? null : elapsedDays(started, done),
            estimate,
            estimateAtStart,
            actual,
          },
        ],
  );

/** Each issue once, if it was done in the window. */
export const doneInWindow = (frame: KpiFrame, issues: readonly DoneIssue[]): DoneIssue[] => {
  const within = inWindow(frame);
  return [...new Map(issues.map((issue) => [issue.id, issue])).values()].filter(({ done }) => within(done));
};
