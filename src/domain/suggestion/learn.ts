import { termWeight } from './bm25';
import type { Evidence, FrequencyRow, ResolvedIssue } from './evidence';
import { grownPerson, grownTie } from './grown-people';
import { grownTerm } from './grown-term';
import { sketch } from './sketch';
import type { Term } from './term-hash';

/**
 * How many of an issue's terms are kept: the rarest. `vocabulary` for people's words, `sketch` for finding like issues.
 * More of either served no better on the valid split (docs/suggestion.md).
 */
export type Limits = { readonly vocabulary: number; readonly sketch: number };
export const LIMITS: Limits = { vocabulary: 40, sketch: 40 };

/**
 * What one resolved issue changes: 3 rows, one per tie, one per term (≤ 200), and 2 × ≤ 40, each as it stands afterwards.
 * `evidence` holds the rows that the issue reads (those of its resolver are enough, `sketches` are not needed).
 *
 * Writing needs no transaction. Write the sketched row first: with its ordinal (`through`) it claims the turn. Write the
 * project row last: it closes the turn. After a failure in between, learn the claimed issue again from what is there: rows
 * that have grown through its ordinal stay as they are, so nothing counts twice.
 */
export const learn = (evidence: Evidence, issue: ResolvedIssue, limits: Limits = LIMITS): Evidence => {
  const project = { issues: evidence.project.issues + 1, words: evidence.project.words + issue.length };
  const turn = project.issues;
  const frequencies = grownFrequencies(evidence, issue, turn);
  const rarest = [...frequencies].sort((a, b) => a.issues - b.issues || a.term - b.term).map(({ term }) => term);
  const weights = weightsOf(issue, project.words / project.issues);
  const own = new Map(evidence.terms.filter(({ person }) => person === issue.resolver).map((row) => [row.term, row]));
  return {
    project,
    people: [grownPerson(evidence.people, issue, turn)],
    ties: issue.ties.map((tie) => grownTie(evidence.ties, tie, issue, turn)),
    terms: rarest
      .slice(0, limits.vocabulary)
      .map((term) => grownTerm(own.get(term), { term, weight: weights.get(term) ?? 0 }, issue, turn)),
    frequencies,
    sketched: [{ issue: issue.id, person: issue.resolver, resolved: issue.resolved, through: turn }],
    sketches: sketch(issue.id, rarest.slice(0, limits.sketch), weights),
  };
};

const weightsOf = ({ terms, length }: ResolvedIssue, meanLength: number): ReadonlyMap<Term, number> =>
  new Map(terms.map(({ term, count }) => [term, termWeight(count, length, meanLength)]));

const grownFrequencies = ({ frequencies }: Evidence, { terms }: ResolvedIssue, turn: number): FrequencyRow[] => {
  const rows = new Map(frequencies.map((row) => [row.term, row]));
  return terms.map(({ term }) => {
    const was = rows.get(term);
    return was !== undefined && was.through >= turn ? was : { term, issues: (was?.issues ?? 0) + 1, through: turn };
  });
};
