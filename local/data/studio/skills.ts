import { byName } from './people';
import { PROCESS, PROCESSES, projects } from './projects';

/**
 * Who can do what: level 1 to 5, + for wanting to learn it, ? for what they do and never declared. Ewan and Pavel have never
 * drawn a dieline, Ana would like to.
 */
const DECLARED: Readonly<Record<string, string>> = {
  Noor: 'Packaging 4, Dielines 2, Illustration 3, Layout 5, Headlines 2',
  Jonas: 'Packaging 5, Dielines 4, Illustration 2, Layout 3, Pre-press 4, Retouching 2',
  Mira: 'Packaging 4, Dielines 3, Illustration 2, Layout 4, Pre-press 2, Retouching 3',
  Ana: 'Packaging 2, Dielines 1+, Illustration 5, Layout 3, Retouching 2',
  Kofi: 'Packaging 3, Dielines 3, Layout 4, Retouching 4, Animation +',
  Leila: 'Packaging 3, Dielines 2, Layout 4, Retouching 3, Pre-press +',
  Pavel: 'Packaging 3, Layout 3, Retouching 3',
  Ines: 'Packaging 2, Dielines 2, Illustration 4, Layout 3, Storyboard +',
  Hana: 'Packaging 4, Dielines 3, Illustration 4, Layout 4',
  Tomás: 'Packaging 3, Dielines 2, Illustration 3, Layout 4',
  Ruth: 'Dielines 4, Pre-press 5, Layout 3, Headlines 2, Long form 3',
  Dmitri: 'Packaging 2, Dielines 3, Pre-press 4, Retouching 4',
  Sunita: 'Packaging 3, Dielines 2, Pre-press 3, Retouching 5',
  Ewan: 'Packaging 1+, Illustration 3, Layout 3',
  Clara: 'Headlines 4, Long form 5, Tone of voice 5',
  Priya: 'Headlines 5, Long form 3, Tone of voice 4',
  Samuel: 'Headlines 4, Long form 4, Tone of voice 3',
  Marguerite: 'Headlines 3, Long form 5, Tone of voice 4',
  Nils: 'Headlines 3, Long form 3, Tone of voice 2+',
  Yara: 'Headlines 4, Tone of voice 4?, Long form 2',
  Grace: 'Headlines 5, Long form 4, Tone of voice 3',
  Owen: 'Headlines 2+, Long form 4',
  Lucía: 'Headlines 3, Long form 3, Tone of voice 3',
  Anton: 'Headlines 4, Long form 2, Tone of voice 2',
  Fatou: 'Pre-press 2, Layout 2, Headlines +',
  Ben: 'Headlines 3, Long form 4, Tone of voice 3',
  Ingrid: 'Long form 5, Tone of voice 4',
  Rosa: 'Layout 3, Pre-press 3',
  Malik: 'Storyboard 5, Animation 3, Editing 4',
  Aiko: 'Storyboard 4, Animation 5, Sound 2',
  Felix: 'Storyboard 3, Animation 4, Editing 3?',
  Zoë: 'Editing 5, Sound 3, Grading 3',
  Carlos: 'Editing 4, Sound 4, Grading 2',
  Mei: 'Storyboard 3, Animation 4, Grading 2+',
  Aroha: 'Animation 3, Editing 4, Sound 3',
  Piotr: 'Animation 4, Editing 3, Grading 4',
  Sofia: 'Storyboard 4, Editing 3, Sound +',
  Idris: 'Editing 3, Sound 5',
  Kaya: 'Storyboard 3, Animation 3',
  Elena: 'Editing 4, Grading 4',
};

type Rule = readonly [project: string, component: string, skill: string, need: 'required' | 'helpful', level: number];

const RULES: readonly Rule[] = [
  ['PACK', 'Packaging', 'Packaging', 'helpful', 3],
  ['PACK', 'Dielines', 'Dielines', 'required', 2],
  ['PACK', 'Labels', 'Layout', 'required', 3],
  ['PACK', 'Retouching', 'Retouching', 'required', 2],
  ['CAMP', 'Copy', 'Headlines', 'required', 2],
  ['CAMP', 'Copy', 'Tone of voice', 'helpful', 3],
  ['CAMP', 'Key visual', 'Illustration', 'helpful', 3],
  ['CAMP', 'Print', 'Pre-press', 'helpful', 2],
  ['FILM', 'Motion', 'Animation', 'required', 3],
  ['FILM', 'Edit', 'Editing', 'helpful', 3],
  ['FILM', 'Sound', 'Sound', 'required', 2],
  ['FILM', 'Colour', 'Grading', 'helpful', 2],
];
const FLEXO = PROCESSES[1]?.id;
const ARTWORK = '10011';

/** How likely somebody is to get an issue: those who are skilled in its components got most of them, nobody got none. */
export const likelihood = (accountId: string, componentIds: readonly string[]): number => {
  const needed = RULES.filter(([project, component]) => componentIds.includes(componentId(project, component)));
  const own = LEVELS.get(accountId) ?? new Map<string, number>();
  return 1 + needed.reduce((sum, [, , skill]) => sum + (own.get(skill) ?? 0) ** 5, 0);
};

const GROUPS: Readonly<Record<string, readonly string[]>> = {
  Design: ['Packaging', 'Dielines', 'Illustration', 'Layout'],
  Copy: ['Headlines', 'Long form', 'Tone of voice'],
  Motion: ['Storyboard', 'Animation', 'Editing', 'Sound', 'Grading'],
  Production: ['Pre-press', 'Retouching'],
};
const SKILLS = Object.entries(GROUPS).flatMap(([group, names]) => names.map((name) => ({ id: null, name, group })));
const LEVEL_WORDS = ['Has seen it done', 'Does it with help', 'Works alone', 'Handles hard cases', 'Teaches others'];

/** What the studio's admin enters about skills, in this order: the catalogue with what needs it, growth, and who has which. */
export const skillCalls = (): readonly (readonly [functionKey: string, payload: unknown])[] => [
  ['saveSkills', { version: 0, groups: Object.keys(GROUPS), skills: SKILLS, levels: LEVEL_WORDS, needs: needs() }],
  ['saveSuggestionRules', { mode: 'full', preset: 'balanced', growth: true, adapt: true, version: 0 }],
  ...Object.keys(DECLARED).map((person) => ['savePersonSkills', personSkills(person)] as const),
];

const needs = () => [
  ...RULES.map(([project, component, skill, need, level]) => ({
    ...{ kind: 'component', ref: componentId(project, component) },
    ...{ skill, need, level },
  })),
  { kind: 'type', ref: ARTWORK, skill: 'Pre-press', need: 'helpful', level: 2 },
  { kind: 'label', ref: 'sustainability', skill: 'Pre-press', need: 'helpful', level: 3 },
  { kind: 'field', ref: `${PROCESS}=${FLEXO}`, skill: 'Pre-press', need: 'helpful', level: 3 },
];

const componentId = (prefix: string, name: string): string => {
  const found = projects.find((one) => one.prefix === prefix)?.components.find((one) => one.name === name);
  if (found === undefined) throw new Error(`the studio has no component ${name} in ${prefix}`);
  return found.id;
};

/** One thing that somebody does: `said` = they declared it. */
const parts = (person: string) =>
  (DECLARED[person] ?? '').split(', ').map((one) => {
    const [, skill = '', level = '', sign = ''] = /^(.+?) (\d?)([+?]?)$/.exec(one) ?? [];
    return { skill, level: level === '' ? null : Number(level), wantsToLearn: sign === '+', said: sign !== '?' };
  });

const LEVELS = new Map(
  Object.keys(DECLARED).map((person) => [
    byName(person).accountId,
    new Map(parts(person).map(({ skill, level }) => [skill, level ?? 0])),
  ]),
);

/** The catalogue numbers its skills from 1 on, as they were entered. */
const personSkills = (person: string) => ({
  accountId: byName(person).accountId,
  version: 0,
  skills: parts(person)
    .filter(({ said }) => said)
    .map(({ skill, level, wantsToLearn }) => ({
      skill: SKILLS.findIndex(({ name }) => name === skill) + 1,
      level,
      wantsToLearn,
    })),
});
