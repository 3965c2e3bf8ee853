import { PRICE_OF_LATE_WEEK, type Problem } from '../../src/domain/planning/problem';

/** A variable that is 0 or 1: the person has the issue, and it is done between these two weeks. */
export type Column = { readonly issue: number; readonly person: number; readonly first: number; readonly last: number };
type Entry = readonly [column: number, value: number];
type Rows = { readonly rows: Entry[][]; readonly upper: number[] };

/** What a variable adds to the plan in which nobody has anything. */
export const worthOf = ({ fit, people, due, price }: Problem, { issue, person, last }: Column): number =>
  (fit[issue * people + person] ?? 0) -
  PRICE_OF_LATE_WEEK * Math.max(0, last - (due[issue] ?? 0)) +
  (price[issue] ?? 0);

/**
 * All variables that can be of use. Where nothing waits for an issue, a window that ends before its due week only binds
 * more, and one that begins later than it must too, unless its blockers decide when it may.
 */
export const columnsOf = (problem: Problem): Column[] => {
  const { issues, weeks } = problem;
  const columns: Column[] = [];
  for (let issue = 0; issue < issues; issue++) {
    for (const [first, last] of windowsOf(problem, issue, weeks)) {
      for (const person of problem.able[issue] ?? []) columns.push({ issue, person, first, last });
    }
  }
  return columns;
};

const windowsOf = ({ blockers, dependents, earliest, due }: Problem, issue: number, weeks: number) => {
  const begin = earliest[issue] ?? 0;
  const firsts = (blockers[issue]?.length ?? 0) > 0 ? weeks - begin : 1;
  const blocks = (dependents[issue]?.length ?? 0) > 0;
  return Array.from({ length: firsts }, (_, n) => begin + n).flatMap((first) => {
    const from = blocks ? first : Math.max(first, Math.min(due[issue] ?? 0, weeks - 1));
    return Array.from({ length: Math.max(0, weeks - from) }, (_, n) => [first, from + n] as const);
  });
};

/** One person each; no more work between any two weeks than capacity; nothing begins before its blockers end. */
export const rowsOf = (problem: Problem, columns: readonly Column[]): Rows => {
  const found: Rows = { rows: [], upper: [] };
  const byIssue: number[][] = Array.from({ length: problem.issues }, () => []);
  const byPerson: number[][] = Array.from({ length: problem.people }, () => []);
  columns.forEach(({ issue, person }, at) => {
    byIssue[issue]?.push(at);
    byPerson[person]?.push(at);
  });
  for (const list of byIssue)
    add(
      found,
      list.map((at) => [at, 1] as const),
      1,
    );
  byPerson.forEach((list, person) => void capacityRows(problem, columns, found, list, person));
  problem.blockers.forEach((list, issue) => {
    for (const blocker of list)
      blockingRows(problem.weeks, columns, found, byIssue[issue] ?? [], byIssue[blocker] ?? []);
  });
  return found;
};

const add = ({ rows, upper }: Rows, row: Entry[], limit: number) => {
  if (row.length === 0) return;
  rows.push(row);
  upper.push(limit);
};

const capacityRows = (
  { weeks, capacity, work }: Problem,
  columns: readonly Column[],
  found: Rows,
  list: readonly number[],
  person: number,
) => {
  // In hours: numbers of a like size solve better.
  const hours = (at: number) => (work[columns[at]?.issue ?? 0] ?? 0) / 3600;
  for (let from = 0; from < weeks; from++) {
    let sum = 0;
    for (let to = from; to < weeks; to++) {
      sum += (capacity[person * weeks + to] ?? 0) / 3600;
      const within = list.filter((at) => (columns[at]?.first ?? 0) >= from && (columns[at]?.last ?? 0) <= to);
      add(
        found,
        within.map((at) => [at, hours(at)] as const),
        sum,
      );
    }
  }
};

/** For each week: begun by then means that the blocker has ended by then. */
const blockingRows = (
  weeks: number,
  columns: readonly Column[],
  found: Rows,
  mine: readonly number[],
  blocker: readonly number[],
) => {
  for (let week = 0; week < weeks; week++) {
    const begun = mine.filter((at) => (columns[at]?.first ?? 0) <= week).map((at): Entry => [at, 1]);
    const ended = blocker.filter((at) => (columns[at]?.last ?? 0) <= week).map((at): Entry => [at, -1]);
    if (begun.length > 0) add(found, [...begun, ...ended], 0);
  }
};
