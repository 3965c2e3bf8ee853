/** Below this many samples p85 and p95 say more than the data do, and are withheld. */
export const SAMPLES_FOR_TAILS = 8;

/**
 * The quantile of type 7 in the unit of the values: linear between the order statistics around (n − 1) × share,
 * with `share` from 0 to 1. Null for no data. R. J. Hyndman and Y. Fan, “Sample Quantiles in Statistical Packages”, 1996.
 */
export const percentile = (values: readonly number[], share: number): number | null =>
  quantileOfSorted(sortedOf(values), share);

export const median = (values: readonly number[]): number | null => percentile(values, 0.5);

/** `p50`, `p85`, `p95` in the unit of the values; the two tails are null below `SAMPLES_FOR_TAILS` values. */
export const percentiles = (
  values: readonly number[],
): { readonly p50: number | null; readonly p85: number | null; readonly p95: number | null } => {
  const sorted = sortedOf(values);
  const tail = (share: number) => (sorted.length < SAMPLES_FOR_TAILS ? null : quantileOfSorted(sorted, share));
  return { p50: quantileOfSorted(sorted, 0.5), p85: tail(0.85), p95: tail(0.95) };
};

/** Typed arrays sort numbers by their size, and without a call for each pair. */
const sortedOf = (values: readonly number[]): Float64Array => new Float64Array(values).sort();

/** The same of values that are in order already. */
export const quantileOfSorted = (sorted: ArrayLike<number>, share: number): number | null => {
  const rank = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(rank)], sorted[Math.ceil(rank)]];
  return low === undefined || high === undefined ? null : low + (high - low) * (rank - Math.floor(rank));
};
