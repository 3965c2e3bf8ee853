import { type Term, type TermKey, termHash } from './term-hash';
import { wordsOf } from './words';

export type TermCount = { readonly term: Term; readonly count: number };

/** What is kept of an issue's words: hashes with their counts, and how many words there were. No text. */
export type IssueTerms = { readonly terms: readonly TermCount[]; readonly length: number };

const DESCRIPTION_SIGNS = 1500;
const DESCRIPTION_WORDS = 200;
/** A prediction reads only rows of these terms, so they are few. */
export const MOST_TERMS = 200;
const SUMMARY_COUNTS = 2;

/**
 * Words of summary (counted double) and description (its first 200 words within its first 1,500 signs), hashed. At most
 * 200 different terms, those of the summary first. Called where Jira's text is at hand; nothing behind it sees words.
 */
export const issueTerms = (key: TermKey, issue: { summary: string; description: string | null }): IssueTerms => {
  const summary = [...wordsOf(issue.summary), ...tagsOf(issue.summary)];
  const description = wordsOf((issue.description ?? '').slice(0, DESCRIPTION_SIGNS), DESCRIPTION_WORDS);
  const counts = new Map<string, number>();
  for (const word of summary) counts.set(word, (counts.get(word) ?? 0) + SUMMARY_COUNTS);
  for (const word of description) counts.set(word, (counts.get(word) ?? 0) + 1);
  const terms = [...counts].slice(0, MOST_TERMS).map(([word, count]) => ({ term: termHash(key, 'word', word), count }));
  return { terms, length: summary.length * SUMMARY_COUNTS + description.length };
};

/** A tag before the summary, as in `[Content Assist] no proposals`: teams say there what the issue belongs to. */
const tagsOf = (summary: string): string[] => {
  const [, tag] = /^\s*\[([^\]]{2,40})\]/.exec(summary) ?? [];
  return tag === undefined ? [] : [`[${wordsOf(tag).join(' ')}]`];
};
