import type { Problem } from './problem';

/**
 * What is left of each person's time between any two weeks, both included, after all work that must lie between them.
 * Work may be laid out week by week exactly when none of these is below 0 (Hall's condition for intervals).
 */
export type Room = {
  readonly take: (person: number, first: number, last: number, work: number) => void;
  readonly give: (person: number, first: number, last: number, work: number) => void;
  /** The first week from `from` on by whose end the work can be done if it begins in `first`; the number of weeks = none. */
  readonly earliestEnd: (person: number, first: number, from: number, work: number) => number;
};

export const roomFor = ({ people, weeks, capacity }: Problem): Room => {
  const left = new Float64Array(people * weeks * weeks);
  for (let person = 0; person < people; person++) {
    for (let a = 0; a < weeks; a++) {
      let sum = 0;
      for (let b = a; b < weeks; b++) {
        sum += capacity[person * weeks + b] ?? 0;
        left[(person * weeks + a) * weeks + b] = sum;
      }
    }
  }
  const give = (person: number, first: number, last: number, work: number) => {
    for (let a = 0; a <= first; a++) {
      const row = (person * weeks + a) * weeks;
      for (let b = last; b < weeks; b++) left[row + b] = (left[row + b] ?? 0) + work;
    }
  };
  const fits = (person: number, first: number, last: number, work: number): boolean => {
    for (let a = first; a >= 0; a--) {
      const row = (person * weeks + a) * weeks;
      for (let b = weeks - 1; b >= last; b--) if ((left[row + b] ?? 0) < work) return false;
    }
    return true;
  };
  const earliestEnd = (person: number, first: number, from: number, work: number) => {
    let last = from;
    if ((left[(person * weeks + first) * weeks + weeks - 1] ?? 0) < work) return weeks;
    while (last < weeks && !fits(person, first, last, work)) last++;
    return last;
  };
  return { take: (person, first, last, work) => give(person, first, last, -work), give, earliestEnd };
};
