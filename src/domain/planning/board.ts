import { type Members, membersOf } from './members';
import { PRICE_OF_LATE_WEEK, type Problem } from './problem';
import { type Room, roomFor } from './room';

/** Nobody has the issue. */
export const NOBODY = -1;

/** Who has which issue, and the weeks in which it may begin and must end; arrays by position of the issue. */
export type Places = { readonly person: Int32Array; readonly start: Int32Array; readonly end: Int32Array };

/**
 * The plan on which a search moves. `lift` and `put` make up a move, `settle` carries it on to the issues that wait;
 * then `keep` it or `undo` it. All rules hold whenever a move is settled.
 */
export type Board = Places & {
  /** The issues of a person, or with the number of people those of nobody, in no order that may be relied on. */
  readonly collect: Members['collect'];
  /** How much the move so far adds to the value of the plan. */
  readonly gain: () => number;
  readonly lift: (issue: number) => void;
  /** Gives an issue that nobody has to a person; false = there is no room, or its blockers do not end, and nothing changed. */
  readonly put: (issue: number, person: number) => boolean;
  /** To the person with whom it is worth most; `passOver` = the position, in order of fit, of one who is left out. `soon` = as early as it can end. */
  readonly putBest: (issue: number, soon: boolean, passOver: number) => void;
  /** Writes what an issue that nobody has would cost, that is be worth less than nothing, with whoever it can be put to. */
  readonly priceRow: (issue: number, row: PriceRow) => void;
  readonly settle: () => void;
  readonly keep: () => void;
  readonly undo: () => void;
};

/** Costs of one issue by person: from `at` on, each in the column of its person (below 0 = none), made somewhat less by lot. */
export type PriceRow = {
  readonly costs: Float64Array;
  readonly columnOf: Int32Array;
  /** By column. The sum of two lots, cut off at 1, is a lot of its own for each pair, and cheaper than to draw one. */
  readonly lots: Float64Array;
  at: number;
  lot: number;
  heat: number;
};

// Imported constants are read through a getter by some bundlers; these are read a million times a second.
const NONE = NOBODY;
/** In an exchange, who suits an issue this much less than the best does not get it. */
const REACH = 0.5;
const LATE = PRICE_OF_LATE_WEEK;
const NO_ISSUES = new Int32Array(0);

export const boardOf = (problem: Problem, from: Places): Board => {
  const places: Places = { person: from.person.slice(), start: from.start.slice(), end: from.end.slice() };
  const room = roomFor(problem);
  const members = membersOf(problem.people + 1, problem.issues);
  places.person.forEach((person, issue) => {
    members.add(person === NONE ? problem.people : person, issue);
    if (person !== NONE) room.take(person, places.start[issue] ?? 0, places.end[issue] ?? 0, problem.work[issue] ?? 0);
  });
  const steps = stepsOn(problem, places, room, members);
  const { putSo, ...puts } = putsOn(problem, places, room, steps.step);
  return {
    ...places,
    ...puts,
    ...{ collect: members.collect, gain: steps.gain, lift: steps.lift, keep: steps.keep, undo: steps.undo },
    put: (issue, person) => putSo(issue, person, false),
    settle: settling(problem, places, steps, putSo),
  };
};

type Steps = ReturnType<typeof stepsOn>;
type PutSo = (issue: number, person: number, soon: boolean) => boolean;

/** Single changes, logged so that a move can be taken back. */
const stepsOn = (problem: Problem, { person, start, end }: Places, room: Room, members: Members) => {
  const { work, people } = problem;
  /** Four numbers for each step of the move: the issue, and its place before. */
  const log = { steps: new Int32Array(64), length: 0 };
  // In an array: a variable would be a new number on the heap at each step.
  const gain = new Float64Array(1);
  const addGain = (more: number) => {
    gain[0] = (gain[0] ?? 0) + more;
  };
  const worth = (issue: number): number => {
    const held = person[issue] ?? NONE;
    return held === NONE ? -(problem.price[issue] ?? 0) : worthAt(problem, issue, held, end[issue] ?? 0);
  };
  const set = (issue: number, to: number, first: number, last: number) => {
    const had = person[issue] ?? NONE;
    const size = work[issue] ?? 0;
    addGain(-worth(issue));
    members.remove(had === NONE ? people : had, issue);
    if (had !== NONE) room.give(had, start[issue] ?? 0, end[issue] ?? 0, size);
    person[issue] = to;
    start[issue] = first;
    end[issue] = last;
    members.add(to === NONE ? people : to, issue);
    if (to !== NONE) room.take(to, first, last, size);
    addGain(worth(issue));
  };
  const step = (issue: number, to: number, first: number, last: number) => {
    const at = log.length;
    if (at === log.steps.length) log.steps = longer(log.steps);
    log.steps[at] = issue;
    log.steps[at + 1] = person[issue] ?? NONE;
    log.steps[at + 2] = start[issue] ?? 0;
    log.steps[at + 3] = end[issue] ?? 0;
    log.length = at + 4;
    set(issue, to, first, last);
  };
  const keep = () => {
    log.length = 0;
    gain[0] = 0;
  };
  const undo = () => {
    const { steps } = log;
    for (let at = log.length - 4; at >= 0; at -= 4) {
      set(steps[at] ?? 0, steps[at + 1] ?? NONE, steps[at + 2] ?? 0, steps[at + 3] ?? 0);
    }
    keep();
  };
  const lift = (issue: number) => step(issue, NONE, 0, 0);
  return { log, gain: () => gain[0] ?? 0, step, lift, keep, undo };
};

const longer = (steps: Int32Array): Int32Array<ArrayBuffer> => {
  const more = new Int32Array(2 * steps.length);
  more.set(steps);
  return more;
};

/** Finding a place: a window that ends in the due week takes least from others; later only where it must. */
const putsOn = (problem: Problem, { person, end }: Places, room: Room, step: Steps['step']) => {
  const { work, weeks, due, able, fit, people, price } = problem;
  const begin = beginning(problem, person, end);
  const wanted = (issue: number, first: number) => Math.min(Math.max(first, due[issue] ?? 0), weeks - 1);
  const endWith = (issue: number, who: number, first: number, from: number) =>
    room.earliestEnd(who, first, from, work[issue] ?? 0);
  const putSo: PutSo = (issue, who, soon) => {
    const first = begin(issue);
    const last = first >= weeks ? weeks : endWith(issue, who, first, soon ? first : wanted(issue, first));
    if (last < weeks) step(issue, who, first, last);
    return last < weeks;
  };
  const worthOf = (issue: number, who: number, last: number): number =>
    last >= weeks ? Number.NEGATIVE_INFINITY : worthAt(problem, issue, who, last);
  /** Those who suit an issue well enough come first: how many. */
  const suited = (issue: number, list: Int32Array): number => {
    const fits = issue * people;
    const least = (fit[fits + (list[0] ?? 0)] ?? 0) - REACH;
    let count = 0;
    while (count < list.length && (fit[fits + (list[count] ?? 0)] ?? 0) >= least) count++;
    return count;
  };
  const priceIn = (issue: number, who: number, first: number, from: number, row: PriceRow) => {
    const column = row.columnOf[who] ?? NONE;
    if (column === NONE) return;
    const last = endWith(issue, who, first, from);
    if (last >= weeks) return;
    const sum = row.lot + (row.lots[column] ?? 0);
    row.costs[row.at + column] = -worthAt(problem, issue, who, last) - row.heat * (sum < 1 ? sum : sum - 1);
  };
  const priceRow: Board['priceRow'] = (issue, row) => {
    const first = begin(issue);
    if (first >= weeks) return;
    const from = wanted(issue, first);
    const list = able[issue] ?? NO_ISSUES;
    const count = suited(issue, list);
    for (let n = 0; n < count; n++) priceIn(issue, list[n] ?? 0, first, from, row);
  };
  /** The last week with the person whom `best` last found. */
  let until = 0;
  const best = (issue: number, first: number, from: number, passOver: number): number => {
    const fits = issue * people;
    let most = -(price[issue] ?? 0);
    let to = NONE;
    const list = able[issue] ?? NO_ISSUES;
    for (let at = 0; at < list.length; at++) {
      const who = list[at] ?? 0;
      if ((fit[fits + who] ?? 0) <= most) break;
      if (at === passOver) continue;
      const last = endWith(issue, who, first, from);
      const worth = worthOf(issue, who, last);
      if (worth <= most) continue;
      most = worth;
      to = who;
      until = last;
    }
    return to;
  };
  const putBest = (issue: number, soon: boolean, passOver: number) => {
    const first = begin(issue);
    const to = first < weeks ? best(issue, first, soon ? first : wanted(issue, first), passOver) : NONE;
    if (to !== NONE) step(issue, to, first, until);
  };
  return { putSo, putBest, priceRow };
};

/** Issues whose blockers moved are laid anew with the same person, or go to nobody; and so on to those that wait for them. */
const settling = (problem: Problem, { person, start, end }: Places, { log, lift }: Steps, putSo: PutSo) => {
  const { dependents } = problem;
  const begin = beginning(problem, person, end);
  const follow = (issue: number) => {
    const held = person[issue] ?? NONE;
    if (held === NONE || begin(issue) === start[issue]) return;
    lift(issue);
    putSo(issue, held, (dependents[issue]?.length ?? 0) > 0);
  };
  return () => {
    for (let at = 0; at < log.length; at += 4) {
      const waiting = dependents[log.steps[at] ?? 0] ?? NO_ISSUES;
      for (let n = 0; n < waiting.length; n++) follow(waiting[n] ?? 0);
    }
  };
};

const worthAt = ({ people, fit, due }: Problem, issue: number, who: number, last: number): number =>
  (fit[issue * people + who] ?? 0) - LATE * Math.max(0, last - (due[issue] ?? 0));

/** The week in which an issue may begin; the number of weeks, that is never, while nobody has one of its blockers. */
const beginning =
  ({ blockers, earliest, weeks }: Problem, person: Int32Array, end: Int32Array) =>
  (issue: number): number => {
    let week = earliest[issue] ?? 0;
    const list = blockers[issue] ?? NO_ISSUES;
    for (let at = 0; at < list.length; at++) {
      const blocker = list[at] ?? 0;
      if (person[blocker] === NONE) return weeks;
      week = Math.max(week, end[blocker] ?? 0);
    }
    return week;
  };
