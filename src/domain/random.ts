/** Random numbers that a seed decides; `state` is a whole number below 2³², so that a search can be stored and continued. */
export type Random = {
  /** From 0 up to, not including, 1. */
  readonly next: () => number;
  /** A whole number from 0 up to, not including, `count`. */
  readonly below: (count: number) => number;
  readonly state: () => number;
};

/** An odd step visits every 32-bit number once; mixing makes neighbours unlike. */
const STEP = 0x9e3779b1;

export const randomFrom = (start: number): Random => {
  // In an array: a variable would be a new number on the heap at each step.
  const counter = Uint32Array.of(start);
  const next = () => {
    let mixed = ((counter[0] ?? 0) + STEP) | 0;
    counter[0] = mixed;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 4294967296;
  };
  return { next, below: (count) => Math.floor(next() * count), state: () => counter[0] ?? 0 };
};
