const list = new Intl.ListFormat('en', { type: 'conjunction' });

/** What the frame around the sections says. */
export const shellWords = {
  groups: { people: 'People', work: 'Work', site: 'Site' },
  skip: 'Skip to the settings',
  menu: (section: string) => `Section: ${section}`,
  find: 'Find a setting',
  nothingFound: 'Nothing with these words.',
  found: (count: number) => (count === 1 ? '1 setting' : `${count} settings`),
  lookInRates: (words: string) => `Look for “${words}” in rates and budgets`,
  progress: (done: number, of: number) => `${done} of ${of}`,
  unsavedIn: (sections: readonly string[]) => `Not saved yet: ${list.format(sections)}`,
  marks: {
    'above-one': (n: number) =>
      n === 1 ? 'One person is promised for more than 100 %' : `${n} people are promised for more than 100 %`,
    'single-points': (n: number) =>
      n === 1 ? 'One needed skill has at most one person able' : `${n} needed skills have at most one person able`,
    'broken-field': (n: number) =>
      n === 1 ? 'A mapped field is gone or of another type' : `${n} mapped fields are gone or of another type`,
    'store-full': () => 'The store is full: reading from Jira rests',
  } as Readonly<Record<string, (n: number) => string>>,
  needsALook: 'Needs a look',
} as const;
