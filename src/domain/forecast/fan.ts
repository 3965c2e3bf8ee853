import { quantileOfSorted } from '../kpi/percentile';
import { randomFrom } from '../random';
import { addDays, type LocalDate } from '../units';
import { TRIALS } from './trials';

/** Issues done by the end of a week from the day on, in so many of 100 trials at most. */
export type FanWeek = { readonly to: LocalDate } & Readonly<Record<FanShare, number>>;

export type FanShare = 'p5' | 'p15' | 'p50' | 'p85' | 'p95';
const SHARES: Readonly<Record<FanShare, number>> = { p5: 0.05, p15: 0.15, p50: 0.5, p85: 0.85, p95: 0.95 };

/** Beyond a year a fan says nothing that a date does not. */
export const MOST_FAN_WEEKS = 53;

/** How the number of issues done grows week by week, drawing weeks of the past with equal chance. The same seed, the same fan. */
export const fanOf = (
  counts: readonly number[],
  { day, weeks, seed }: { readonly day: LocalDate; readonly weeks: number; readonly seed: number },
  trials = TRIALS,
): FanWeek[] => {
  const random = randomFrom(seed);
  const done = new Uint32Array(trials);
  return Array.from({ length: Math.min(weeks, MOST_FAN_WEEKS) }, (_, week) => {
    for (let trial = 0; trial < trials; trial++)
      done[trial] = (done[trial] ?? 0) + (counts[random.below(counts.length)] ?? 0);
    const sorted = done.toSorted();
    const at = (share: FanShare): number => quantileOfSorted(sorted, SHARES[share]) ?? 0;
    return {
      to: addDays(day, 7 * (week + 1) - 1),
      p5: at('p5'),
      p15: at('p15'),
      p50: at('p50'),
      p85: at('p85'),
      p95: at('p95'),
    };
  });
};
