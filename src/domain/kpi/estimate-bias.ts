import { type DoneIssue, doneInWindow } from './done-issue';
import { type EstimateSample, estimateSamples } from './estimate-samples';
import { answered, type KpiFrame, share } from './frame';
import type { KpiResult } from './result';

/** Σ actual ÷ Σ estimate of issues done: above 1 = more time than estimated. `atStart`: by the estimate at start. */
export const estimateBias = (frame: KpiFrame, issues: readonly DoneIssue[]): KpiResult => {
  const done = doneInWindow(frame, issues);
  const { samples, excluded } = estimateSamples(done, ({ estimate }) => estimate);
  const atStart = estimateSamples(done, ({ estimateAtStart }) => estimateAtStart);
  return answered(frame, 'ratio', bias(samples), samples.length, {
    excluded,
    parts: { atStart: bias(atStart.samples) },
  });
};

const bias = (samples: readonly EstimateSample[]) => share(sum(samples, 'actual'), sum(samples, 'estimate'));

const sum = (samples: readonly EstimateSample[], of: keyof EstimateSample): number =>
  samples.reduce((total, sample) => total + sample[of], 0);
