import { percentile } from '../kpi/percentile';
import { randomFrom } from '../random';

export const TRIALS = 10_000;
/** Three years: what is not done by then is "beyond", and no date is told. */
export const MOST_WEEKS = 156;

/** Weeks that each trial takes until `issues` are done, drawing weeks of the past with equal chance; at most one more than `MOST_WEEKS`. */
export const weeksUntil = (counts: readonly number[], issues: number, seed: number, trials = TRIALS): Uint32Array => {
  const random = randomFrom(seed);
  return Uint32Array.from({ length: trials }, () => {
    let [done, weeks] = [0, 0];
    while (done < issues && weeks <= MOST_WEEKS) {
      done += counts[random.below(counts.length)] ?? 0;
      weeks += 1;
    }
    return weeks;
  });
};

/** Issues that each trial gets done in so many days; of the week begun last its share of days, rounded by chance. */
export const doneWithin = (counts: readonly number[], days: number, seed: number, trials = TRIALS): Uint32Array => {
  const random = randomFrom(seed);
  const [whole, part] = [Math.floor(days / 7), (days % 7) / 7];
  return Uint32Array.from({ length: trials }, () => {
    let done = 0;
    for (let week = 0; week < whole; week++) done += counts[random.below(counts.length)] ?? 0;
    if (part > 0) done += Math.floor((counts[random.below(counts.length)] ?? 0) * part + random.next());
    return done;
  });
};

export type Confidence = 'p50' | 'p85' | 'p95';
export const CONFIDENCES: Readonly<Record<Confidence, number>> = { p50: 0.5, p85: 0.85, p95: 0.95 };

/** The fewest whole weeks that the share of trials needs, R-7 rounded up: to be done takes the whole week. */
export const weeksAt = (weeks: Uint32Array, share: number): number => Math.ceil(exact(quantile(weeks, share)));

/** How many that share of trials gets done at least, R-7 of the other tail rounded down. */
export const countAt = (counts: Uint32Array, share: number): number => Math.floor(exact(quantile(counts, 1 - share)));

const quantile = (outcomes: Uint32Array, share: number): number => percentile([...outcomes], share) ?? Number.NaN;

/** Interpolation between equal numbers leaves a trace of floating point, which must not cost a week or an issue. */
const exact = (value: number): number => Math.round(value * 1e6) / 1e6;
