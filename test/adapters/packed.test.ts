import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numbersReader } from '../../src/adapters/sql/packed';

const value = fc.oneof(
  fc.constant(null),
  fc.maxSafeNat(),
  fc.integer().map((whole) => whole + 0),
  fc.integer({ min: -4000, max: 4000 }).map((quarters) => quarters / 4 + 0),
);

describe('packed rows of numbers', () => {
  it('are read as they were written, empty places as null, and each row for itself', () => {
    const rows = fc.array(fc.array(value, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(rows, (given) => {
        const read = numbersReader(3);
        for (const row of given) {
          const { at, first } = read(row.map((one) => one ?? '').join(' '));
          expect(row.map((_, place) => at(place))).toEqual(row);
          expect(first).toBe(String(row[0] ?? ''));
        }
      }),
    );
  });

  it('have no values beyond their end', () => {
    const { at } = numbersReader(4)('17 4');
    expect([at(0), at(1), at(2), at(3), at(4)]).toEqual([17, 4, null, null, null]);
  });
});
