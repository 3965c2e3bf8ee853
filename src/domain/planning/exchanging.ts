import type { Random } from '../random';
import { type Board, NOBODY, type PriceRow } from './board';
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
  const row: PriceRow = {
    ...{ costs, columnOf: new Int32Array(people), lots: new Float64Array(most) },
    ...{ at: 0, lot: 0, heat: 0 },
  };
  const [chosen, loose, held]: [number[], number[], number[]] = [[], [], []];
  const [never, nobody] = [NEVER, NOBODY];
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
  const priceOut = (columns: number, heat: number) => {
    row.columnOf.fill(nobody);
    row.heat = heat;
    for (let column = 0; column < chosen.length; column++) {
      row.lots[column] = random.next();
      row.columnOf[chosen[column] ?? 0] = column;
    }
    for (let n = 0; n < loose.length; n++) {
      const issue = loose[n] ?? 0;
      const spare = n * columns + chosen.length;
      row.at = n * columns;
      row.lot = random.next();
      costs.fill(never, row.at, spare);
      board.priceRow(issue, row);
      costs.fill(price[issue] ?? 0, spare, row.at + columns);
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
