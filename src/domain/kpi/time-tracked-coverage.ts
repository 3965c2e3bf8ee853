import { type DoneIssue, doneInWindow } from './done-issue';
import { answered, type KpiFrame, share } from './frame';
import type { KpiResult } from './result';

/** Done issues with a worklog ÷ done; how far every KPI of hours and cost can be believed. */
export const timeTrackedCoverage = (frame: KpiFrame, issues: readonly DoneIssue[]): KpiResult => {
  const done = doneInWindow(frame, issues);
  const tracked = done.filter(({ actual }) => actual !== null).length;
  return answered(frame, 'share', share(tracked, done.length), done.length, { parts: { tracked } });
};
