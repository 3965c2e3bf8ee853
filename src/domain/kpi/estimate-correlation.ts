import { type DoneIssue, doneInWindow } from './done-issue';
import { answered, type KpiFrame } from './frame';
import { rankCorrelation } from './ranks';
import type { KpiResult } from './result';

/** Rank correlation of the estimate at start with cycle time: 1 = what was estimated longer took longer. */
export const estimateCorrelation = (frame: KpiFrame, issues: readonly DoneIssue[]): KpiResult => {
  const pairs: (readonly [number, number])[] = [];
  const excluded = { 'never-started': 0, 'no-estimate': 0 };
  for (const { cycleDays, estimateAtStart } of doneInWindow(frame, issues)) {
    if (cycleDays === null) excluded['never-started'] += 1;
    else if (estimateAtStart === null) excluded['no-estimate'] += 1;
    else pairs.push([estimateAtStart, cycleDays]);
  }
  return answered(frame, 'ratio', rankCorrelation(pairs), pairs.length, { excluded });
};
