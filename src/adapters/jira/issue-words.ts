import { z } from 'zod';
import type { IssueId } from '../../domain/capacity/types';
import { issueTerms } from '../../domain/suggestion/issue-terms';
import { termKey } from '../../domain/suggestion/term-hash';
import type { WordsOfIssues } from '../../usecases/facts/ports';
import { documentText } from './document-text';

/** The only fields with text that are ever asked for as the app. */
export const WORDS: readonly string[] = ['summary', 'description'];

const worded = z.object({
  id: z.string(),
  fields: z.object({ summary: z.string(), description: z.unknown().optional(), security: z.unknown().optional() }),
});

/** Text ends here: hashes with their counts go on. An issue with a security level, or without a summary, has none. */
export const issueWords = (salt: string, issues: readonly unknown[]): WordsOfIssues => {
  const key = termKey(salt);
  return new Map(
    issues.flatMap((issue) => {
      const { data } = worded.safeParse(issue);
      if (data === undefined || (data.fields.security ?? null) !== null) return [];
      const { summary, description } = data.fields;
      return [[data.id as IssueId, issueTerms(key, { summary, description: documentText(description) })] as const];
    }),
  );
};
