import type { IssueId, PersonId } from '../capacity/types';
import type { Instant } from '../units';
import type { Evidence } from './evidence';
import type { Term } from './term-hash';

/** A resolved issue that shares rare words with the one at hand. */
export type LikeIssue = {
  readonly issue: IssueId;
  readonly person: PersonId;
  readonly resolved: Instant;
  /** BM25 over its sketch. */
  readonly likeness: number;
};

export const LIKE_ISSUES = 60;

/** The k = 60 nearest sketched issues, nearest first, ties by issue id; the issue itself is not among them. */
export const likeIssues = (
  { sketches, sketched }: Pick<Evidence, 'sketches' | 'sketched'>,
  idf: ReadonlyMap<Term, number>,
  self: IssueId,
): LikeIssue[] => {
  const sums = new Map<IssueId, number>();
  for (const { term, issue, weight } of sketches)
    sums.set(issue, (sums.get(issue) ?? 0) + weight * (idf.get(term) ?? 0));
  sums.delete(self);
  const least = kthLargest(sums, LIKE_ISSUES);
  return sketched
    .flatMap(({ issue, person, resolved }) => {
      const likeness = sums.get(issue) ?? 0;
      return likeness > 0 && likeness >= least ? [{ issue, person, resolved, likeness }] : [];
    })
    .sort((a, b) => b.likeness - a.likeness || (a.issue < b.issue ? -1 : 1))
    .slice(0, LIKE_ISSUES);
};

const kthLargest = (sums: ReadonlyMap<unknown, number>, k: number): number =>
  sums.size <= k ? 0 : (Float64Array.from(sums.values()).sort()[sums.size - k] ?? 0);
