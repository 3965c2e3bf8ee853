import type { SkillId } from '../../../../domain/suggestion/skills';
import { type Cell, type Cells, NOTHING, type Person, sameCell } from './model';

/** A cell that was changed and is not saved: what it is to be, and what was stored when it was changed. */
export type Edit = { readonly mine: Cell; readonly before: Cell };
/** By account, then by skill. */
export type Edits = ReadonlyMap<string, ReadonlyMap<SkillId, Edit>>;
export const NO_EDITS: Edits = new Map();

/** A cell that somebody else changed meanwhile, too, to something else. */
export type Clash = { readonly skill: SkillId; readonly mine: Cell; readonly theirs: Cell };

const storedCell = (person: Person, skill: SkillId): Cell => person.cells.get(skill) ?? NOTHING;

/** A person's cells with what is not saved on top. */
export const shownCells = ({ accountId, cells }: Person, edits: Edits): Cells => {
  const own = edits.get(accountId);
  if (own === undefined) return cells;
  const shown = new Map(cells);
  for (const [skill, { mine }] of own) shown.set(skill, mine);
  return shown;
};

/** One more change; a cell that is as it was stored is none. */
export const edited = (edits: Edits, person: Person, skill: SkillId, mine: Cell): Edits => {
  const own = new Map(edits.get(person.accountId));
  const before = own.get(skill)?.before ?? storedCell(person, skill);
  if (sameCell(mine, before)) own.delete(skill);
  else own.set(skill, { mine, before });
  return withOwn(edits, person.accountId, own);
};

/** After `sent` was saved: what was typed since then stays, on top of what is stored now. */
export const settledEdits = (edits: Edits, accountId: string, sent: ReadonlyMap<SkillId, Edit>): Edits => {
  const own = new Map(edits.get(accountId));
  for (const [skill, { mine }] of sent) {
    const now = own.get(skill);
    if (now === undefined) continue;
    if (sameCell(now.mine, mine)) own.delete(skill);
    else own.set(skill, { mine: now.mine, before: mine });
  }
  return withOwn(edits, accountId, own);
};

/** Cells of somebody that were changed here and elsewhere. */
export const clashesOf = (edits: Edits, person: Person): readonly Clash[] =>
  [...(edits.get(person.accountId) ?? [])].flatMap(([skill, { mine, before }]) => {
    const theirs = storedCell(person, skill);
    return sameCell(theirs, before) || sameCell(theirs, mine) ? [] : [{ skill, mine, theirs }];
  });

/** `mine`: what was typed counts on top of what is stored now. `theirs`: what was typed where both changed goes. */
export const resolved = (edits: Edits, person: Person, whose: 'mine' | 'theirs'): Edits => {
  const own = new Map(edits.get(person.accountId));
  for (const { skill, mine, theirs } of clashesOf(edits, person)) {
    if (whose === 'mine') own.set(skill, { mine, before: theirs });
    else own.delete(skill);
  }
  return withOwn(edits, person.accountId, own);
};

export const dropped = (edits: Edits, accountId: string): Edits => withOwn(edits, accountId, new Map());

const withOwn = (edits: Edits, accountId: string, own: ReadonlyMap<SkillId, Edit>): Edits => {
  const next = new Map(edits);
  if (own.size === 0) next.delete(accountId);
  else next.set(accountId, own);
  return next;
};
