import { byName } from './people';
import { PROCESS, PROCESSES, projects } from './projects';

/** Who can do what: level 1 to 5, and + for wanting to learn it. Ewan and Pavel have never drawn a dieline, Ana would like to. */
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
  Yara: 'Headlines 4, Tone of voice 4, Long form 2',
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
  Felix: 'Storyboard 3, Animation 4, Editing 3',
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

/** What the studio's admin enters about skills, in this order: the list with what needs them, growth, and who has which. */
export const skillCalls = (): readonly (readonly [functionKey: string, payload: unknown])[] => [
  ['saveSkills', { version: 0, skills: skillNames().map((name) => ({ id: null, name })), needs: needs() }],
  ['saveSuggestionRules', { mode: 'full', preset: 'balanced', growth: true, adapt: true, version: 0 }],
  ['importSkills', { csv: declaredCsv(), apply: true }],
];

const skillNames = (): string[] => [...new Set(declared().map(({ skill }) => skill))];

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

const declared = () =>
  Object.entries(DECLARED).flatMap(([person, text]) =>
    text.split(', ').map((one) => {
      const [, skill = '', level = '', wish = ''] = /^(.+?) (\d?)(\+?)$/.exec(one) ?? [];
      return { accountId: byName(person).accountId, skill, level, wish };
    }),
  );

const LEVELS = new Map(
  Object.keys(DECLARED).map((person) => {
    const { accountId } = byName(person);
    const own = declared().filter((one) => one.accountId === accountId);
    return [accountId, new Map(own.map(({ skill, level }) => [skill, Number(level)]))];
  }),
);

const declaredCsv = (): string =>
  [
    'account,skill,level,wants to learn',
    ...declared().map(({ accountId, skill, level, wish }) => `${accountId},${skill},${level},${wish && 'yes'}`),
  ].join('\n');
