import { randomFrom } from '../random';
import { boardOf, NOBODY, type Places } from './board';
import { clearing } from './clearing';
import { exchanging } from './exchanging';
import type { Problem } from './problem';

/** Where a search stands between two moves. Plain JSON: a stored one goes on as if it had not been interrupted. */
export type SearchState = {
  readonly moves: number;
  readonly movesInAll: number;
  readonly random: number;
  readonly value: number;
  readonly places: StoredPlaces;
  readonly bestValue: number;
  readonly best: StoredPlaces;
};
export type StoredPlaces = { readonly [K in keyof Places]: readonly number[] };

/** Losses of value that are shrugged off at first, and at last in a plan of `FEW` issues; of more, small losses add up. */
const HOT = 0.4;
const COLD = 0.07;
const FEW = 50;
/** Share of the moves that exchange issues between many people at once: dear, but good at packing. */
const EXCHANGES = 0.06;
/** Moves between two looks at the clock: some milliseconds. */
const MOVES_AT_A_TIME = 256;
const LEAST_GAIN = 1e-9;

/** The empty plan. */
export const searchFrom = (problem: Problem, seed: number, movesInAll: number): SearchState => {
  const zeros = Array.from({ length: problem.issues }, () => 0);
  const places = { person: zeros.map(() => NOBODY), start: zeros, end: zeros };
  const value = -problem.price.reduce((sum, price) => sum + price, 0);
  return { moves: 0, movesInAll, random: seed >>> 0, value, places, bestValue: value, best: places };
};

/** Simulated annealing until all moves are made or `shouldStop` says so; whatever the pauses, the same moves are made. */
export const continueSearch = (problem: Problem, state: SearchState, shouldStop: () => boolean): SearchState => {
  const board = boardOf(problem, unpacked(state.places));
  const random = randomFrom(state.random);
  const [clear, exchange] = [clearing(problem, board, random), exchanging(problem, board, random)];
  const best = unpacked(state.best);
  let { moves, value, bestValue } = state;
  const cold = COLD * Math.sqrt(Math.min(1, FEW / problem.issues));
  const accepts = (heat: number): boolean => {
    // A loss of value is shrugged off as often as e^(loss ÷ heat) says; drawn first, so that a move can be given up on its way.
    const limit = heat * Math.log(1 - random.next());
    const possible = random.next() < EXCHANGES ? exchange(heat) : clear(limit);
    if (!possible) return false;
    board.settle();
    return board.gain() >= limit;
  };
  const move = () => {
    if (!accepts(HOT * (cold / HOT) ** (moves / state.movesInAll))) return board.undo();
    value += board.gain();
    board.keep();
    if (value <= bestValue + LEAST_GAIN) return;
    bestValue = value;
    best.person.set(board.person);
    best.start.set(board.start);
    best.end.set(board.end);
  };
  while (moves < state.movesInAll && !shouldStop()) {
    for (const until = Math.min(state.movesInAll, moves + MOVES_AT_A_TIME); moves < until; moves++) move();
  }
  return {
    ...{ moves, movesInAll: state.movesInAll, random: random.state() },
    ...{ value, places: packed(board), bestValue, best: packed(best) },
  };
};

export const unpacked = ({ person, start, end }: StoredPlaces): Places => ({
  person: Int32Array.from(person),
  start: Int32Array.from(start),
  end: Int32Array.from(end),
});
const packed = ({ person, start, end }: Places): StoredPlaces => ({
  person: [...person],
  start: [...start],
  end: [...end],
});
