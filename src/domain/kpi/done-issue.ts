import type { IssueId } from '../capacity/types';
import type { Instant, Seconds } from '../units';
import { inWindow, type KpiFrame } from './frame';

/** A done issue as the KPIs of estimates and time see it; whoever makes it decides started and done. */
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

/** Each issue once, if it was done in the window. */
export const doneInWindow = (frame: KpiFrame, issues: readonly DoneIssue[]): DoneIssue[] => {
  const within = inWindow(frame);
  return [...new Map(issues.map((issue) => [issue.id, issue])).values()].filter(({ done }) => within(done));
};
