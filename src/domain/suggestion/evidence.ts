// What is kept of resolved work, per project, and what one issue reads and writes of it. The rows are the contract with SQL:
// every type named …Row is one row, its key said first; all are plain JSON. Formulas: docs/suggestion.md.
import type { IssueId, PersonId } from '../capacity/types';
import type { Instant } from '../units';
import type { TermCount } from './issue-terms';
import type { Term } from './term-hash';

/** What an issue shares with earlier ones besides its words. For `reporter`, ref is the reporter's PersonId. */
export type TieKind = 'component' | 'label' | 'type' | 'reporter';
export type Tie = { readonly kind: TieKind; readonly ref: number };

/** An issue as suggestion sees it: ids and hashed terms, no words. */
export type IssueSigns = {
  readonly id: IssueId;
  readonly reporter: PersonId | null;
  readonly ties: readonly Tie[];
  /** At most 200: a prediction reads only rows of these. */
  readonly terms: readonly TermCount[];
  /** Words counted, before that limit. */
  readonly length: number;
};

/** An issue that somebody resolved. Issues with a security level are never learned: leaving them out is the caller's duty. */
export type ResolvedIssue = IssueSigns & { readonly resolver: PersonId; readonly resolved: Instant };

/** Rows that grow say through which issue of the project (its ordinal in learning) they have grown. */
type Grown = { readonly through: number };

/** Key: project. How many issues were learned, and how many words they had: the mean length for BM25. */
export type ProjectRow = { readonly issues: number; readonly words: number };

/** Key: project, person. The sums are Σ d(age, h) over the person's resolved issues, h = 14, 180 and 365 days, as of `last`. */
export type PersonRow = Grown & {
  readonly person: PersonId;
  readonly issues: number;
  readonly first: Instant;
  readonly last: Instant;
  readonly weight14: number;
  readonly weight180: number;
  readonly weight365: number;
};

/** Key: project, kind, ref, person. What the person resolved of a component, label, type or reporter; `weight` as of `last`. */
export type TieRow = Tie &
  Grown & {
    readonly person: PersonId;
    readonly issues: number;
    readonly first: Instant;
    readonly last: Instant;
    readonly weight: number;
  };

/** Key: project, term, person; of the ≤ 40 rarest terms of each issue. Σ over the person's issues of the term's BM25 weight × d(age, 365), as of `day` (since 1970). */
export type TermRow = Grown & {
  readonly term: Term;
  readonly person: PersonId;
  readonly issues: number;
  readonly weight: number;
  readonly day: number;
};

/** Key: project, term. In how many learned issues the term occurs. */
export type FrequencyRow = Grown & { readonly term: Term; readonly issues: number };

/** Key: project, issue. A learned issue, kept while it is one of the last 3,000 of its project. */
export type SketchedRow = {
  readonly issue: IssueId;
  readonly person: PersonId;
  readonly resolved: Instant;
  readonly through: number;
};

/** Key: project, term, issue. One of the ≤ 40 rarest terms of a sketched issue, with its BM25 weight. */
export type SketchRow = { readonly term: Term; readonly issue: IssueId; readonly weight: number };

/** Rows of one project: those that an issue reads (its own terms and ties, all people), or those that learning it changes. */
export type Evidence = {
  readonly project: ProjectRow;
  readonly people: readonly PersonRow[];
  readonly ties: readonly TieRow[];
  readonly terms: readonly TermRow[];
  readonly frequencies: readonly FrequencyRow[];
  readonly sketched: readonly SketchedRow[];
  readonly sketches: readonly SketchRow[];
};
