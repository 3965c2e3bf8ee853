import type { PersonId } from '../capacity/types';
import type { LocalDate } from '../units';

/** What an hour of a person costs from a day on, until the next rate begins. Whole minor units (cents) of a currency. */
export type Rate = {
  readonly person: PersonId;
  readonly from: LocalDate;
  readonly minorPerHour: number;
  /** ISO 4217. */
  readonly currency: string;
};

/** What an hour of a person costs on a day; null = nobody said. */
export type RateBook = (person: PersonId, day: LocalDate) => Omit<Rate, 'person'> | null;

/** Holds from a day on, until the next of its owner. */
export type FromDay<T> = T & { readonly from: LocalDate };

/** Rates as a site has them: by person, by role, and one for whoever has neither. One currency. */
export type RateSheet = {
  readonly currency: string;
  readonly people: readonly FromDay<{ readonly person: PersonId; readonly minorPerHour: number }>[];
  readonly roles: readonly FromDay<{ readonly role: number; readonly minorPerHour: number }>[];
  readonly others: readonly FromDay<{ readonly minorPerHour: number }>[];
  /** Which role a person has; null = none from then on. */
  readonly given: readonly FromDay<{ readonly person: PersonId; readonly role: number | null }>[];
};

/** The rate that holds on a day; of two beginning on one day the last listed. Null before a person's first. */
export const rateBook = (rates: readonly Rate[]): RateBook => {
  const own = byOwner(rates, ({ person }) => person);
  return (person, day) => heldOn(own.get(person), day);
};

/** A person's own rate comes first, then that of the role they have on that day, then that of others. */
export const sheetBook = ({ currency, people, roles, others, given }: RateSheet): RateBook => {
  const own = byOwner(people, ({ person }) => person);
  const ofRole = byOwner(roles, ({ role }) => role);
  const roleOf = byOwner(given, ({ person }) => person);
  const rest = byOwner(others, () => 0).get(0);
  return (person, day) => {
    const role = heldOn(roleOf.get(person), day)?.role ?? null;
    const held = heldOn(own.get(person), day) ?? heldOn(ofRole.get(role ?? -1), day) ?? heldOn(rest, day);
    return held === null ? null : { from: held.from, minorPerHour: held.minorPerHour, currency };
  };
};

const byOwner = <T extends { readonly from: LocalDate }>(
  entries: readonly T[],
  ownerOf: (entry: T) => number,
): ReadonlyMap<number, readonly T[]> => {
  const owners = new Map<number, T[]>();
  for (const entry of entries) {
    const known = owners.get(ownerOf(entry));
    if (known) known.push(entry);
    else owners.set(ownerOf(entry), [entry]);
  }
  for (const own of owners.values()) own.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  return owners;
};

const heldOn = <T extends { readonly from: LocalDate }>(own: readonly T[] | undefined, day: LocalDate): T | null =>
  own?.findLast(({ from }) => from <= day) ?? null;
