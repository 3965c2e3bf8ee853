import type { Planned } from './capacity-vs-demand';
import { answered, type KpiFrame } from './frame';
import type { KpiResult } from './result';

/**
 * Gini coefficient of utilisation (load ÷ capacity) among people with capacity: 0 = all alike, towards 1 = one has it
 * all. Null for fewer than 2 people, and where nobody has any load.
 */
export const loadBalance = (
  frame: KpiFrame,
  people: readonly Pick<Planned, 'person' | 'load' | 'capacity'>[],
): KpiResult => {
  const utilised = people.flatMap(({ load, capacity }) => (capacity ? [load / capacity] : []));
  return answered(frame, 'ratio', gini(utilised), utilised.length, {
    excluded: { 'no-capacity': people.length - utilised.length },
  });
};

/** Half the mean difference of all pairs over the mean, by ranks so that it takes one sort. */
const gini = (values: readonly number[]): number | null => {
  const total = values.reduce((sum, value) => sum + value, 0);
  if (values.length < 2 || total <= 0) return null;
  const n = values.length;
  const weighted = [...values]
    .sort((a, b) => a - b)
    .reduce((sum, value, at) => sum + (2 * (at + 1) - n - 1) * value, 0);
  return Math.max(0, weighted / (n * total));
};
