/** What the panel says when something is unusual: the fact, its cause, what to do. */
export const stateWords = {
  emptyTitle: 'No team yet',
  emptyText:
    'Nobody has resolved or held work in this project in the last 90 days. A Jira admin can name its team under Apps, Atelier, Configure.',
  emptyAdmin: 'Nobody has resolved or held work in this project in the last 90 days. Choose who should appear here.',
  chooseTeam: 'Choose a team',

  staleTitle: (age: string) => `Figures are ${age} old`,
  staleSoon: 'Figures may grow old',

  failedKeptTitle: 'These figures could not be renewed',
  failedKept: (time: string) => `They are of ${time}. Nothing was changed.`,

  archivedTitle: 'This project is archived',
  archivedText: 'Its issues are nobody’s load, and nobody can be assigned until a Jira admin restores it.',
  movedTitle: (key: string) => `This issue moved to ${key}`,
  movedText: 'You see the team and the hours of its new project.',
  licenceTitle: 'The licence of Atelier is inactive',
  licenceText: 'Figures are shown, nothing can be changed.',

  noRoomTitle: (until: string) => `Nobody has room for this until ${until}`,
  noRoomTitleWeeks: 'Nobody has room for this in two weeks',
  noRoomFirst: (name: string, day: string) => `${name} could finish first, on ${day}.`,
  noRoomNever: 'Nobody could finish it within 400 days.',
  noRoomDoUndated: 'Make it smaller, or see below what could give way.',
  noRoomDo: 'Move the due date, make it smaller, or see below what could give way.',

  fewTitle: 'Few of these issues are estimated',
  fewText: 'So people are shown by the number of their issues; hours count estimated work only.',
  fewAdmin: 'Set default hours by type',

  ofOne: 'A team of one.',
  ofOneAdmin: 'Add people',
  notMember: (team: string | null) => (team === null ? 'You are not among these people.' : `You are not in ${team}.`),
  age: (count: number, unit: 'min' | 'h') => `${count} ${unit}`,
} as const;
