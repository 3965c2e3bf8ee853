import type { SuggestionMode, Suggestions } from '../../../contract/suggestion';
import type { IssueId } from '../../../domain/capacity/types';
import type { Question } from '../../../domain/suggestion/weights';

/** The answer, with keys of those like issues that the viewer may browse. */
export type Suggested = Suggestions & { readonly keys: ReadonlyMap<IssueId, string> };

/** Where "who should take this" stands. `none`: nothing is asked, or nothing is to be shown. */
export type Suggesting =
  | { readonly kind: 'none' }
  | { readonly kind: 'reading' }
  | { readonly kind: 'failed'; readonly error: unknown; readonly retry: () => void }
  | {
      readonly kind: 'there';
      readonly of: Suggested;
      readonly question: Question;
      readonly onQuestion: (question: Question) => void;
      /** What is shown answers an older question. */
      readonly waiting: boolean;
    };

/** Works-council mode explains and ranks nobody. */
export const ranks = (mode: SuggestionMode): boolean => mode === 'full' || mode === 'declared-only';
