import { type Board, NOBODY } from './board';
import type { Problem } from './problem';
import type { Random } from './random';

const MOST_PEOPLE = 5;
/** An issue is tried with the people who suit it best. */
const BEST_SUITED = 6;
const SHARE_LIFTED = 0.8;
const SHARE_PASSED_OVER = 0.02;
/** More unassigned issues than this are not tried at once. */
const MOST_UNASSIGNED = 10;
const SIZE_NOISE = 0.6;

/**
 * A move: of an issue drawn by lot, its person and some who suit it well, most work is lifted; with what nobody has it is
 * dealt out again one by one, each to the person with whom it is worth most. Draws do not depend on the order of lists, so
 * that a stored search goes on alike.
 */
export const clearing = (problem: Problem, board: Board, random: Random): (() => boolean) => {
  const { people, permitted, dependents, work } = problem;
  const movable = Int32Array.from([...permitted.keys()].filter((issue) => (permitted[issue]?.length ?? 0) > 0));
  const keys = new Float64Array(problem.issues);
  const [cleared, loose]: [number[], number[]] = [[], []];
  const nobody = NOBODY;
  const passOver = () => random.next() < SHARE_PASSED_OVER;
  const blocks = (issue: number) => (dependents[issue]?.length ?? 0) > 0;

  const choosePeople = (issue: number) => {
    const list = permitted[issue] ?? movable;
    const count = 1 + random.below(MOST_PEOPLE);
    cleared.length = 0;
    const own = board.person[issue] ?? nobody;
    if (own !== nobody) cleared.push(own);
    for (let n = cleared.length; n < count; n++) {
      const who = list[random.below(Math.min(list.length, BEST_SUITED))] ?? 0;
      if (!cleared.includes(who)) cleared.push(who);
    }
  };
  const liftMost = (chosen: number) => {
    loose.length = 0;
    board.collect(people, loose);
    sortByIndex(loose);
    while (loose.length > MOST_UNASSIGNED) loose.splice(random.below(loose.length), 1);
    const held: number[] = [];
    for (const who of cleared) board.collect(who, held);
    sortByIndex(held);
    for (const issue of held) {
      if (issue !== chosen && random.next() >= SHARE_LIFTED) continue;
      board.lift(issue);
      loose.push(issue);
    }
  };
  /** In any order, the biggest first, or those first that others wait for. */
  const shuffle = () => {
    const order = random.below(3);
    for (const issue of loose) {
      const lot = random.next();
      const size = (work[issue] ?? 0) * (1 - SIZE_NOISE / 2 + lot * SIZE_NOISE);
      keys[issue] = order === 0 ? lot : order === 1 ? -size : lot - (blocks(issue) ? 1 : 0);
    }
    loose.sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0));
  };
  return () => {
    if (movable.length === 0) return false;
    const chosen = movable[random.below(movable.length)] ?? 0;
    choosePeople(chosen);
    liftMost(chosen);
    shuffle();
    for (const issue of loose) board.putBest(issue, blocks(issue) && random.next() < 0.5, passOver);
    return true;
  };
};

const sortByIndex = (list: number[]) => list.sort((a, b) => a - b);
