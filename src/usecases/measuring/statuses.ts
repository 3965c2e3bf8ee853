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
  const added = [...now.keys()].some((id) => !categories.has(id));
  const changed = [...now].some(([id, category]) => (categories.get(id) ?? category) !== category);
  if (!added && !changed) return facts.seen;
  // What is no longer there stays: measures that knew it hold.
  const seen = { epoch: changed ? epoch + 1 : epoch, categories: new Map([...categories, ...now]) };
  if (added) await store.distrustUnknown();
  await store.saveStatuses(seen);
  return seen;
};
