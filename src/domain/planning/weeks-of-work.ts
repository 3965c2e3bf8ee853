import { NOBODY, type Places } from './board';
import type { Problem } from './problem';

/** Seconds of work by person and week (person × weeks + week), and each issue's first and last week of work. */
export type WeeksOfWork = { readonly loads: Float64Array; readonly first: Int32Array; readonly last: Int32Array };

/** Lays each person's issues into their weeks, what must end soonest first: that finds room whenever there is any. */
export const weeksOfWork = (problem: Problem, places: Places): WeeksOfWork => {
  const { issues, people, weeks } = problem;
  const first = new Int32Array(issues).fill(NOBODY);
  const result = { loads: new Float64Array(people * weeks), first, last: first.slice() };
  const order = [...places.person.keys()]
    .filter((issue) => places.person[issue] !== NOBODY)
    .sort(
      (a, b) => (places.end[a] ?? 0) - (places.end[b] ?? 0) || (places.start[a] ?? 0) - (places.start[b] ?? 0) || a - b,
    );
  const left = problem.work.slice();
  for (let week = 0; week < weeks; week++) {
    for (const issue of order) {
      if ((places.start[issue] ?? 0) <= week && (result.last[issue] === NOBODY || (left[issue] ?? 0) > 0)) {
        layInto(problem, places, { issue, week, left }, result);
      }
    }
  }
  return result;
};

const layInto = (
  { weeks, capacity }: Problem,
  { person }: Places,
  { issue, week, left }: { issue: number; week: number; left: Float64Array },
  { loads, first, last }: WeeksOfWork,
) => {
  const at = (person[issue] ?? 0) * weeks + week;
  const wanted = left[issue] ?? 0;
  const part = Math.min(wanted, (capacity[at] ?? 0) - (loads[at] ?? 0));
  if (part <= 0 && wanted > 0) return;
  loads[at] = (loads[at] ?? 0) + part;
  left[issue] = wanted - part;
  if (first[issue] === NOBODY) first[issue] = week;
  last[issue] = week;
};
