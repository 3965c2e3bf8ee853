import type { IssueId } from '../capacity/types';
import type { IssueToPlan } from './types';

type Blocked = Pick<IssueToPlan, 'id' | 'blockedBy'>;

/** Issues that wait for each other in a circle, each for the next one and the last for the first; null = there are none. */
export const blockingCycle = (issues: readonly Blocked[]): readonly IssueId[] | null => {
  const blockersOf = new Map(issues.map(({ id, blockedBy }) => [id, blockedBy]));
  const clear = new Set<IssueId>();
  for (const { id } of issues) {
    const found = circleFrom(id, blockersOf, clear);
    if (found !== null) return found;
  }
  return null;
};

/** Walks blockers in depth, without recursion: chains can be as long as the list. */
const circleFrom = (
  start: IssueId,
  blockersOf: ReadonlyMap<IssueId, readonly IssueId[]>,
  clear: Set<IssueId>,
): readonly IssueId[] | null => {
  const path: { readonly id: IssueId; next: number }[] = clear.has(start) ? [] : [{ id: start, next: 0 }];
  const onPath = new Set<IssueId>([start]);
  for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
    const blocker = blockersOf.get(top.id)?.[top.next++];
    if (blocker === undefined) {
      clear.add(top.id);
      onPath.delete(top.id);
      path.pop();
    } else if (onPath.has(blocker)) {
      const ids = path.map(({ id }) => id);
      return ids.slice(ids.indexOf(blocker));
    } else if (!clear.has(blocker)) {
      onPath.add(blocker);
      path.push({ id: blocker, next: 0 });
    }
  }
  return null;
};
