import type { Failure, Reading } from '../../contract';
import type { Format } from './format';

/**
 * What all screens say; each screen has its own words beside it (`messages.ts`). Short, plain, sentence case; a fact, then
 * its cause, then what to do.
 */
export const words = {
  someone: 'Someone',
  loading: 'Reading capacity',
  retry: 'Try again',
  cancel: 'Cancel',
  save: 'Save',

  readingTitle: { open: 'Reading this site’s open issues', history: 'Reading this site’s history' },
  readingText: ({ phase, done, total }: Reading, format: Format) => {
    const of =
      total === null ? `${format.number(done)} issues` : `${format.number(done)} of ${format.number(total)} issues`;
    return phase === 'open'
      ? `${of}. Hours are incomplete until then.`
      : `${of}. Open work is complete: the hours below hold.`;
  },

  nothingTitle: 'Nothing to show here',
  nothingText: 'This issue does not exist, or you may not see it. Ask a project admin for access.',
  noteReadOnly: 'The licence of Atelier is inactive: figures are shown, nothing can be changed.',
  notAdmin: 'Only Jira admins can change these settings. Ask one for access.',

  numberFrom: (least: number, most: number) => `Write a number from ${least} to ${most}.`,
  dayLike: (example: string) => `Write a day such as ${example} or 2026-12-24.`,

  wrongTitle: 'Something went wrong',
  wrongText: 'Nothing was changed.',
} as const;

/** What a failure says: the fact, and what to do. A new kind without words is a compile error. */
export const failureWords = (failure: Failure): { readonly title: string; readonly text: string } => {
  switch (failure.kind) {
    case 'invalid-request':
      return { title: 'This could not be read', text: failure.detail };
    case 'not-found':
      return { title: words.nothingTitle, text: words.nothingText };
    case 'conflict':
      return { title: 'Somebody was faster', text: failure.detail };
    case 'too-large':
      return { title: 'This is too much at once', text: failure.detail };
    case 'busy':
      return {
        title: 'Jira asks for a pause',
        text: `Nothing was changed. Try again in ${failure.retryAfterSeconds} s.`,
      };
    case 'needs-consent':
      return { title: 'Atelier may not act for you yet', text: 'Allow it when Jira asks, then try again.' };
    case 'unavailable':
      return unavailable[failure.reason];
  }
};

const unavailable = {
  'setting-up': {
    title: 'Atelier is setting up',
    text: 'It prepares its store after installation. Try again in a minute.',
  },
  jira: { title: 'Jira did not answer', text: 'Nothing was changed. Try again in a moment.' },
  store: { title: 'Atelier’s store did not answer', text: 'Nothing was changed. Try again in a moment.' },
  licence: { title: 'The licence of Atelier is inactive', text: 'Figures are shown, nothing can be changed.' },
} as const;
