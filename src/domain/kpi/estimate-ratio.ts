import { type DoneIssue, doneInWindow } from './done-issue';
import { type EstimateSample, estimateSamples } from './estimate-samples';
import { answered, type KpiFrame } from './frame';
import { median, percentiles } from './percentile';
import type { KpiResult } from './result';

/** Median of actual ÷ estimate of issues done. Parts: its percentiles, and `atStart` by the estimate at start. */
export const estimateRatio = (frame: KpiFrame, issues: readonly DoneIssue[]): KpiResult => {
  const done = doneInWindow(frame, issues);
  const { samples, excluded } = estimateSamples(done, ({ estimate }) => estimate);
  const atStart = estimateSamples(done, ({ estimateAtStart }) => estimateAtStart);
  const ratios = samples.map(quotient);
  return answered(frame, 'ratio', median(ratios), ratios.length, {
    excluded,
    parts: { ...percentiles(ratios), atStart: median(atStart.samples.map(quotient)) },
  });
};

const quotient = ({ actual, estimate }: EstimateSample): number => actual / estimate;
