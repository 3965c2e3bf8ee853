import { type LocalDate, mondayOf } from '../units';
import { samplesBefore, type WeekOfThroughput } from './samples';
import { CONFIDENCES, countAt, doneWithin, MOST_WEEKS, weeksAt, weeksUntil } from './trials';

export type Asked =
  | { readonly kind: 'when-done'; readonly issues: number }
  | { readonly kind: 'how-many'; readonly weeks: number };

/** Share of past P85 forecasts that held; null where none can be judged yet. Good is near 0.85. */
export type BackTest = { readonly held: number; readonly judged: number; readonly share: number | null };

/** Fewer than a forecast's: a back-test makes dozens of them. */
const TRIALS_EACH = 2_000;

/**
 * Walks forward: at each past Monday the same question is asked of the weeks before it alone and held against the weeks
 * after it. Only forecasts whose promised time is over are judged, kept or not: judging early successes but not
 * late failures would flatter.
 */
export const backTest = (
  weeks: readonly WeekOfThroughput[],
  asked: Asked,
  { day, seed, lookBack }: { readonly day: LocalDate; readonly seed: number; readonly lookBack?: number },
): BackTest => {
  const over = weeks.filter(({ week }) => week < mondayOf(day));
  const outcomes = over.flatMap((_, at) => {
    const outcome = outcomeAt(over, at, asked, { seed: seed + at, lookBack });
    return outcome === null ? [] : [outcome];
  });
  const held = outcomes.filter((outcome) => outcome).length;
  return { held, judged: outcomes.length, share: outcomes.length ? held / outcomes.length : null };
};

/** Whether the forecast told at the start of week `at` held; null = none was possible, or its time is not over. */
const outcomeAt = (
  weeks: readonly WeekOfThroughput[],
  at: number,
  asked: Asked,
  { seed, lookBack }: { readonly seed: number; readonly lookBack: number | undefined },
): boolean | null => {
  const told = weeks[at]?.week;
  const samples = told === undefined ? null : samplesBefore(weeks.slice(0, at), told, lookBack);
  if (!samples?.ok) return null;
  const promised = promise(samples.counts, asked, seed);
  const after = weeks.slice(at, at + promised.weeks);
  if (promised.weeks > MOST_WEEKS || after.length < promised.weeks) return null;
  return after.reduce((sum, { count }) => sum + count, 0) >= promised.issues;
};

/** What P85 said: at least so many issues within so many weeks. */
const promise = (counts: readonly number[], asked: Asked, seed: number) =>
  asked.kind === 'when-done'
    ? {
        issues: asked.issues,
        weeks: weeksAt(weeksUntil(counts, asked.issues, seed, TRIALS_EACH).sort(), CONFIDENCES.p85),
      }
    : {
        issues: countAt(doneWithin(counts, 7 * asked.weeks, seed, TRIALS_EACH).sort(), CONFIDENCES.p85),
        weeks: asked.weeks,
      };
