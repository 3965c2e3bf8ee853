import type { Issue } from '../model';

/** Three-valued: 1 true, -1 false, 0 unknown (the field is empty). Unknown stays unknown under NOT and is no match. */
export type Truth = 1 | 0 | -1;
export type Test = (issue: Issue) => Truth;

/** A compiled clause. `narrow` = the only issues that can match, where an index knows them. */
export type Clause = { readonly test: Test; readonly narrow: Narrow | null };
export type Narrow = { readonly size: number; readonly issues: () => Iterable<Issue> };

export const and = (clauses: readonly Clause[]): Clause => {
  const tests = clauses.map(({ test }) => test);
  const narrows = clauses.flatMap(({ narrow }) => narrow ?? []);
  return {
    test: (issue) => {
      let result: Truth = 1;
      for (const test of tests) {
        const truth = test(issue);
        if (truth === -1) return -1;
        if (truth === 0) result = 0;
      }
      return result;
    },
    narrow: narrows.reduce<Narrow | null>((best, next) => (best && best.size <= next.size ? best : next), null),
  };
};

export const or = (clauses: readonly Clause[]): Clause => {
  const tests = clauses.map(({ test }) => test);
  return {
    test: (issue) => {
      let result: Truth = -1;
      for (const test of tests) {
        const truth = test(issue);
        if (truth === 1) return 1;
        if (truth === 0) result = 0;
      }
      return result;
    },
    narrow: null,
  };
};

export const not = ({ test }: Clause): Clause => ({ test: (issue) => negated(test(issue)), narrow: null });

export const negated = (truth: Truth): Truth => (truth === 1 ? -1 : truth === -1 ? 1 : 0);

export const truth = (value: boolean): Truth => (value ? 1 : -1);
