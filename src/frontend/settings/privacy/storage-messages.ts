import type { StoragePage } from '../../../contract/storage';

/** What Data and privacy says of room, of how long things are kept, and of their end. */
export const storageWords = {
  title: 'Room',
  loading: 'Counting what is kept',
  of: (bytes: string, limit: string) => `about ${bytes} of ${limit}`,
  states: {
    fits: 'There is room.',
    near: 'Little room is left. Shorten how long histories are kept, before reading from Jira has to rest.',
    full: 'The store is full: nothing new is read from Jira, what is old is being removed, figures stay as they are.',
  } satisfies Record<StoragePage['state'], string>,
  bytes: 'Room, about',
  retention: 'How long histories are kept',
  retentionText:
    'Changes and worklogs of issues that were resolved, and last touched, earlier go. The issues themselves, their measures and the sums of days stay, so figures of the past hold.',
  months: 'Months',
  forEver: 'all',
  keptFrom: (day: string) => `Histories before ${day} are gone.`,
  nothingGone: 'None was removed yet.',
  saved: 'How long histories are kept is saved',

  erase: 'Erase all',
  eraseText:
    'Empties every table: facts, settings, teams, skills, rates, what was learned. The site is then read anew. Only the entry in the log that says so, and who asked for it, stay. This cannot be taken back.',
  begin: 'Erase all …',
  type: (words: string) => `Type “${words}” to go on`,
  go: 'Erase everything for good',
  keep: 'Keep everything',
  begun: 'Everything is being erased',
  erasing: (done: string, total: string) => `Everything is being erased: ${done} of ${total} tables are empty.`,
} as const;

const UNITS = ['bytes', 'kB', 'MB', 'GB'] as const;

/** `312 MB`: three digits are enough of an estimate. */
export const bytesWords = (bytes: number, number: (value: number) => string): string => {
  const step = Math.min(UNITS.length - 1, bytes < 1000 ? 0 : Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** step;
  return `${number(value < 10 ? Math.round(value * 10) / 10 : Math.round(value))} ${UNITS[step]}`;
};
