import type { SkillRule } from '../../../contract/skills';
import type { SkillLevel } from '../../../domain/suggestion/skills';

const plural = new Intl.PluralRules('en');
const counted = (count: number, one: string, other: string): string =>
  `${count} ${plural.select(count) === 'one' ? one : other}`;

export const LEVELS: readonly SkillLevel[] = [1, 2, 3, 4, 5];

/** What the settings say of skills. A level is a word first: it says what somebody does, not how good they are. */
export const skillWords = {
  title: 'Skills',
  text: 'Who can do what, and what issues need. Used for suggestions; never shown as a grade.',
  parts: 'Parts of skills',
  tabs: { people: 'People', list: 'List of skills', needs: 'What issues need', import: 'Import CSV' },
  loading: 'Reading the skills',
  levels: {
    1: 'Has seen it done',
    2: 'Does it with help',
    3: 'Works alone',
    4: 'Handles hard cases',
    5: 'Teaches others',
  } satisfies Record<SkillLevel, string>,
  levelChoice: (level: SkillLevel) => `${level} ${skillWords.levels[level]}`,
  noLevel: 'No level yet',

  noSkillsYet: 'No skill yet. Add the first ones under “List of skills”, or import people with their skills.',
  nobodyYet: 'Nobody yet. Add people to a team, or find somebody below.',
  nothingDeclared: 'nothing declared',
  declared: (name: string, level: SkillLevel) => `${name} ${level}`,
  wants: (names: readonly string[]) => `wants to learn ${names.join(', ')}`,
  otherPerson: 'Somebody else',
  skill: 'Skill',
  level: 'Level',
  wantsToLearn: 'Wants to learn it',
  levelOf: (skill: string) => `Level in ${skill}`,
  wishOf: (skill: string) => `Wants to learn ${skill}`,
  removeSkillOf: (skill: string) => `Remove ${skill}`,
  addSkill: 'Add skill',
  skillToAdd: 'Skill to add',
  allAdded: 'Every skill of the list is here.',
  removed: 'A skill that was removed',
  savedPerson: (name: string) => `The skills of ${name} are saved`,

  name: 'Name',
  nameOf: (row: number) => `Name of skill ${row}`,
  newSkill: 'New skill',
  nameNeeded: 'A skill needs a name.',
  nameTaken: 'There is a skill with this name.',
  usedBy: (people: number, needs: number) =>
    [
      ...(people === 0 ? [] : [counted(people, 'person', 'people')]),
      ...(needs === 0 ? [] : [counted(needs, 'need', 'needs')]),
    ].join(', ') || 'not used yet',
  forgets: (names: readonly string[], people: number, needs: number) =>
    `Saving removes ${names.join(', ')}, with what ${counted(people, 'person has', 'people have')} declared and ${counted(needs, 'need', 'needs')}. This cannot be undone.`,
  savedList: 'The list of skills is saved',

  whenIssueHas: 'An issue with',
  needs: 'Needs',
  need: 'How',
  required: 'Required',
  helpful: 'Helpful',
  needWords: 'Required: whoever lacks it is left out, with that reason. Helpful: whoever has it ranks higher.',
  leastLevel: 'From level',
  noNeeds: 'Nothing yet. As long as no issue needs a skill, declared skills change no suggestion.',
  kinds: {
    component: 'Component',
    type: 'Issue type',
    label: 'Label',
    field: 'Field option',
  } satisfies Record<SkillRule['kind'], string>,
  kind: 'Kind',
  project: 'Project',
  chooseProject: 'Choose a project',
  choose: 'Choose',
  noneThere: 'This project has none.',
  labelExample: 'spring-range',
  labelProblem: 'A label has no spaces.',
  addNeed: 'Add',
  addNeedTitle: 'Add a need',
  ofRow: (what: string, row: string) => `${what}, ${row}`,
  removeNeed: (row: string) => `Remove the need of ${row}`,
  twice: 'This skill is needed by the same thing in another line.',
  unknownRef: (ref: string) => `no longer in Jira (${ref})`,
  reading: '…',

  importText: 'Skills of many people at once. A line replaces what its person declared of that skill; the rest stays.',
  importExample: 'account,skill,level,wants to learn\n712020:a7e10001-…,Dielines,3,\n712020:a7e10002-…,Animation,,yes',
  columnHelp: [
    ['account', 'The account id in Jira, the last part of a profile’s address.'],
    ['skill', 'The name of a skill. One that does not exist yet is created.'],
    ['level', 'A whole number from 1 to 5. Empty: no level yet.'],
    ['wants to learn', 'yes or no. Empty: no.'],
  ] as readonly (readonly [string, string])[],
  creates: (names: readonly string[]) =>
    `Importing creates ${counted(names.length, 'skill', 'skills')}: ${names.join(', ')}.`,
} as const;
