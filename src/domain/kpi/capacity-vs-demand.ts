import type { PersonId } from '../capacity/types';
import { type Seconds, seconds, toHours } from '../units';
import { answered, type KpiFrame, share } from './frame';
import type { KpiResult } from './result';

/** A person's planned work in a window of dates; `assumed` is the part of the load that stands in for unknown work. */
export type Planned = {
  readonly person: PersonId;
  readonly load: Seconds;
  readonly assumed: Seconds;
  readonly unestimated: number;
  /** Null = not known. */
  readonly capacity: Seconds | null;
};

/** Σ load ÷ Σ capacity of a dated window: above 1 = more work than time. `n` = people. */
export const capacityVsDemand = (frame: KpiFrame, people: readonly Planned[]): KpiResult => {
  const known = people.filter(({ capacity }) => capacity !== null);
  const sum = (of: (person: Planned) => number) => known.reduce((total, person) => total + of(person), 0);
  const hoursOf = (of: (person: Planned) => number) => (known.length ? toHours(seconds(sum(of))) : null);
  const [load, capacity] = [sum((person) => person.load), sum((person) => person.capacity ?? 0)];
  return answered(frame, 'ratio', share(load, capacity), known.length, {
    excluded: { 'no-capacity': people.length - known.length },
    parts: {
      loadHours: hoursOf((person) => person.load),
      assumedHours: hoursOf((person) => person.assumed),
      capacityHours: hoursOf((person) => person.capacity ?? 0),
      unestimated: known.length ? sum((person) => person.unestimated) : null,
    },
  });
};
