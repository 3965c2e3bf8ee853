import type { MeasureStore, RuleFacts, SeenStatuses } from './ports';

/**
 * Compares the categories of statuses with those last seen. A new status concerns only issues that were in one nobody
 * knew; a category that changed has all measured anew. Answers with what is seen now.
 */
export const followStatuses = async (store: MeasureStore, facts: RuleFacts): Promise<SeenStatuses> => {
  const now = new Map(
    facts.statuses.flatMap(({ id, category }) => (category === null ? [] : [[id, category] as const])),
  );
  const { epoch, categories } = facts.seen;
  // What is no longer there stays: measures that knew it hold.
  const newest = newestOf([...categories, ...now]);
  const added = [...newest.keys()].some((id) => !categories.has(id));
  const changed = [...newest].some(([id, category]) => (categories.get(id) ?? category) !== category);
  if (!added && !changed) return facts.seen;
  const seen = { epoch: changed ? epoch + 1 : epoch, categories: newest };
  if (added) await store.distrustUnknown();
  await store.saveStatuses(seen);
  return seen;
};

const newestOf = (all: readonly (readonly [number, number])[]): SeenStatuses['categories'] =>
  new Map([...new Map(all)].sort(([a], [b]) => b - a).slice(0, MOST_STATUSES));

/** One setting holds so many; of more the newest by their ids, the others stay among what nobody compared. */
const MOST_STATUSES = 3500;
