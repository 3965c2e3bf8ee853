import type { PersonId } from '../capacity/types';
import type { Instant } from '../units';
import { rarity } from './bm25';
import { aged, HALF_LIFE, startOf } from './decay';
import type { Evidence, IssueSigns, PersonRow, ProjectRow, TieRow } from './evidence';
import { type LikeIssue, likeIssues } from './like-issues';
import type { Term } from './term-hash';

/** A person's kept words in common with an issue: how many, and Σ idf × what is kept of them, as of now. */
export type Vocabulary = { readonly person: PersonId; readonly terms: number; readonly weight: number };

/**
 * What one prediction needs, summed up. `vocabulary` and `like` can come from `gather` or, so that thousands of rows need
 * not leave the database, from one GROUP BY each, by the same formulas.
 */
export type Gathered = {
  readonly project: ProjectRow;
  /** Everybody known in the project: shares are among all of them, candidates or not. */
  readonly people: readonly PersonRow[];
  readonly ties: readonly TieRow[];
  readonly vocabulary: readonly Vocabulary[];
  readonly like: readonly LikeIssue[];
};

export const gather = (evidence: Evidence, issue: IssueSigns, now: Instant): Gathered => {
  const idf = rarities(evidence, issue);
  return {
    project: evidence.project,
    people: evidence.people,
    ties: evidence.ties,
    vocabulary: vocabularies(evidence, idf, now),
    like: likeIssues(evidence, idf, issue.id),
  };
};

const rarities = ({ project, frequencies }: Evidence, { terms }: IssueSigns): ReadonlyMap<Term, number> => {
  const seen = new Map(frequencies.map((row) => [row.term, row.issues]));
  return new Map(terms.map(({ term }) => [term, rarity(project.issues, seen.get(term) ?? 0)]));
};

const vocabularies = ({ terms }: Evidence, idf: ReadonlyMap<Term, number>, now: Instant): Vocabulary[] => {
  const sums = new Map<PersonId, { person: PersonId; terms: number; weight: number }>();
  for (const row of terms) {
    const sum = sums.get(row.person) ?? { person: row.person, terms: 0, weight: 0 };
    sum.terms += 1;
    sum.weight += (idf.get(row.term) ?? 0) * aged(row.weight, startOf(row.day), now, HALF_LIFE.words);
    sums.set(row.person, sum);
  }
  return [...sums.values()];
};
