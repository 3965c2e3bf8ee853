import { dayNumber, type LocalDate } from '../units';
import { type Refused, refused, samplesBefore, type WeekOfThroughput } from './samples';
import { CONFIDENCES, type Confidence, countAt, doneWithin, MOST_WEEKS } from './trials';

export type HowMany = {
  readonly ok: true;
  readonly kind: 'how-many';
  readonly until: LocalDate;
  /** Weeks of the past that it rests on. */
  readonly samples: number;
  /** At least so many issues, with that confidence: p95 promises the fewest. */
  readonly atLeast: Readonly<Record<Confidence, number>>;
};

/** How many issues will be done by a day, that day and today included. The same seed, the same answer. */
export const howManyBy = (
  weeks: readonly WeekOfThroughput[],
  question: { readonly until: LocalDate; readonly day: LocalDate; readonly seed: number; readonly lookBack?: number },
): HowMany | Refused => {
  const { until, day, seed, lookBack } = question;
  const days = dayNumber(until) - dayNumber(day) + 1;
  if (!(days >= 1 && days <= 7 * MOST_WEEKS)) return refused({ kind: 'bad-question' });
  const samples = samplesBefore(weeks, day, lookBack);
  if (!samples.ok) return samples;
  const outcomes = doneWithin(samples.counts, days, seed).sort();
  const atLeast = (share: number) => countAt(outcomes, share);
  return {
    ok: true,
    kind: 'how-many',
    until,
    samples: samples.counts.length,
    atLeast: { p50: atLeast(CONFIDENCES.p50), p85: atLeast(CONFIDENCES.p85), p95: atLeast(CONFIDENCES.p95) },
  };
};
