import type { SuggestionRules } from '../../../contract/skills';
import type { Format } from '../../shared/format';

const plural = new Intl.PluralRules('en');
const counted = (format: Format, count: number, one: string, other: string): string =>
  `${format.number(count)} ${plural.select(count) === 'one' ? one : other}`;

type Mode = SuggestionRules['mode'];
type Preset = SuggestionRules['preset'];

/** What the settings say of suggestions. */
export const suggestionSettingWords = {
  title: 'Suggestions',
  text: 'Who should take an issue, with reasons that can be checked. The panel suggests; people decide.',
  loading: 'Reading how suggestions work',
  saved: 'How suggestions work is saved',

  mode: 'What suggestions use',
  modes: {
    full: ['Everything', 'Capacity, declared skills, and what people resolved in the project before.'],
    'declared-only': [
      'Declared skills only',
      'Capacity and declared skills. Nothing is learned from history, and what was learned is forgotten.',
    ],
    off: ['Off', 'Nothing is suggested and nothing is learned. What was learned is forgotten.'],
  } satisfies Record<Mode, readonly [string, string]>,

  worksCouncil:
    'Works-council mode is on, in Data and privacy: capacity and declared skills are explained in no order, nobody is shown as a learner, nothing is learned. What is chosen here holds again once it is off.',

  preset: 'How much capacity counts',
  presets: {
    'skills-only': 'Skills only',
    balanced: 'Balanced',
    'capacity-first': 'Capacity first',
  } satisfies Record<Preset, string>,
  noOrder: 'Has no effect in this mode: nobody is put in an order.',

  more: 'More',
  growth: 'Also show one person who wants to learn a skill that the issue needs, if they could finish in time',
  adapt: 'Let each project’s suggestions follow what is resolved there',
  adaptOnlyFull: 'Only with “Everything”: in this mode nothing is learned.',

  learned: 'What was learned',
  learnedOf: (format: Format, issues: number, projects: number) =>
    `${counted(format, issues, 'resolved issue', 'resolved issues')} in ${counted(format, projects, 'project', 'projects')}.`,
  nothingLearned: 'Nothing yet.',
  nothingInMode: 'Nothing is learned in this mode.',
  waiting: (format: Format, projects: number) =>
    `${counted(format, projects, 'project', 'projects')} still to be learned. Figures below are incomplete until then.`,
  upToDate: 'Up to date.',
  reset: 'Reset what projects adapted',
  resetDone: 'All projects use the fixed weights again',
  resetText: 'Back to the fixed weights in every project. What people resolved stays known.',
  forget: 'Forget and learn again',
  forgetText: 'After a change of components or of people, or when you want to be sure.',
  forgetAsk:
    'Forget everything that was learned, and read it again from Jira? It costs about one point of Jira’s quota for each resolved issue, at most 3,000 a project, and takes a while on a large site. Suggestions have no experience to go by until then.',
  forgetYes: 'Forget it all',
  forgetNo: 'Keep it',
  forgotten: 'Everything learned is forgotten, and will be learned again',

  replayTitle: 'How well would this have done here?',
  replayText:
    'Each resolved issue is predicted from what was known when it was created, and compared with who resolved it. Two simple rules stand beside it.',
  project: 'Project',
  projectChoice: (name: string, issues: string) => `${name}, ${issues} issues`,
  tooFew: 'Too few to tell: fewer than 50 resolved issues.',
  noneLearned: 'No project has been learned yet. The comparison appears with the first one.',
  month: 'Month',
  issues: 'Issues',
  total: 'All months',
  methods: {
    atelier: 'Atelier',
    mostFrequent: 'Most frequent resolver',
    lastInComponent: 'Last in the component',
  },
  among: { 1: 'first', 3: 'in 3', 5: 'in 5' },
  amongLong: { 1: 'named first', 3: 'among the first three', 5: 'among the first five' },
  verdict: {
    better: (share: string, points: string, rule: string, other: string) =>
      `Atelier named the right person first for ${share} of the issues: ${points} more than the better simple rule, “${rule}”, with ${other}.`,
    worse: (share: string, points: string, rule: string, other: string) =>
      `The simple rule “${rule}” named the right person first for ${other} of the issues, ${points} more than Atelier with ${share}. Trust suggestions less here.`,
    same: (share: string, issues: string, rule: string, other: string) =>
      `Atelier named the right person first for ${share}, the simple rule “${rule}” for ${other}: of ${issues} issues, too close to tell which is better.`,
  },
  points: (format: Format, share: number) => counted(format, Math.max(1, Math.round(share * 100)), 'point', 'points'),
  since: (format: Format, issues: number, since: string) =>
    `${counted(format, issues, 'resolved issue', 'resolved issues')} learned since ${since}.`,
} as const;
