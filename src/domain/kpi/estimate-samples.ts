import type { Seconds } from '../units';
import type { DoneIssue } from './done-issue';
import type { Exclusion } from './result';

export type EstimateSample = { readonly estimate: Seconds; readonly actual: Seconds };

type Sampled = {
  readonly samples: readonly EstimateSample[];
  readonly excluded: Readonly<Partial<Record<Exclusion, number>>>;
};

/** Issues with an estimate above 0 and a worklog; the first thing that an issue lacks is why it is left out. */
export const estimateSamples = (
  issues: readonly DoneIssue[],
  estimateOf: (issue: DoneIssue) => Seconds | null,
): Sampled => {
  const samples: EstimateSample[] = [];
  const excluded = { 'no-estimate': 0, 'zero-estimate': 0, 'no-worklog': 0 };
  for (const issue of issues) {
    const estimate = estimateOf(issue);
    if (estimate === null) excluded['no-estimate'] += 1;
    else if (estimate <= 0) excluded['zero-estimate'] += 1;
    else if (issue.actual === null) excluded['no-worklog'] += 1;
    else samples.push({ estimate, actual: issue.actual });
  }
  return { samples, excluded };
};
