import type { PersonId } from '../capacity/types';
import type { PersonRow, TieRow } from './evidence';
import type { Gathered } from './gather';

/** The candidates by how many issues they resolved in the project, ties by person id. */
export const mostFrequent = (candidates: readonly PersonId[], people: readonly PersonRow[]): PersonId[] => {
  const counts = new Map(people.map(({ person, issues }) => [person, issues]));
  return [...candidates].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || a - b);
};

/** Who resolved last in one of the issue's components comes first; the others follow as the most frequent do. */
export const lastInComponent = (
  candidates: readonly PersonId[],
  { people, ties }: Pick<Gathered, 'people' | 'ties'>,
): PersonId[] => {
  const lasts = lastOf(ties.filter(({ kind }) => kind === 'component'));
  // Sorting is stable: equal ones stay in the order of the most frequent.
  return mostFrequent(candidates, people).sort((a, b) => (lasts.get(b) ?? 0) - (lasts.get(a) ?? 0));
};

const lastOf = (ties: readonly TieRow[]): ReadonlyMap<PersonId, number> => {
  const lasts = new Map<PersonId, number>();
  for (const { person, last } of ties) lasts.set(person, Math.max(last, lasts.get(person) ?? 0));
  return lasts;
};
