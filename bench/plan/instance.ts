import type { IssueId } from '../../src/domain/capacity/types';
import type { PlanningRequest } from '../../src/domain/planning/types';
import { randomFrom } from '../../src/domain/random';
import { seconds } from '../../src/domain/units';

const WEEKS = 4;
const LOAD = 0.85;
const VETOED = 0.1;
const BLOCKED = 0.1;

/**
 * What is scaled so that all work is 0.85 of all capacity; nothing = as drawn, whatever share that comes to. The first two
 * are one instance in other units, but for rounding.
 */
export type Scaled = 'capacities' | 'estimates' | 'nothing';

/**
 * An instance of ../shared/reference/suggestion.md "Planning many at once": estimates uniform in 2 to 40 h, weekly capacities
 * uniform in 10 to 40 h, one of them scaled, due weeks 1 to 4, fit uniform in 0 to 1, one in ten pairs vetoed, one in ten
 * issues blocked by an earlier one.
 */
export const instanceOf = (
  issues: number,
  people: number,
  seed: number,
  scaled: Scaled = 'capacities',
): PlanningRequest => {
  const random = randomFrom(Math.imul(seed, 7919) + issues);
  const between = (low: number, high: number) => low + random.next() * (high - low);
  const estimates = Array.from({ length: issues }, () => Math.round(between(2, 40) * 3600));
  const drawn = Array.from({ length: people }, () => Array.from({ length: WEEKS }, () => between(10, 40) * 3600));
  const sum = (list: readonly number[]) => list.reduce((total, value) => total + value, 0);
  const scale = sum(estimates) / LOAD / sum(drawn.flat());
  const works = estimates.map((work) => Math.round(scaled === 'estimates' ? work / scale : work));
  const persons = drawn.map((weeks, index) => ({
    id: `p${index}`,
    weeks: weeks.map((value) => seconds(Math.round(scaled === 'capacities' ? value * scale : value))),
  }));
  return {
    seed,
    people: persons,
    issues: works.map((work, index) => ({
      id: `i${index}` as IssueId,
      work: seconds(work),
      dueWeek: random.below(WEEKS),
      earliestWeek: 0,
      assignee: null,
      fits: persons.map(() => random.next()),
      vetoes: persons.filter(() => random.next() < VETOED).map(({ id }) => id),
      lock: null,
      blockedBy: index > 0 && random.next() < BLOCKED ? [`i${random.below(index)}` as IssueId] : [],
    })),
  };
};
