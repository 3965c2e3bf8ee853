/** Words that stand in the list of teammates; all else of suggestions comes in a chunk of its own. */
export const reasonWords = {
  notSuggested: 'Not suggested',
  lacks: (skill: string) => `lacks ${skill}`,
  awayTo: (day: string) => `away to ${day}`,
  'not-assignable': 'cannot be assigned',
  inactive: 'inactive account',
  'app-account': 'an app',
  reading: 'Finding who could take this',
  failed: 'Nobody can be suggested now.',
  whyNot: 'Why not …?',
} as const;
