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
  /** Of any stretch that takes in the first week, the last week must lie behind those that have too little left. */
  const earliestEnd = (person: number, first: number, from: number, work: number) => {
    let last = from;
    const whole = person * weeks * weeks + weeks - 1;
    // Most people are full: their whole time tells at once.
    if ((left[whole] ?? 0) < work) return weeks;
    for (let a = first; a >= 0; a--) {
      const row = (person * weeks + a) * weeks;
      let b = weeks - 1;
      while (b >= last && (left[row + b] ?? 0) >= work) b--;
      if (b >= last) last = b + 1;
    }
    return last;
  };
  return { take: (person, first, last, work) => give(person, first, last, -work), give, earliestEnd };
};
