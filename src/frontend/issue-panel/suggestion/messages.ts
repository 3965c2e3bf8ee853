import type { Preset } from '../../../domain/suggestion/presets';

const plural = new Intl.PluralRules('en');
const counted = (count: number, one: string, other: string): string => (plural.select(count) === 'one' ? one : other);
const issues = (count: number): string => `${count} ${counted(count, 'issue', 'issues')}`;
const days = (count: number): string => `${count} ${counted(count, 'day', 'days')}`;

/** What "who should take this" says: facts that can be looked up again, and no grade of anybody. */
export const cardWords = {
  bestFit: 'Best fit',
  whoCould: 'Who could take this',
  nobodyTitle: 'Nobody can be suggested',
  nobodyElse: 'Nobody else is among these people.',
  alsoPossible: 'Also possible',
  toLearn: 'To learn',
  moreSuggestions: (count: number) => `${count} more ${counted(count, 'suggestion', 'suggestions')}`,
  fewerSuggestions: 'Show fewer',
  showAll: (count: number) => `Show all ${count}`,
  andMore: (count: number) => `${count} more`,
  hasIt: (name: string) => `${name} has it, and fits best.`,
  hasItAlready: 'assigned now',
  whatIf: 'What if',
  whatIfOf: (name: string) => `What if ${name} takes this`,
  closeWhatIf: 'Close what if',

  capacity: 'Capacity',
  expertise: 'Expertise',
  experience: 'Experience',

  freeBy: (hours: string, day: string) => `${hours} free by ${day}.`,
  overBy: (hours: string, day: string) => `Over-allocated by ${hours} until ${day}.`,
  away: (back: string) => `Away, back ${back}.`,
  couldFinish: 'Could finish',
  early: (count: number) => `, ${days(count)} early.`,
  onTheDay: ', on the due date.',
  late: (count: number) => `, ${days(count)} late.`,
  full: '.',
  notEstimated: 'Not estimated, so no date can be told.',
  nothingLeft: 'No work is left on it.',
  never: 'Could not finish within 400 days.',
  hoursFree: (hours: string) => `${hours} free`,
  hoursOver: (hours: string) => `${hours} over`,
  daysLate: (count: number) => `${days(count)} late`,
  back: (day: string) => `back ${day}`,

  noSkills: 'No skills are mapped to this issue.',
  asDeclared: (skills: readonly string[]) => `${skills.join(', ')} as declared.`,
  declared: (skills: readonly string[]) => `${listed(skills)} declared.`,
  notDeclared: (skills: readonly string[]) => `${listed(skills)} not declared.`,
  belowNeed: (skills: readonly string[]) => `${listed(skills)} declared below what is needed.`,
  needed: (levels: readonly string[]) => `Needed: ${listed(levels)}.`,
  wantsToLearn: (skill: string) => `wants to learn ${skill}`,

  resolvedIn: (count: number, what: string, since: string) => `Resolved ${issues(count)}${what} since ${since}`,
  inProject: ' of this project',
  in: (name: string) => ` in ${name}`,
  labelled: (name: string) => ` labelled ${name}`,
  ofType: (name: string) => ` of type ${name}`,
  forReporter: ' for this reporter',
  alike: (count: number) => `${count} alike: `,
  /** The first of an experience that has no count before it. */
  resolvedAlike: (count: number) => `Resolved ${count} alike: `,
  usesWords: (count: number) => `Has used at least ${count} of its words.`,
  reported: 'Reported it.',
  lastIn: (place: number, where: string, day: string) =>
    `${['The last', 'The second last', 'The third last'][place - 1] ?? 'One of the last'} to resolve one ${where}, on ${day}.`,
  oneOfComponents: 'in one of its components',
  nothingHere: 'Nothing resolved here yet.',
  notLearned: 'Not learned yet.',
  neverLearned: 'Nothing is learned from what people do.',
  switchedOff: 'Switched off by an admin: declared skills alone.',

  wouldRankFirst: (name: string, due: string, count: number) =>
    `${name} would rank first if this were due ${due}, ${count} working ${counted(count, 'day', 'days')} later.`,
  stillLearning: 'Atelier is still learning this project: ranked by capacity and declared skills.',
  rankedBy: {
    'skills-only': 'Ranked by expertise and experience',
    balanced: 'Ranked by expertise and experience, then capacity',
    'capacity-first': 'Ranked by capacity, then expertise and experience',
  } satisfies Record<Preset, string>,
  rankedByDeclared: {
    'skills-only': 'Ranked by declared skills',
    balanced: 'Ranked by declared skills, then capacity',
    'capacity-first': 'Ranked by capacity, then declared skills',
  } satisfies Record<Preset, string>,
  notRanked: 'By name: Atelier ranks nobody here',
  notRankedSays: 'Facts are listed and nobody is put before anybody else.',
  learnedFrom: (count: number, since: string) => `Learned from ${issues(count)} resolved here since ${since}.`,
  question: 'Suggest',
  questions: { anybody: 'Anybody', other: 'Somebody other than the reporter' },
} as const;

/** `a`, `a and b`, `a, b and c`. */
export const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
