import type { Random } from '../random';
import { type Board, NOBODY } from './board';
import type { Problem } from './problem';
import { addAll, sortBy, takeFrom } from './short-lists';

const FEWEST_PEOPLE = 2;
const MOST_PEOPLE = 6;
/** An issue is tried with the people who suit it best. */
const BEST_SUITED = 10;
const SHARE_LIFTED = 0.8;
const SHARE_PASSED_OVER = 0.05;
const SHARE_MOVED = 0.5;
/** Share of the moves that begin with an issue that nobody has. */
const SHARE_UNASSIGNED = 0.15;
/** More unassigned issues than this are not tried at once. */
const MOST_UNASSIGNED = 10;
const SIZE_NOISE = 0.6;
/** How often what waits for the drawn issue is lifted too, and what others wait for is put as early as it can end. */
const SHARE_DEPENDENTS = 0.5;
const SHARE_SOON = 0.8;

/** Numbers of issues and people that a move works on; kept between moves so that none makes garbage. */
const listsOf = () => ({
  /** The drawn issue and those that it waits for, perhaps those that wait for it: always lifted. */
  family: [] as number[],
  cleared: [] as number[],
  held: [] as number[],
  loose: [] as number[],
});

/**
 * A move: of the people of an issue drawn by lot and of its blockers, and some who suit it well, most work is lifted; with
 * what nobody has it is dealt out again one by one, each to the person with whom it is worth most. Half of the moves first
 * give the drawn issue to somebody else, so that others must make way: without that, half would come to the same plan. A move
 * that can hardly gain `limit` any more is given up. Draws do not depend on the order of lists, so that a stored search goes
 * on alike.
 */
export const clearing = (problem: Problem, board: Board, random: Random): ((limit: number) => boolean) => {
  const { able, dependents } = problem;
  const movable = Int32Array.from([...able.keys()].filter((issue) => (able[issue]?.length ?? 0) > 0));
  const hopes = hopesOf(problem);
  const lists = listsOf();
  const draw = drawing(problem, board, random, movable, lists);
  const lift = lifting(problem, board, random, lists);
  const shuffle = shuffling(problem, random, lists.loose);
  const move = moving(problem, board, random, lists);
  const share = { passedOver: SHARE_PASSED_OVER, soon: SHARE_SOON };
  const put = (issue: number) => {
    const soon = (dependents[issue]?.length ?? 0) > 0 && random.next() < share.soon;
    board.putBest(issue, soon, Math.floor(random.next() / share.passedOver));
  };
  const deal = (moved: number, limit: number): boolean => {
    let hope = -(hopes[moved] ?? 0);
    for (const issue of lists.loose) hope += hopes[issue] ?? 0;
    for (const issue of lists.loose) {
      if (issue === moved) continue;
      if (board.gain() + hope < limit) return false;
      hope -= hopes[issue] ?? 0;
      put(issue);
    }
    return true;
  };
  return (limit) => {
    if (movable.length === 0) return false;
    const own = draw();
    lift();
    shuffle();
    return deal(move(own), limit);
  };
};

/** The most that each issue can be worth more than with nobody. */
const hopesOf = ({ issues, people, able, fit, price }: Problem): Float64Array =>
  Float64Array.from({ length: issues }, (_, issue) => {
    const best = able[issue]?.[0];
    return best === undefined ? 0 : Math.max(0, (fit[issue * people + best] ?? 0) + (price[issue] ?? 0));
  });

/** Half of the time gives the drawn issue to a cleared person other than its own; answers which issue that is, or nobody. */
const moving = ({ people, fit }: Problem, board: Board, random: Random, { family, cleared }: Lists) => {
  const share = { moved: SHARE_MOVED, none: NOBODY };
  return (own: number): number => {
    if (random.next() >= share.moved) return share.none;
    const drawn = family[0] ?? 0;
    const to = cleared[random.below(cleared.length)] ?? 0;
    const may = to !== own && Number.isFinite(fit[drawn * people + to]);
    return may && board.put(drawn, to) ? drawn : share.none;
  };
};

type Lists = ReturnType<typeof listsOf>;

/** Draws an issue and the people who are cleared for it; answers who has it. */
const drawing = (
  { people, able, blockers, dependents }: Problem,
  board: Board,
  random: Random,
  movable: Int32Array,
  lists: Lists,
) => {
  const { family, cleared, held } = lists;
  const nobody = NOBODY;
  const clear = (who: number) => {
    if (!cleared.includes(who)) cleared.push(who);
  };
  const drawIssue = (): number => {
    const drawn = movable[random.below(movable.length)] ?? 0;
    if (random.next() >= SHARE_UNASSIGNED) return drawn;
    held.length = 0;
    board.collect(people, held);
    sortBy(null, held);
    const unassigned = held[random.below(Math.max(1, held.length))] ?? drawn;
    return (able[unassigned]?.length ?? 0) > 0 ? unassigned : drawn;
  };
  return () => {
    family.length = 0;
    cleared.length = 0;
    const issue = drawIssue();
    family.push(issue);
    addAll(blockers[issue], family);
    if (random.next() < SHARE_DEPENDENTS) addAll(dependents[issue], family);
    const count = FEWEST_PEOPLE + random.below(MOST_PEOPLE + 1 - FEWEST_PEOPLE);
    for (const one of family) {
      const own = board.person[one] ?? nobody;
      if (own !== nobody) clear(own);
    }
    const list = able[issue] ?? movable;
    for (let n = Math.min(1, cleared.length); n < count; n++)
      clear(list[random.below(Math.min(list.length, BEST_SUITED))] ?? 0);
    return board.person[issue] ?? nobody;
  };
};

/** Lifts most of what the cleared people have, and adds it to some of what nobody has. */
const lifting =
  ({ people }: Problem, board: Board, random: Random, { family, cleared, held, loose }: Lists) =>
  () => {
    loose.length = 0;
    board.collect(people, loose);
    sortBy(null, loose);
    while (loose.length > MOST_UNASSIGNED) takeFrom(loose, random.below(loose.length));
    held.length = 0;
    for (const who of cleared) board.collect(who, held);
    sortBy(null, held);
    for (const issue of held) {
      if (!family.includes(issue) && random.next() >= SHARE_LIFTED) continue;
      board.lift(issue);
      loose.push(issue);
    }
  };

/** In any order, the biggest first, or those first that others wait for. */
const shuffling = ({ issues, work, dependents }: Problem, random: Random, loose: number[]) => {
  const keys = new Float64Array(issues);
  const keyOf = (issue: number, order: number, lot: number): number => {
    if (order === 0) return lot;
    if (order === 1) return -(work[issue] ?? 0) * (1 - SIZE_NOISE / 2 + lot * SIZE_NOISE);
    return (dependents[issue]?.length ?? 0) > 0 ? lot - 1 : lot;
  };
  return () => {
    const order = random.below(3);
    for (const issue of loose) keys[issue] = keyOf(issue, order, random.next());
    sortBy(keys, loose);
  };
};
