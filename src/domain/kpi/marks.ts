/** What an admin marked as one kind of work (coordination, safety, incidents): any of these types or hashed labels. */
export type Marks = { readonly types: readonly number[]; readonly labels: readonly string[] };

/** What of an issue can be marked. Labels are salted hashes. */
export type Markable = { readonly type: number; readonly labels: readonly string[] };

/** Null where nothing is marked: then nobody said what counts, and a KPI is not set up. */
export const markedBy = (marks: Marks | null): ((issue: Markable) => boolean) | null => {
  if (marks === null || marks.types.length + marks.labels.length === 0) return null;
  const [types, labels] = [new Set(marks.types), new Set(marks.labels)];
  return ({ type, labels: own }) => types.has(type) || own.some((label) => labels.has(label));
};
