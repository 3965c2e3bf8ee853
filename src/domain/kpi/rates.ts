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

/** The rate that holds on a day; of two beginning on one day the last listed. Null before a person's first. */
export const rateBook = (rates: readonly Rate[]): ((person: PersonId, day: LocalDate) => Rate | null) => {
  const byPerson = new Map<PersonId, Rate[]>();
  for (const rate of rates) byPerson.set(rate.person, [...(byPerson.get(rate.person) ?? []), rate]);
  for (const own of byPerson.values()) own.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  return (person, day) => byPerson.get(person)?.findLast(({ from }) => from <= day) ?? null;
};
