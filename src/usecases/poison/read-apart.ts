import { isOfAll } from './blame';

/** Failed calls without one that went through, after which it is Jira that fails, not an item. */
export const MOST_IN_A_ROW = 6;

export type Failed<T> = { readonly item: T; readonly error: unknown };

type Hunt<T> = { readonly read: (items: readonly T[]) => Promise<void>; readOne: boolean; inARow: number };

/**
 * Reads these together; where that fails, by halves, so that one which breaks holds up no other. Answers with those that
 * fail alone. Throws where the failure is everybody's; `probe` asks something else first where nothing could be read.
 */
export const readApart = async <T>(
  items: readonly T[],
  read: (items: readonly T[]) => Promise<void>,
  probe: () => Promise<unknown>,
): Promise<readonly Failed<T>[]> => {
  const hunt: Hunt<T> = { read, readOne: false, inARow: 0 };
  const error = await attempt(hunt, items);
  const failed = error === null ? [] : await apart(hunt, items, error);
  if (failed.length > 0 && !hunt.readOne) await probe();
  return failed;
};

/** What went wrong; null = nothing did. */
const attempt = async <T>(hunt: Hunt<T>, items: readonly T[]): Promise<unknown> => {
  try {
    await hunt.read(items);
    Object.assign(hunt, { readOne: true, inARow: 0 });
    return null;
  } catch (error) {
    hunt.inARow += 1;
    if (isOfAll(error) || hunt.inARow >= MOST_IN_A_ROW) throw error;
    return error;
  }
};

/** Both halves are tried before either is looked into: the good one shows that Jira answers. */
const apart = async <T>(hunt: Hunt<T>, items: readonly T[], error: unknown): Promise<readonly Failed<T>[]> => {
  if (items.length <= 1) return items.map((item) => ({ item, error }));
  const half = Math.ceil(items.length / 2);
  const halves = [items.slice(0, half), items.slice(half)];
  const errors = [await attempt(hunt, halves[0] ?? []), await attempt(hunt, halves[1] ?? [])];
  const failed: Failed<T>[] = [];
  for (const [n, some] of halves.entries())
    if (errors[n] !== null) failed.push(...(await apart(hunt, some, errors[n])));
  return failed;
};
