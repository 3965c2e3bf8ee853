import { added, dayAt, HALF_LIFE, startOf } from './decay';
import type { ResolvedIssue, TermRow } from './evidence';
import type { Term } from './term-hash';

/** A person's row of a term after one more issue with it. Single precision and whole days: the bulk of what is stored. */
export const grownTerm = (
  was: TermRow | undefined,
  more: { readonly term: Term; readonly weight: number },
  { resolver, resolved }: ResolvedIssue,
  turn: number,
): TermRow => {
  if (was !== undefined && was.through >= turn) return was;
  const today = dayAt(resolved);
  const before = was === undefined ? { weight: 0, at: startOf(today) } : { weight: was.weight, at: startOf(was.day) };
  const weight = added(before, { weight: more.weight, at: startOf(today) }, HALF_LIFE.words);
  return {
    term: more.term,
    person: resolver,
    issues: (was?.issues ?? 0) + 1,
    weight: Math.fround(weight),
    day: Math.max(was?.day ?? today, today),
    through: turn,
  };
};
