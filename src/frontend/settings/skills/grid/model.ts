import type { CatalogueSkill, PackedSkills, SkillMap } from '../../../../contract/skills';
import { ABLE } from '../../../../domain/suggestion/level-words';
import { unpacked } from '../../../../domain/suggestion/packed-skills';
import type { DeclaredSkill, SkillId, SkillLevel } from '../../../../domain/suggestion/skills';

/** What somebody declares of one skill. */
export type Cell = { readonly level: SkillLevel | null; readonly wants: boolean };
export const NOTHING: Cell = { level: null, wants: false };
export const sameCell = (a: Cell, b: Cell): boolean => a.level === b.level && a.wants === b.wants;

export type Cells = ReadonlyMap<SkillId, Cell>;
export type Person = { readonly accountId: string; readonly version: number; readonly cells: Cells };
/** A person as a row; `cells` with what was changed and not saved yet. */
export type Row = Person & { readonly name: string };
/** A skill as a column; `group` null = in none, `first` of its group. */
export type Column = CatalogueSkill & { readonly first: boolean };

const NO_CELLS: Cells = new Map();
export const nobodysCells = (accountId: string): Person => ({ accountId, version: 0, cells: NO_CELLS });

export const personOf = ({ accountId, version, packed }: PackedSkills): Person => ({
  accountId,
  version,
  cells: new Map(unpacked(packed).map(({ skill, level, wantsToLearn }) => [skill, { level, wants: wantsToLearn }])),
});

/** Cells as they are saved, in the order of the catalogue; a cell that says nothing is not there. */
export const declaredOf = (cells: Cells, skills: readonly CatalogueSkill[]): readonly DeclaredSkill[] =>
  skills.flatMap(({ id }) => {
    const { level, wants } = cells.get(id) ?? NOTHING;
    return level === null && !wants ? [] : [{ skill: id, level, wantsToLearn: wants }];
  });

/** Skills by group, in the order of the groups; those in none come last. */
export const columnsOf = ({ groups, skills }: SkillMap): readonly Column[] =>
  [...groups, null].flatMap((group) =>
    skills.filter((skill) => skill.group === group).map((skill, index) => ({ ...skill, first: index === 0 })),
  );

/** Neighbouring columns of one group. */
export type Span = { readonly group: string | null; readonly from: number; readonly count: number };
export const spansOf = (columns: readonly Column[]): readonly Span[] => {
  const spans: { group: string | null; from: number; count: number }[] = [];
  for (const [index, { group }] of columns.entries()) {
    const last = spans.at(-1);
    if (last !== undefined && last.group === group) last.count += 1;
    else spans.push({ group, from: index, count: 1 });
  }
  return spans;
};

export type Asked = { readonly text: string; readonly team: number | null; readonly group: string | null };
export const ALL: Asked = { text: '', team: null, group: null };
type Shown = { readonly rows: readonly Row[]; readonly columns: readonly Column[] };

/** What a search leaves: people whose name has the text; else, if skills or groups have it, those skills. */
export const found = ({ rows, columns }: Shown, text: string): Shown => {
  const wanted = plain(text);
  if (wanted === '') return { rows, columns };
  const people = rows.filter(({ name }) => plain(name).includes(wanted));
  if (people.length > 0) return { rows: people, columns };
  const skills = columns.filter(
    ({ name, group }) => plain(name).includes(wanted) || plain(group ?? '').includes(wanted),
  );
  return skills.length > 0 ? { rows, columns: firsts(skills) } : { rows: [], columns };
};

/** Columns of which some are left out, with the first of each group marked anew. */
export const firsts = (columns: readonly Column[]): readonly Column[] =>
  columns.map((column, index) => ({ ...column, first: column.group !== columns[index - 1]?.group || index === 0 }));

/** Without accents and case, as somebody types a name. */
export const plain = (text: string): string => text.trim().normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** How many work alone on a skill, or better, and who it is where it is one. */
export type Able = { readonly count: number; readonly only: string | null };
export const NOBODY_ABLE: Able = { count: 0, only: null };

export const ableBySkill = (rows: readonly Row[]): ReadonlyMap<SkillId, Able> => {
  const able = new Map<SkillId, Able>();
  for (const { name, cells } of rows) {
    for (const [skill, { level }] of cells) {
      if (level === null || level < ABLE) continue;
      const count = (able.get(skill)?.count ?? 0) + 1;
      able.set(skill, { count, only: count === 1 ? name : null });
    }
  }
  return able;
};

/** The next row, from the one after `from` on, whose name begins with the text, or one of whose names does. */
export const typedRow = (rows: readonly Row[], from: number, text: string): number => {
  const wanted = plain(text);
  const begins = ({ name }: Row) =>
    plain(name)
      .split(/[\s-]+/)
      .some((part) => part.startsWith(wanted)) || plain(name).startsWith(wanted);
  for (let step = 0; step < rows.length; step++) {
    const index = (from + step) % rows.length;
    const row = rows[index];
    if (row !== undefined && begins(row)) return index;
  }
  return -1;
};
