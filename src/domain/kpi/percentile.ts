/** Below this many samples p85 and p95 say more than the data do, and are withheld. */
export const SAMPLES_FOR_TAILS = 8;

/**
 * The quantile of type 7 in the unit of the values: linear between the order statistics around (n − 1) × share,
 * with `share` from 0 to 1. Null for no data. R. J. Hyndman and Y. Fan, “Sample Quantiles in Statistical Packages”, 1996.
 */
export const percentile = (values: ArrayLike<number>, share: number): number | null =>
  quantileIn(new Float64Array(values), share);

export const median = (values: ArrayLike<number>): number | null => percentile(values, 0.5);

/** `p50`, `p85`, `p95` in the unit of the values; the two tails are null below `SAMPLES_FOR_TAILS` values. */
export const percentiles = (
  values: ArrayLike<number>,
): { readonly p50: number | null; readonly p85: number | null; readonly p95: number | null } => {
  const own = new Float64Array(values);
  const tail = (share: number) => (own.length < SAMPLES_FOR_TAILS ? null : quantileIn(own, share));
  return { p50: quantileIn(own, 0.5), p85: tail(0.85), p95: tail(0.95) };
};

/** Puts the two values around the rank into their places, which takes a fraction of an order of all; moves the values. */
const quantileIn = (values: Float64Array, share: number): number | null => {
  const rank = (values.length - 1) * share;
  select(values, Math.floor(rank));
  select(values, Math.ceil(rank));
  return quantileOfSorted(values, share);
};

/** The value in a place becomes the one that an order of all would put there. C. A. R. Hoare, “Algorithm 65: Find”, 1961. */
const select = (values: Float64Array, place: number): void => {
  let from = 0;
  let to = values.length - 1;
  while (from < to) {
    const { low, high } = parted(values, from, to, values[place] ?? 0);
    if (high < place) from = low;
    if (low > place) to = high;
  }
};

/** Brings what is less than the pivot before what is more: up to `high` nothing is more, from `low` on nothing is less. */
const parted = (values: Float64Array, from: number, to: number, pivot: number) => {
  let low = from;
  let high = to;
  while (low <= high) {
    while ((values[low] ?? 0) < pivot) low++;
    while ((values[high] ?? 0) > pivot) high--;
    if (low > high) break;
    [values[low], values[high]] = [values[high] ?? 0, values[low] ?? 0];
    low++;
    high--;
  }
  return { low, high };
};

/** The same of values that are in order already. */
export const quantileOfSorted = (sorted: ArrayLike<number>, share: number): number | null => {
  const rank = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(rank)], sorted[Math.ceil(rank)]];
  return low === undefined || high === undefined ? null : low + (high - low) * (rank - Math.floor(rank));
};
