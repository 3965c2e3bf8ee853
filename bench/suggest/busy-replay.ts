// The replay of ../shared/reference/suggestion.md "Capacity as the second stage": do people finish in time if they get it?
import type { Answer } from '../../eval/suggest/answers';
import type { Historic, History } from '../../eval/suggest/histories';
import type { PersonId } from '../../src/domain/capacity/types';
import { standing } from '../../src/domain/suggestion/rank';
import { quantile } from './measures';

const DAY = 86_400_000;

type World = {
  readonly slaDays: number;
  readonly slotsOf: (person: PersonId) => number;
  /** Median of a person's durations ÷ median of all. */
  readonly paceOf: (person: PersonId) => number;
};

export type Replayed = {
  readonly lambda: number;
  readonly overdue: number;
  readonly exact: number;
  readonly busiest: number;
};

/** SLA, slots and pace from the train split. People without train issues count as the median person with a pace of 1. */
export const worldOf = ({ issues }: History): World => {
  const train = issues.filter(({ split }) => split === 'train');
  const by = new Map<PersonId, Historic[]>();
  for (const one of train) by.set(one.issue.resolver, [...(by.get(one.issue.resolver) ?? []), one]);
  const median = quantile(train.map(daysOf), 0.5);
  const slots = new Map([...by].map(([person, own]) => [person, slotsFor(own)]));
  const usual = Math.max(1, Math.floor(quantile([...slots.values()], 0.5)));
  const paces = new Map([...by].map(([person, own]) => [person, quantile(own.map(daysOf), 0.5) / median]));
  return {
    slaDays: quantile(train.map(daysOf), 0.75),
    slotsOf: (person) => slots.get(person) ?? usual,
    paceOf: (person) => paces.get(person) ?? 1,
  };
};

const daysOf = ({ created, issue }: Historic): number => Math.max(0, issue.resolved - created) / DAY;

/** Q3 + 1.5·IQR of how many issues somebody had at once, each time one more came; 1 at least. */
const slotsFor = (own: readonly Historic[]): number => {
  const counts = own.map(
    ({ created }) => own.filter((one) => one.created <= created && one.issue.resolved > created).length,
  );
  const [low, high] = [quantile(counts, 0.25), quantile(counts, 0.75)];
  return Math.max(1, Math.floor(high + 1.5 * (high - low)));
};

/** Gives each test issue to whom the product would rank first at this λ, and runs it. Durations are known when ranking. */
export const replay = (answers: readonly Answer[], world: World, lambda: number): Replayed => {
  const ends = new Map<PersonId, number[]>();
  const given = new Map<PersonId, number>();
  let [overdue, exact] = [0, 0];
  for (const { one, anybody } of answers) {
    const runs = anybody.map(({ person, p }) => ({ person, p, ...run(one, person, { ends, world }) }));
    const standings = runs.map(({ p, wait, days }) =>
      standing(Math.log(p), wait + Math.max(0, wait + days - world.slaDays), { lambda, slaDays: world.slaDays }),
    );
    const taken = runs[standings.indexOf(Math.max(...standings))];
    if (taken === undefined) continue;
    ends.set(taken.person, [...(ends.get(taken.person) ?? []), one.created + (taken.wait + taken.days) * DAY]);
    given.set(taken.person, (given.get(taken.person) ?? 0) + 1);
    if (taken.wait + taken.days > world.slaDays) overdue++;
    if (taken.person === one.issue.resolver) exact++;
  }
  const percent = (n: number) => (100 * n) / answers.length;
  return { lambda, overdue: percent(overdue), exact: percent(exact), busiest: percent(Math.max(...given.values())) };
};

const run = (
  one: Historic,
  person: PersonId,
  { ends, world }: { ends: ReadonlyMap<PersonId, number[]>; world: World },
): { wait: number; days: number } => {
  const open = (ends.get(person) ?? []).filter((end) => end > one.created).sort((a, b) => a - b);
  const full = open.length - world.slotsOf(person);
  const wait = full < 0 ? 0 : Math.max(0, (open[full] ?? one.created) - one.created) / DAY;
  return { wait, days: daysOf(one) * (person === one.issue.resolver ? 1 : world.paceOf(person)) };
};
