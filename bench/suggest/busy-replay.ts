// The replay of ../shared/reference/suggestion.md "Capacity as the second stage": do people finish in time if they get it?
import type { Answer } from '../../eval/suggest/answers';
import type { Historic, History } from '../../eval/suggest/histories';
import type { PersonId } from '../../src/domain/capacity/types';
import { standing } from '../../src/domain/suggestion/rank';
import { quantile } from './measures';

const DAY = 86_400_000;

/** A pace needs this many train issues to be believed. */
const FEWEST_FOR_PACE = 10;

/** When the resolver got each issue, by key: work is from there to the resolution. */
export type Started = ReadonlyMap<string, number>;

export type World = {
  readonly slaDays: number;
  readonly slotsOf: (person: PersonId) => number;
  /** Median of a person's durations ÷ median of all. */
  readonly paceOf: (person: PersonId) => number;
  readonly daysOf: (one: Historic) => number;
  readonly medianDays: number;
  /** Issues that took longer than Q3 + 1.5·IQR are left out, in train and test. */
  readonly longest: number;
};

export type Replayed = {
  readonly issues: number;
  readonly overdue: number;
  readonly exact: number;
  /** Share of the person who got most. */
  readonly busiest: number;
};

/** SLA, slots and pace from the train split. Whoever has too few train issues counts as the median person with a pace of 1. */
export const worldOf = ({ issues }: History, started: Started): World => {
  const daysOf = ({ key, created, issue }: Historic) =>
    Math.max(0, issue.resolved - (started.get(key) ?? created)) / DAY;
  const all = issues.filter(({ split }) => split === 'train');
  const [low, high] = [0.25, 0.75].map((q) => quantile(all.map(daysOf), q)) as [number, number];
  const longest = high + 1.5 * (high - low);
  const train = all.filter((one) => daysOf(one) <= longest);
  const by = new Map<PersonId, Historic[]>();
  for (const one of train) by.set(one.issue.resolver, [...(by.get(one.issue.resolver) ?? []), one]);
  const medianDays = quantile(train.map(daysOf), 0.5);
  const slots = new Map([...by].map(([person, own]) => [person, slotsFor(own, started)]));
  const usual = Math.max(1, Math.floor(quantile([...slots.values()], 0.5)));
  const paces = new Map(
    [...by]
      .filter(([, own]) => own.length >= FEWEST_FOR_PACE)
      .map(([person, own]) => [person, quantile(own.map(daysOf), 0.5) / medianDays]),
  );
  return {
    slaDays: quantile(
      all.map(({ created, issue }) => (issue.resolved - created) / DAY),
      0.75,
    ),
    slotsOf: (person) => slots.get(person) ?? usual,
    paceOf: (person) => paces.get(person) ?? 1,
    daysOf,
    medianDays,
    longest,
  };
};

/** Q3 + 1.5·IQR of how many issues somebody had at once, each time one more came; 1 at least. */
const slotsFor = (own: readonly Historic[], started: Started): number => {
  const start = ({ key, created }: Historic) => started.get(key) ?? created;
  const counts = own.map(
    (here) => own.filter((one) => start(one) <= start(here) && one.issue.resolved > start(here)).length,
  );
  const [low, high] = [quantile(counts, 0.25), quantile(counts, 0.75)];
  return Math.max(1, Math.floor(high + 1.5 * (high - low)));
};

type Rules = {
  readonly world: World;
  readonly lambda: number /** What a duration is taken for when ranking. */;
  readonly foresight: 'median' | 'true';
};

/** Gives each test issue to whom the product would rank first at this λ, and runs it for its true duration × their pace. */
export const replay = (answers: readonly Answer[], { world, lambda, foresight }: Rules): Replayed => {
  const ends = new Map<PersonId, number[]>();
  const given = new Map<PersonId, number>();
  const asked = answers.filter(({ one }) => world.daysOf(one) <= world.longest);
  let [overdue, exact] = [0, 0];
  for (const { one, anybody } of asked) {
    const waits = anybody.map(({ person }) => waitOf(one, ends.get(person) ?? [], world.slotsOf(person)));
    const truth = ({ person }: { person: PersonId }) =>
      world.daysOf(one) * (person === one.issue.resolver ? 1 : world.paceOf(person));
    const standings = anybody.map((chance, i) => {
      const wait = waits[i] ?? 0;
      const days = foresight === 'true' ? truth(chance) : world.medianDays * world.paceOf(chance.person);
      const lateness = Math.max(0, wait + days - world.slaDays);
      return standing(Math.log(chance.p), wait + lateness, { lambda, slaDays: world.slaDays });
    });
    const place = standings.indexOf(Math.max(...standings));
    const taken = anybody[place];
    if (taken === undefined) continue;
    const total = (waits[place] ?? 0) + truth(taken);
    ends.set(taken.person, [...(ends.get(taken.person) ?? []), one.created + total * DAY]);
    given.set(taken.person, (given.get(taken.person) ?? 0) + 1);
    if (total > world.slaDays) overdue++;
    if (taken.person === one.issue.resolver) exact++;
  }
  const percent = (n: number) => (100 * n) / asked.length;
  return {
    issues: asked.length,
    overdue: percent(overdue),
    exact: percent(exact),
    busiest: percent(Math.max(...given.values())),
  };
};

/** Days until a slot is free. */
const waitOf = ({ created }: Historic, ends: readonly number[], slots: number): number => {
  const open = ends.filter((end) => end > created).sort((a, b) => a - b);
  const over = open.length - slots;
  return over < 0 ? 0 : Math.max(0, (open[over] ?? created) - created) / DAY;
};
