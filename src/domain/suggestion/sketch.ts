import type { IssueId } from '../capacity/types';
import type { SketchRow } from './evidence';
import type { Term } from './term-hash';

/** Sketches are kept for the last 3,000 learned issues of a project; whoever stores them drops the oldest. */
export const SKETCHED_ISSUES = 3000;

/** Sketched issues of a whole site: at 40 rows each, 1.5 million rows. */
export const SKETCHED_ON_SITE = 37_500;

/** What is kept of an issue to find it again as a like one: its rarest terms, as rare as they were when it was resolved. */
export const sketch = (issue: IssueId, rarest: readonly Term[], weights: ReadonlyMap<Term, number>): SketchRow[] =>
  rarest.map((term) => ({ term, issue, weight: Math.fround(weights.get(term) ?? 0) }));

/**
 * Of how many of its last issues a project keeps sketches, given how many each project learned: the most that all of them
 * may keep without the site having too many. Projects with less keep all of theirs.
 */
export const sketchesKept = (learned: readonly number[], most = SKETCHED_ISSUES, onSite = SKETCHED_ON_SITE): number => {
  const counts = learned.map((issues) => Math.min(issues, most)).sort((a, b) => a - b);
  let left = onSite;
  for (const [place, count] of counts.entries()) {
    const share = Math.floor(left / (counts.length - place));
    if (count > share) return share;
    left -= count;
  }
  return most;
};
