import { z } from 'zod';
import type { SuggestionContract } from '../../contract/suggestion';
import { accountId, type Door, issueId, PANEL, teamId } from './door';

/** Doors of "who should take this". */
export const suggestionDoors = {
  getSuggestions: {
    modules: PANEL,
    grant: 'licensed',
    writes: false,
    data: 'suggestion',
    schema: z.strictObject({
      issueId,
      teamId: teamId.optional(),
      question: z.enum(['anybody', 'other']).optional(),
      notAssignable: z.array(accountId).max(200).optional(),
    }),
  },
} as const satisfies { readonly [Key in keyof SuggestionContract]: Door };
