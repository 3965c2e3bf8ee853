import { type Instant, instant } from '../units';

const MS_PER_DAY = 86_400_000;

/** Half-lives in days: those that served best in ../shared/reference/suggestion.md. */
export const HALF_LIFE = {
  lately: 14,
  base: 180,
  words: 365,
  component: 180,
  label: 180,
  type: 180,
  reporter: 240,
} as const;

/** Days since 1970 in UTC, and the instant a day begins. */
export const dayAt = (at: Instant): number => Math.floor(at / MS_PER_DAY);
export const startOf = (day: number): Instant => instant(day * MS_PER_DAY);

/** Age in days, with fractions, never below 0. */
export const daysBetween = (from: Instant, to: Instant): number => Math.max(0, (to - from) / MS_PER_DAY);

/** d(a, h) = 2^(−a/h): what a contribution of age a (days) still weighs at a half-life of h days. */
export const decay = (age: number, halfLife: number): number => 2 ** (-age / halfLife);

/** A sum of contributions with one half-life ages as a whole: Σ d(aᵢ + b, h) = d(b, h) · Σ d(aᵢ, h). */
export const aged = (weight: number, at: Instant, now: Instant, halfLife: number): number =>
  weight === 0 ? 0 : weight * decay(daysBetween(at, now), halfLife);

type Sum = { readonly weight: number; readonly at: Instant };

/** Two sums as one, as of the later instant: issues may be learned in any order. */
export const added = (a: Sum, b: Sum, halfLife: number): number => {
  const now = a.at > b.at ? a.at : b.at;
  return aged(a.weight, a.at, now, halfLife) + aged(b.weight, b.at, now, halfLife);
};
