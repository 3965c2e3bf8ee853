import type { PersonId } from '../capacity/types';
import { type Seconds, seconds, toHours } from '../units';
import { answered, type KpiFrame, share } from './frame';
import type { KpiResult } from './result';

/** Of a person in the window; `logged` null = no worklog, `capacity` null = not known. */
export type LoggedByPerson = {
  readonly person: PersonId;
  readonly logged: Seconds | null;
  readonly capacity: Seconds | null;
};

/**
 * Logged hours ÷ capacity of the people. Who has no known capacity is left out with their hours; where nobody logged
 * anything there is no value, since not tracking time is not idleness. `n` = people.
 */
export const loggedUtilisation = (frame: KpiFrame, people: readonly LoggedByPerson[]): KpiResult => {
  const known = people.filter(({ capacity }) => capacity !== null);
  const tracking = known.some(({ logged }) => logged !== null);
  const logged = total(known.map((person) => person.logged));
  const capacity = total(known.map((person) => person.capacity));
  return answered(frame, 'share', tracking ? share(logged, capacity) : null, known.length, {
    excluded: { 'no-capacity': people.length - known.length },
    parts: { loggedHours: tracking ? toHours(logged) : null, capacityHours: known.length ? toHours(capacity) : null },
  });
};

const total = (values: readonly (Seconds | null)[]): Seconds =>
  seconds(values.reduce<number>((sum, value) => sum + (value ?? 0), 0));
