import type { PersonId } from '../capacity/types';
import type { Instant } from '../units';
import { daysBetween } from './decay';
import type { PersonRow, TieRow } from './evidence';
import type { Tallier } from './tally';

/** −ln(1 + days since the last resolution). A candidate who never resolved anything counts as one whose last lies ten years back. */
export const sinceLast = (people: readonly PersonRow[], tally: Tallier, now: Instant): Float64Array =>
  tally(people.map(({ person, last }) => ({ person, amount: NEVER - Math.log(1 + daysBetween(last, now)) }))).of.map(
    (x) => x - NEVER,
  );

const NEVER = Math.log(1 + 3650);

/** 1, ½ and ¼ for the three people who resolved last in the components, ties by person. */
export const lastInComponents = (ties: readonly TieRow[], tally: Tallier): Float64Array =>
  tally(lastThree(ties).map(({ person }, place) => ({ person, amount: 0.5 ** place }))).of;

/** The three people who resolved last in any of these components, the last one first. */
export const lastThree = (ties: readonly TieRow[]): { readonly person: PersonId; readonly last: Instant }[] => {
  const lasts = new Map<PersonId, Instant>();
  for (const { kind, person, last } of ties) {
    const was = lasts.get(person);
    if (kind === 'component' && (was === undefined || was < last)) lasts.set(person, last);
  }
  return [...lasts]
    .map(([person, last]) => ({ person, last }))
    .sort((a, b) => b.last - a.last || a.person - b.person)
    .slice(0, 3);
};
