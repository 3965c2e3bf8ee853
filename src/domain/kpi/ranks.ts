/** Ranks from 1 for the smallest; equal values share the mean of their ranks. */
export const meanRanks = (values: readonly number[]): number[] => {
  const order = values.map((value, at) => ({ value, at })).sort((a, b) => a.value - b.value);
  const ranks = new Array<number>(values.length).fill(0);
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && order[to]?.value === order[from]?.value) to += 1;
    for (const { at } of order.slice(from, to)) ranks[at] = (from + 1 + to) / 2;
    from = to;
  }
  return ranks;
};

/** Spearman's rank correlation, −1 to 1, ties by mean rank; null for fewer than 2 pairs or where one side never varies. */
export const rankCorrelation = (pairs: readonly (readonly [number, number])[]): number | null => {
  const [a, b] = [meanRanks(pairs.map(([x]) => x)), meanRanks(pairs.map(([, y]) => y))];
  const mean = (pairs.length + 1) / 2;
  let [together, ofA, ofB] = [0, 0, 0];
  for (const [at, rank] of a.entries()) {
    const [x, y] = [rank - mean, (b[at] ?? mean) - mean];
    together += x * y;
    ofA += x * x;
    ofB += y * y;
  }
  return ofA === 0 || ofB === 0 ? null : together / Math.sqrt(ofA * ofB);
};
