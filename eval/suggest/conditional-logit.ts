/** One choice: rows of features, which row was chosen, how much it counts. */
export type Choice = { readonly rows: readonly Float64Array[]; readonly chosen: number; readonly weight: number };

const RIDGE = 1;
const MOST_STEPS = 40;

/** Weights that make the choices most likely (ridge penalty 1), by Newton's method with halved steps. */
export const fitted = (choices: readonly Choice[], size: number): Float64Array => {
  let weights = new Float64Array(size);
  let now = likelihood(choices, weights);
  for (let step = 0; step < MOST_STEPS; step++) {
    const { gradient, hessian } = slopes(choices, weights);
    const direction = solved(hessian, gradient);
    const before = now;
    for (let length = 1; length > 1e-4; length /= 2) {
      const tried = weights.map((w, i) => w + length * (direction[i] ?? 0));
      now = likelihood(choices, tried);
      if (now >= before) {
        weights = tried;
        break;
      }
    }
    if (now - before < 1e-3) break;
  }
  return weights;
};

const dot = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
};

const softmax = (rows: readonly Float64Array[], weights: Float64Array): { chances: number[]; logTotal: number } => {
  const sums = rows.map((row) => dot(row, weights));
  const most = Math.max(...sums);
  const total = sums.reduce((sum, x) => sum + Math.exp(x - most), 0);
  return { chances: sums.map((x) => Math.exp(x - most) / total), logTotal: most + Math.log(total) };
};

const likelihood = (choices: readonly Choice[], weights: Float64Array): number =>
  choices.reduce(
    (sum, { rows, chosen, weight }) => {
      const row = rows[chosen];
      return row === undefined ? sum : sum + weight * (dot(row, weights) - softmax(rows, weights).logTotal);
    },
    -0.5 * RIDGE * dot(weights, weights),
  );

const slopes = (choices: readonly Choice[], weights: Float64Array) => {
  const size = weights.length;
  const gradient = weights.map((w) => -RIDGE * w);
  const hessian = Array.from({ length: size }, (_, i) =>
    Float64Array.from({ length: size }, (_, j) => (i === j ? RIDGE : 0)),
  );
  for (const { rows, chosen, weight } of choices) {
    const { chances } = softmax(rows, weights);
    const mean = new Float64Array(size);
    for (const [r, row] of rows.entries()) addScaled(mean, row, chances[r] ?? 0);
    const truth = rows[chosen] ?? mean;
    for (let i = 0; i < size; i++) gradient[i] = (gradient[i] ?? 0) + weight * ((truth[i] ?? 0) - (mean[i] ?? 0));
    for (const [r, row] of rows.entries()) addOuter(hessian, row, weight * (chances[r] ?? 0));
    addOuter(hessian, mean, -weight);
  }
  return { gradient, hessian };
};

const addScaled = (sum: Float64Array, row: Float64Array, scale: number): void => {
  for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] ?? 0) + scale * (row[i] ?? 0);
};

const addOuter = (matrix: readonly Float64Array[], row: Float64Array, scale: number): void => {
  for (const [i, line] of matrix.entries()) addScaled(line, row, scale * (row[i] ?? 0));
};

/** x of A·x = b by elimination with pivots; A is left as it was. */
const solved = (matrix: readonly Float64Array[], right: Float64Array): Float64Array => {
  const rows = matrix.map((line, i) => Float64Array.of(...line, right[i] ?? 0));
  for (let column = 0; column < rows.length; column++) {
    const best = rows.slice(column).reduce((a, b) => (Math.abs(b[column] ?? 0) > Math.abs(a[column] ?? 0) ? b : a));
    rows.splice(rows.indexOf(best), 1);
    rows.splice(column, 0, best);
    for (const row of rows) if (row !== best) addScaled(row, best, -(row[column] ?? 0) / (best[column] ?? 1));
  }
  return Float64Array.from(rows, (row, i) => (row[rows.length] ?? 0) / (row[i] ?? 1));
};
