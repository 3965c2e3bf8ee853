import type { Instant } from '../units';
import type { Change } from './issue';

/**
 * Changes in their order in time, ties by id: their order by id is not their order in time. A change that was read twice
 * counts once.
 */
export const inOrder = <T>(changes: readonly Change<T>[]): readonly Change<T>[] => {
  if (changes.length < 2) return changes;
  const seen = new Set<string>();
  return changes
    .filter(({ id, from, to }) => {
      const name = `${id} ${from} ${to}`;
      return !seen.has(name) && seen.add(name);
    })
    .sort(compareChanges);
};

/** Below 0 where the first comes before the second. */
export const compareChanges = (a: Moment, b: Moment): number => a.at - b.at || a.id - b.id;

type Moment = { readonly at: Instant; readonly id: number };

/** What a field held at an instant, changes of that instant included; `current` is what it holds now. */
export const valueAt = <T>(changes: readonly Change<T>[], current: T, at: Instant): T => {
  const ordered = inOrder(changes);
  const before = ordered.filter((change) => change.at <= at).at(-1);
  if (before !== undefined) return before.to;
  const after = ordered[0];
  return after === undefined ? current : after.from;
};
