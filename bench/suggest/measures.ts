/** Shares in %, of ranks that begin at 1; Infinity = not among the candidates. */
export type Measures = { readonly top1: number; readonly top3: number; readonly top5: number; readonly mrr: number };

const share = (ranks: readonly number[], most: number): number =>
  (100 * ranks.filter((rank) => rank <= most).length) / Math.max(1, ranks.length);

export const measuresOf = (ranks: readonly number[]): Measures => ({
  top1: share(ranks, 1),
  top3: share(ranks, 3),
  top5: share(ranks, 5),
  mrr: (100 * ranks.reduce((sum, rank) => sum + 1 / rank, 0)) / Math.max(1, ranks.length),
});

/** The mean over projects, each counting the same. */
export const macro = (all: readonly Measures[]): Measures => {
  const mean = (name: keyof Measures) => all.reduce((sum, one) => sum + one[name], 0) / Math.max(1, all.length);
  return { top1: mean('top1'), top3: mean('top3'), top5: mean('top5'), mrr: mean('mrr') };
};

/** Seeded, so that the same histories give the same intervals (mulberry32). */
export const randomOf = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
};

const SAMPLES = 300;

/** 95 % bootstrap interval of a mean. */
export const interval = (values: readonly number[], seed = 0): readonly [number, number] => {
  const random = randomOf(seed);
  const means = Array.from({ length: SAMPLES }, () => {
    let sum = 0;
    for (let i = 0; i < values.length; i++) sum += values[Math.floor(random() * values.length)] ?? 0;
    return sum / Math.max(1, values.length);
  }).sort((a, b) => a - b);
  return [means[7] ?? 0, means[292] ?? 0];
};

const BINS = 10;

/** Expected calibration error in points: Σ over ten bins of confidence of their share × |hits − mean confidence|. */
export const calibrationError = (
  answers: readonly { readonly confidence: number; readonly hit: boolean }[],
): number => {
  let error = 0;
  for (let bin = 0; bin < BINS; bin++) {
    const own = answers.filter(({ confidence }) => Math.min(BINS - 1, Math.floor(confidence * BINS)) === bin);
    const gap = own.reduce((sum, { confidence, hit }) => sum + (hit ? 1 : 0) - confidence, 0);
    error += Math.abs(gap) / Math.max(1, answers.length);
  }
  return 100 * error;
};

/** R-7 quantile, as spreadsheets have it. */
export const quantile = (values: readonly number[], q: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * q;
  const low = sorted[Math.floor(at)] ?? Number.NaN;
  return low + (at - Math.floor(at)) * ((sorted[Math.ceil(at)] ?? low) - low);
};
