import type { IssueId } from '../capacity/types';
import type { SketchRow } from './evidence';
import type { Term } from './term-hash';

/** Sketches are kept for the last 3,000 learned issues of a project; whoever stores them drops the oldest. */
export const SKETCHED_ISSUES = 3000;

/** What is kept of an issue to find it again as a like one: its rarest terms, as rare as they were when it was resolved. */
export const sketch = (issue: IssueId, rarest: readonly Term[], weights: ReadonlyMap<Term, number>): SketchRow[] =>
  rarest.map((term) => ({ term, issue, weight: Math.fround(weights.get(term) ?? 0) }));
