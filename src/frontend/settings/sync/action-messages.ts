import type { PlaceSearch } from '../../../contract/sync';

/** What an admin may ask of the sync. */
export const actionWords = {
  pause: 'Pause',
  resume: 'Resume',
  paused: 'The sync is paused. Figures stay as they are, and say so.',
  resumed: 'The sync goes on.',
  again: 'Read everything again',
  againTitle: 'Read all of Jira once more?',
  againText: (points: string) =>
    `Every issue with its history is read over what Atelier holds, which counts until then. That takes about ${points} of Jira’s points, so many hours on a large site. Nothing that you entered changes.`,
  begin: 'Read everything',
  begun: 'Everything is being read once more.',
  cancel: 'Cancel',
} as const;

/** What was being read where a page was given up; read after "Page of". */
export const SEARCH_WORDS: Readonly<Record<PlaceSearch, string>> = {
  open: 'open issues created',
  done: 'finished issues updated',
  changed: 'issues changed',
  worklogs: 'worklogs written',
  'deleted-worklogs': 'worklogs deleted',
};
