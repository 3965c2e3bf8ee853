const list = new Intl.ListFormat('en', { type: 'conjunction' });
const quoted = (names: readonly string[]): string => list.format(names.map((name) => `“${name}”`));
const people = (count: number): string => (count === 1 ? '1 person' : `${count} people`);
const teams = (count: number): string => (count === 1 ? '1 team' : `${count} teams`);

/** What the first steps say. */
export const startWords = {
  title: 'Start here',
  text: 'Three guesses from your data. Everything works already; confirming makes the hours exact.',
  allDone: 'All three steps are decided. You can change each of them at any time.',
  aboutTen: 'About 10 min',
  foot: 'You can come back at any time. Nothing here changes issues, workflows or permissions in Jira.',
  steps: { hours: 'Working hours', teams: 'Teams', stages: 'Stages' },
  confirmed: 'Confirmed',
  guessInUse: 'Guess in use',
  confirm: 'Confirm',
  change: 'Change',
  look: 'Look',
  skip: 'Skip, keep the guess',
  cancel: 'Cancel',
  done: 'Done',
  from: { jira: 'Read from Jira', usual: 'As usual', confirmed: 'For everybody without a calendar' },
  aDay: (hours: string, first: string, last: string) => `${hours} a day, ${first} to ${last}`,
  dayHours: (day: string, hours: string) => `${day} ${hours}`,
  hoursText: (from: string, week: string, reserve: string, planned: string) =>
    `${from}: ${week}. Reserve of ${reserve} for meetings, so ${planned} a week.`,
  weekOf: (day: string) => `Hours on ${day}`,
  week: 'Hours a day, for everybody without a calendar of their own',
  reserve: 'Reserve for meetings',
  reserveHelp: 'Kept free of plans in teams that are made here, and for people added later.',
  noHours: 'A working week has some hours.',
  teamsText: 'These people have worked on the same issues in the last 90 days. Untick what is wrong.',
  teamsThere: (names: readonly string[], count: number) =>
    `${teams(count)}: ${list.format(names.slice(0, 4))}${count > 4 ? ' and more' : ''}.`,
  moreGuesses: (count: number) => (count === 1 ? '1 more looks like a team.' : `${count} more look like teams.`),
  noGuess:
    'Nobody was seen working together in the last 90 days. Add teams by hand, or keep what is learned by project.',
  stillReading: 'Issues are still being read: look again in some minutes, or add teams by hand.',
  byHand: 'Add teams by hand',
  team: 'Team',
  people: 'People',
  why: 'Why',
  peopleCount: people,
  whyIs: (held: string, issues: string, projects: readonly string[]) =>
    `${held} of ${issues} issues in ${list.format(projects)}`,
  nameOf: (projects: readonly string[]) =>
    projects.length <= 2 ? list.format(projects) : `${projects[0]} and ${projects.length - 1} more`,
  edit: 'Edit',
  editOf: (team: string) => `Edit ${team}`,
  take: (team: string) => `Make the team ${team}`,
  nameField: 'Name of the team',
  nameNeeded: 'A team needs a name.',
  nameTwice: 'Another team has this name.',
  addPerson: 'Add a person',
  inTeam: 'is in the team',
  removeFrom: (name: string, team: string) => `Remove ${name} from ${team}`,
  nobodyLeft: 'Nobody is left in this team: untick it, or add somebody.',
  confirmTeams: (count: number) => `Confirm ${teams(count)}`,
  teamsMade: (count: number) => `${teams(count)} made`,
  reviews: (names: readonly string[]) => `${quoted(names)} ${names.length === 1 ? 'looks' : 'look'} like review`,
  waits: (names: readonly string[]) => `${quoted(names)} ${names.length === 1 ? 'looks' : 'look'} like waiting`,
  looksLike: (parts: readonly string[]) => `${parts.join('; ')}.`,
  byCategory: 'Statuses count by their category: to do, in progress, done. None has a name that says more.',
  stagesSet: 'Statuses count for the stages that were chosen.',
  stagesKept: 'Statuses count by their category: to do, in progress, done.',
  stagesSaved: 'Stages are confirmed',
  hoursSaved: 'Working hours are confirmed',
} as const;
