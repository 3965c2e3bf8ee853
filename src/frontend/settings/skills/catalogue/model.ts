import type { SaveSkills, SkillMap } from '../../../../contract/skills';
import { plain } from '../grid/model';
import { skillWords as say } from '../messages';

/** A skill as it is edited; `key` stays while it is moved and renamed. */
export type Entry = { readonly key: string; readonly id: number | null; readonly name: string };
export type Group = { readonly key: string; readonly name: string; readonly skills: readonly Entry[] };
/** Groups in their order; the last one holds the skills that are in none, and has no name. */
export type Tree = readonly Group[];

/** How many people declared one of the skills, and how many needs name one. */
export type Uses = (ids: readonly (number | null)[]) => { readonly people: number; readonly needs: number };

export const LOOSE = 'loose';

export const treeOf = ({ groups, skills }: SkillMap): Tree => {
  const own = (group: string | null): Entry[] =>
    skills.filter((skill) => skill.group === group).map(({ id, name }) => ({ key: `skill ${id}`, id, name }));
  return [
    ...groups.map((name) => ({ key: `group ${name}`, name, skills: own(name) })),
    { key: LOOSE, name: '', skills: own(null) },
  ];
};

/** The tree as it is saved. */
export const savedTree = (tree: Tree): Pick<SaveSkills, 'groups' | 'skills'> => ({
  groups: named(tree).map(({ name }) => name),
  skills: tree.flatMap(({ key, name, skills }) =>
    skills.map((skill) => ({ id: skill.id, name: skill.name, group: key === LOOSE ? null : name })),
  ),
});

export const named = (tree: Tree): Tree => tree.filter(({ key }) => key !== LOOSE);
export const entriesOf = (tree: Tree): readonly Entry[] => tree.flatMap(({ skills }) => skills);

const edited = (tree: Tree, key: string, edit: (group: Group) => Group): Tree =>
  tree.map((group) => (group.key === key ? edit(group) : group));
const groupWith = (tree: Tree, skill: string): number =>
  tree.findIndex(({ skills }) => skills.some(({ key }) => key === skill));

export const renamedGroup = (tree: Tree, key: string, name: string): Tree =>
  edited(tree, key, (group) => ({ ...group, name }));
export const renamedSkill = (tree: Tree, key: string, name: string): Tree =>
  tree.map((group) => ({
    ...group,
    skills: group.skills.map((skill) => (skill.key === key ? { ...skill, name } : skill)),
  }));

export const withGroup = (tree: Tree, key: string): Tree => [
  ...named(tree),
  { key, name: '', skills: [] },
  ...tree.filter((group) => group.key === LOOSE),
];
export const withSkill = (tree: Tree, group: string, key: string): Tree =>
  edited(tree, group, (one) => ({ ...one, skills: [...one.skills, { key, id: null, name: '' }] }));

/** Its skills stay, in no group. */
export const withoutGroup = (tree: Tree, key: string): Tree => {
  const left = tree.find((group) => group.key === key)?.skills ?? [];
  return edited(
    tree.filter((group) => group.key !== key),
    LOOSE,
    (loose) => ({ ...loose, skills: [...loose.skills, ...left] }),
  );
};
export const withoutSkill = (tree: Tree, key: string): Tree =>
  tree.map((group) => ({ ...group, skills: group.skills.filter((skill) => skill.key !== key) }));

const swapped = <T>(items: readonly T[], a: number, b: number): readonly T[] => {
  const next = [...items];
  const [one, other] = [next[a], next[b]];
  if (one === undefined || other === undefined) return items;
  next[a] = other;
  next[b] = one;
  return next;
};

export const movedGroup = (tree: Tree, key: string, by: -1 | 1): Tree => {
  const groups = named(tree);
  const at = groups.findIndex((group) => group.key === key);
  return [...swapped(groups, at, at + by), ...tree.filter((group) => group.key === LOOSE)];
};

/** One place up or down; at the edge of its group into the one beside it. */
export const movedSkill = (tree: Tree, key: string, by: -1 | 1): Tree => {
  const at = groupWith(tree, key);
  const group = tree[at];
  const index = group?.skills.findIndex((skill) => skill.key === key) ?? -1;
  if (group === undefined) return tree;
  const to = index + by;
  if (to >= 0 && to < group.skills.length)
    return edited(tree, group.key, (one) => ({ ...one, skills: swapped(one.skills, index, to) }));
  const beside = tree[at + by];
  return beside === undefined ? tree : placed(tree, key, beside.key, by < 0 ? beside.skills.length : 0);
};

/** Puts a skill into a group, at its end unless said otherwise. */
export const placed = (tree: Tree, key: string, group: string, index?: number): Tree => {
  const skill = entriesOf(tree).find((one) => one.key === key);
  if (skill === undefined) return tree;
  return edited(withoutSkill(tree, key), group, (one) => ({
    ...one,
    skills: one.skills.toSpliced(index ?? one.skills.length, 0, skill),
  }));
};

/** What is wrong with a name among others; null = nothing. */
const wrongName = (names: readonly string[], index: number, missing: string, taken: string): string | null => {
  const own = plainName(names[index] ?? '');
  if (own === '') return missing;
  return names.some((name, n) => n !== index && plainName(name) === own && n < index) ? taken : null;
};
/** As the back end compares names. */
const plainName = (name: string): string => name.trim().normalize('NFC').toLowerCase();

export const skillProblem = (tree: Tree, key: string): string | null => {
  const all = entriesOf(tree);
  return wrongName(
    all.map(({ name }) => name),
    all.findIndex((skill) => skill.key === key),
    say.nameNeeded,
    say.nameTaken,
  );
};
export const groupProblem = (tree: Tree, key: string): string | null => {
  const groups = named(tree);
  return wrongName(
    groups.map(({ name }) => name),
    groups.findIndex((group) => group.key === key),
    say.groupNeeded,
    say.groupTaken,
  );
};
export const levelProblem = (levels: readonly string[], index: number): string | null =>
  wrongName(levels, index, say.levelNeeded, say.levelTaken);

/** Groups and skills that a search leaves. */
export const searchedTree = (tree: Tree, text: string): Tree => {
  const wanted = plain(text);
  if (wanted === '') return tree;
  return tree
    .map((group) =>
      plain(group.name).includes(wanted)
        ? group
        : { ...group, skills: group.skills.filter(({ name }) => name === '' || plain(name).includes(wanted)) },
    )
    .filter(({ skills, name }) => skills.length > 0 || plain(name).includes(wanted));
};
