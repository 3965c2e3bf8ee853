import type { Random } from '../random';
import type { Board } from './board';
import { matchingFor, NEVER } from './matching';
import type { Problem } from './problem';
import { sortBy, takeFrom } from './short-lists';

const MOST_PEOPLE = 30;
/** Unassigned issues that join an exchange, and issues that may leave it with nobody. */
const SPARE = 3;

/**
 * A move: many people give one issue each, and these are dealt out anew, one each, as the best matching of issues and people
 * says. Some warmth in the figures makes it find other plans than the last time. Issues that others wait for stay.
 */
export const exchanging = (problem: Problem, board: Board, random: Random): ((heat: number) => boolean) => {
  const { people, dependents, able, price } = problem;
  const most = Math.min(people, MOST_PEOPLE);
  const matching = matchingFor(most + SPARE, most + 2 * SPARE);
  const { costs } = matching;
  const lots = new Float64Array(most);
  const [chosen, loose, held]: [number[], number[], number[]] = [[], [], []];
  const never = NEVER;
  const stays = (issue: number) => (dependents[issue]?.length ?? 0) > 0 || (able[issue]?.length ?? 0) === 0;

  const heldBy = (list: number) => {
    held.length = 0;
    board.collect(list, held);
    let kept = 0;
    for (const issue of held) if (!stays(issue)) held[kept++] = issue;
    held.length = kept;
    sortBy(null, held);
  };
  const takeUnassigned = () => {
    loose.length = 0;
    heldBy(people);
    for (let n = 0; n < SPARE && held.length > 0; n++) loose.push(takeFrom(held, random.below(held.length)));
  };
  const takeOneEach = () => {
    chosen.length = 0;
    let who = random.below(people);
    const stride = most === people ? 1 : 1 + random.below(people - 1);
    for (let n = 0; n < most; n++, who = (who + stride) % people) {
      if (chosen.includes(who)) continue;
      chosen.push(who);
      heldBy(who);
      const issue = held[random.below(Math.max(1, held.length))];
      if (issue === undefined) continue;
      loose.push(issue);
      board.lift(issue);
    }
  };
  /** The sum of two lots, cut off at 1, is a lot of its own for each pair, and cheaper than to draw one. */
  const warm = (at: number, heat: number) => {
    const lot = random.next();
    for (let column = 0; column < chosen.length; column++) {
      const cost = costs[at + column] ?? never;
      const sum = lot + (lots[column] ?? 0);
      costs[at + column] = cost < never ? cost - heat * (sum < 1 ? sum : sum - 1) : never;
    }
  };
  const priceOut = (columns: number, heat: number) => {
    for (let column = 0; column < chosen.length; column++) lots[column] = random.next();
    for (let row = 0; row < loose.length; row++) {
      const [issue, at] = [loose[row] ?? 0, row * columns];
      board.priceRow(issue, chosen, costs, at);
      warm(at, heat);
      costs.fill(price[issue] ?? 0, at + chosen.length, at + columns);
    }
  };
  return (heat) => {
    takeUnassigned();
    takeOneEach();
    const columns = Math.max(chosen.length, loose.length) + SPARE;
    priceOut(columns, heat);
    matching.solve(loose.length, columns);
    for (let row = 0; row < loose.length; row++) {
      const column = matching.columnOf[row] ?? 0;
      if (column < chosen.length && !board.put(loose[row] ?? 0, chosen[column] ?? 0)) return false;
    }
    return true;
  };
};
