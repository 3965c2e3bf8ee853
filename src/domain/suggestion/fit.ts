import type { PersonId } from '../capacity/types';
import { FEATURES, type FeatureTable } from './features';
import type { Weights } from './weights';

/** Σ w·x per candidate, in the candidates' order. */
export const logits = ({ candidates, columns }: FeatureTable, weights: Weights): Float64Array => {
  const sums = new Float64Array(candidates.length);
  for (const name of FEATURES) {
    const column = columns[name];
    for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] ?? 0) + weights[name] * (column[i] ?? 0);
  }
  return sums;
};

/** Conditional logit: p = softmax over the candidates of Σ w·x. Also the confidence: how well it is calibrated is in docs/suggestion.md. */
export const probabilities = (sums: Float64Array): Float64Array => {
  const most = Math.max(...sums);
  const powers = sums.map((x) => Math.exp(x - most));
  const total = powers.reduce((sum, x) => sum + x, 0);
  return powers.map((x) => x / total);
};

const RATE = 0.01;
const PULL = 0.02;
const LARGEST = 3;

/**
 * The weights of a project after one more resolved issue: w + 0.01·clip(x of its resolver − E[x], ±3) − 0.01·0.02·(w − w₀).
 * The second part pulls back to the fixed weights. Somebody who was no candidate teaches nothing.
 */
export const onlineStep = (table: FeatureTable, resolver: PersonId, weights: Weights, fixed: Weights): Weights => {
  const truth = table.candidates.indexOf(resolver);
  if (truth < 0) return weights;
  const chances = probabilities(logits(table, weights));
  const step = (name: (typeof FEATURES)[number]): number => {
    const column = table.columns[name];
    const expected = chances.reduce((sum, p, i) => sum + p * (column[i] ?? 0), 0);
    const surprise = Math.min(LARGEST, Math.max(-LARGEST, (column[truth] ?? 0) - expected));
    return weights[name] + RATE * surprise - RATE * PULL * (weights[name] - fixed[name]);
  };
  return Object.fromEntries(FEATURES.map((name) => [name, step(name)])) as Record<(typeof FEATURES)[number], number>;
};

/** The table without one person: for "somebody other than the reporter". Shares are among everybody known, so the rest stays. */
export const without = ({ candidates, columns }: FeatureTable, person: PersonId | null): FeatureTable => {
  const stays = (_: unknown, i: number) => candidates[i] !== person;
  return {
    candidates: candidates.filter(stays),
    columns: Object.fromEntries(FEATURES.map((name) => [name, columns[name].filter(stays)])) as Record<
      (typeof FEATURES)[number],
      Float64Array
    >,
  };
};
