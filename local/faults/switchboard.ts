import { seeded } from '../data/random';
import type { Fault, FaultKind, FaultOf } from './kinds';

/** Faults in force, and how often each struck. */
export type Switchboard = {
  /** These from now on, and no others. */
  set(faults: readonly Fault[], seed?: number): void;
  list(): readonly { readonly fault: Fault; readonly struck: number }[];
  /** The first fault of these kinds that is about something and strikes now; null = all is well. */
  strike<Kind extends FaultKind>(
    kinds: readonly Kind[],
    about: (fault: FaultOf<Kind>) => boolean,
  ): FaultOf<Kind> | null;
  /** 0 to 1, from the seed. */
  random(): number;
};

type Entry = { readonly fault: Fault; struck: number };

/** `now` is the virtual clock. */
export const switchboard = (now: () => number): Switchboard => {
  let entries: Entry[] = [];
  let random = seeded(1);
  return {
    set: (faults, seed = 1) => {
      entries = faults.map((fault) => ({ fault, struck: 0 }));
      random = seeded(seed);
    },
    list: () => entries.map((entry) => ({ ...entry })),
    strike: (kinds, about) => {
      for (const entry of entries) {
        if (!(kinds as readonly string[]).includes(entry.fault.kind) || !isOn(entry, now())) continue;
        if (!about(entry.fault as never) || (entry.fault.share < 1 && !random.chance(entry.fault.share))) continue;
        entry.struck += 1;
        return entry.fault as never;
      }
      return null;
    },
    random: () => random.next(),
  };
};

const isOn = ({ fault: { times, from, until }, struck }: Entry, now: number): boolean =>
  (times === null || struck < times) && (from === null || now >= from) && (until === null || now < until);
