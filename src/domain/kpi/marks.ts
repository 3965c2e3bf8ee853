/** What an admin marked as one kind of work (coordination, safety, incidents): any of these types, hashed labels, or options of the safety field. */
export type Marks = {
  readonly types: readonly number[];
  readonly labels: readonly string[];
  readonly options?: readonly number[];
};

/** What of an issue can be marked. Labels are salted hashes. `option` = what the safety field holds; null = nothing. */
export type Markable = {
  readonly type: number;
  readonly labels: readonly string[];
  readonly option?: number | null;
};

/** Null where nothing is marked: then nobody said what counts, and a KPI is not set up. */
export const markedBy = (marks: Marks | null): ((issue: Markable) => boolean) | null => {
  const chosen = marks?.options ?? [];
  if (marks === null || marks.types.length + marks.labels.length + chosen.length === 0) return null;
  const [types, labels, options] = [new Set(marks.types), new Set(marks.labels), new Set(chosen)];
  return ({ type, labels: own, option = null }) =>
    types.has(type) || own.some((label) => labels.has(label)) || (option !== null && options.has(option));
};
