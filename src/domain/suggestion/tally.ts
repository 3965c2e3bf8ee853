import type { PersonId } from '../capacity/types';

/** Sums per candidate, in the candidates' order, and over everybody known. */
export type Tally = { readonly of: Float64Array; readonly total: number };

export type Amount = { readonly person: PersonId; readonly amount: number };

export type Tallier = (amounts: Iterable<Amount>) => Tally;

/** People who are no candidates count in the total alone. */
export const tallier = (candidates: readonly PersonId[]): Tallier => {
  const position = new Map(candidates.map((person, index) => [person, index]));
  return (amounts) => {
    const of = new Float64Array(candidates.length);
    let total = 0;
    for (const { person, amount } of amounts) {
      total += amount;
      const index = position.get(person);
      if (index !== undefined) of[index] = (of[index] ?? 0) + amount;
    }
    return { of, total };
  };
};
