/** Sorts by the key of each, or by the numbers themselves. By insertion: the lists are short, and it makes no garbage. */
export const sortBy = (keys: Float64Array | null, list: number[]) => {
  for (let at = 1; at < list.length; at++) {
    const one = list[at] ?? 0;
    let to = at;
    for (; to > 0 && keyOf(keys, list[to - 1] ?? 0) > keyOf(keys, one); to--) list[to] = list[to - 1] ?? 0;
    list[to] = one;
  }
};

const keyOf = (keys: Float64Array | null, one: number): number => (keys === null ? one : (keys[one] ?? 0));

/** Takes the number at a position out, the others keep their order. */
export const takeFrom = (list: number[], at: number): number => {
  const taken = list[at] ?? 0;
  for (let n = at + 1; n < list.length; n++) list[n - 1] = list[n] ?? 0;
  list.length -= 1;
  return taken;
};

export const addAll = (from: Int32Array | undefined, to: number[]) => {
  if (from !== undefined) for (let n = 0; n < from.length; n++) to.push(from[n] ?? 0);
};
