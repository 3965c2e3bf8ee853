import { describe, expect, it } from 'vitest';
import { matchingFor } from '../../../src/domain/planning/matching';
import { randomFrom } from '../../../src/domain/random';

const leastByHand = (costs: readonly (readonly number[])[], row = 0, used: readonly number[] = []): number =>
  row === costs.length
    ? 0
    : Math.min(
        ...(costs[row] ?? []).map((cost, column) =>
          used.includes(column) ? Number.POSITIVE_INFINITY : cost + leastByHand(costs, row + 1, [...used, column]),
        ),
      );

describe('a matching', () => {
  it('costs no more than any other, for every size up to 5 rows and 6 columns', () => {
    const random = randomFrom(7);
    const matching = matchingFor(5, 6);
    for (let n = 0; n < 300; n++) {
      const rows = random.below(6);
      const columns = Math.max(rows, 1 + random.below(6));
      const costs = Array.from({ length: rows }, () => Array.from({ length: columns }, () => random.below(20) - 8));
      matching.costs.set(costs.flat());
      matching.solve(rows, columns);
      const chosen = [...matching.columnOf.subarray(0, rows)];
      expect(new Set(chosen).size).toBe(rows);
      expect(chosen.reduce((sum, column, row) => sum + (costs[row]?.[column] ?? Number.NaN), 0)).toBe(
        leastByHand(costs),
      );
    }
  });
});
