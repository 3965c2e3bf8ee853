import { addDays, type LocalDate } from '../units';
import { type Refused, refused, samplesBefore, type WeekOfThroughput } from './samples';
import { CONFIDENCES, type Confidence, MOST_WEEKS, weeksAt, weeksUntil } from './trials';

/** Whole weeks and the last day of them; null = more than three years. */
export type DoneBy = { readonly weeks: number; readonly date: LocalDate } | null;

export type WhenDone = {
  readonly ok: true;
  readonly kind: 'when-done';
  readonly issues: number;
  /** Weeks of the past that it rests on. */
  readonly samples: number;
  readonly by: Readonly<Record<Confidence, DoneBy>>;
};

/** When will these issues be done, told on a day, by the throughput of the weeks before. The same seed, the same answer. */
export const whenDone = (
  weeks: readonly WeekOfThroughput[],
  question: { readonly issues: number; readonly day: LocalDate; readonly seed: number; readonly lookBack?: number },
): WhenDone | Refused => {
  const { issues, day, seed, lookBack } = question;
  if (!Number.isSafeInteger(issues) || issues < 1) return refused({ kind: 'bad-question' });
  const samples = samplesBefore(weeks, day, lookBack);
  if (!samples.ok) return samples;
  const outcomes = weeksUntil(samples.counts, issues, seed).sort();
  const by = (share: number): DoneBy => {
    const needed = weeksAt(outcomes, share);
    return needed > MOST_WEEKS ? null : { weeks: needed, date: addDays(day, 7 * needed - 1) };
  };
  return {
    ok: true,
    kind: 'when-done',
    issues,
    samples: samples.counts.length,
    by: { p50: by(CONFIDENCES.p50), p85: by(CONFIDENCES.p85), p95: by(CONFIDENCES.p95) },
  };
};
