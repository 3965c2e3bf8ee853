/** A small seeded generator (mulberry32): the same seed gives the same studio, everywhere. */
export type Random = {
  /** 0 ≤ x < 1. */
  next(): number;
  whole(least: number, most: number): number;
  pick<T>(items: readonly T[]): T;
  /** One of them, the likelier the larger its weight, at the price of a single draw. */
  pickBy<T>(items: readonly T[], weightOf: (item: T) => number): T;
  chance(probability: number): boolean;
  /** Around 1, long to the right: how real durations spread. */
  skewed(): number;
};

export const seeded = (seed: number): Random => {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    whole: (least, most) => least + Math.floor(next() * (most - least + 1)),
    pick: (items) => {
      const item = items[Math.floor(next() * items.length)];
      if (item === undefined) throw new Error('nothing to pick from');
      return item;
    },
    pickBy: (items, weightOf) => {
      let at = next() * items.reduce((sum, item) => sum + weightOf(item), 0);
      const item = items.find((one) => {
        at -= weightOf(one);
        return at < 0;
      });
      if (item === undefined) throw new Error('nothing to pick from');
      return item;
    },
    chance: (probability) => next() < probability,
    skewed: () => Math.exp((next() + next() + next() - 1.5) * 0.9),
  };
};
