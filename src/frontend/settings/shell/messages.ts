const list = new Intl.ListFormat('en', { type: 'conjunction' });

/** What the frame around the sections says. */
export const shellWords = {
  groups: { people: 'People', work: 'Work', site: 'Site' },
  skip: 'Skip to the settings',
  menu: (section: string) => `Section: ${section}`,
  find: 'Find a setting',
  nothingFound: 'Nothing with these words.',
  found: (count: number) => (count === 1 ? '1 setting' : `${count} settings`),
  progress: (done: number, of: number) => `${done} of ${of}`,
  unsavedIn: (sections: readonly string[]) => `Not saved yet: ${list.format(sections)}`,
  marks: {
    'above-one': (n: number) =>
      n === 1 ? 'One person is promised for more than 100 %' : `${n} people are promised for more than 100 %`,
  } as Readonly<Record<string, (n: number) => string>>,
  needsALook: 'Needs a look',
} as const;
