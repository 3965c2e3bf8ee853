import { describe, expect, it } from 'vitest';
import type { SkillId, SkillLevel } from '../../../src/domain/suggestion/skills';
import {
  clashesOf,
  type Edits,
  edited,
  NO_EDITS,
  resolved,
  settledEdits,
  shownCells,
} from '../../../src/frontend/settings/skills/grid/edits';
import { type Cell, NOTHING, type Person } from '../../../src/frontend/settings/skills/grid/model';

const skill = (id: number) => id as SkillId;
const cell = (level: SkillLevel | null, wants = false): Cell => ({ level, wants });
const amy = (version: number, cells: Readonly<Record<number, Cell>>): Person => ({
  ...{ accountId: 'amy', version },
  cells: new Map(Object.entries(cells).map(([id, one]) => [skill(Number(id)), one])),
});
const stored = amy(1, { 1: cell(3), 2: cell(null, true) });
const shown = (person: Person, edits: Edits) => Object.fromEntries(shownCells(person, edits));

describe('changes that are not saved', () => {
  it('lie on top of what is stored, and are none when a cell is as it was', () => {
    const once = edited(NO_EDITS, stored, skill(1), cell(5));
    expect(shown(stored, once)).toEqual({ 1: cell(5), 2: cell(null, true) });
    expect(edited(once, stored, skill(1), cell(3)).size).toBe(0);
    expect(edited(NO_EDITS, stored, skill(7), NOTHING).size).toBe(0);
  });
  it('stay where something was typed after they were sent, on top of what is stored then', () => {
    const first = edited(NO_EDITS, stored, skill(1), cell(5));
    const sent = first.get('amy') ?? new Map();
    const later = edited(edited(first, stored, skill(1), cell(4)), stored, skill(2), cell(1));
    const left = settledEdits(later, 'amy', sent);
    expect([...(left.get('amy') ?? [])]).toEqual([
      [1, { mine: cell(4), before: cell(5) }],
      [2, { mine: cell(1), before: cell(null, true) }],
    ]);
    expect(settledEdits(first, 'amy', sent).size).toBe(0);
  });
  it('are kept beside what somebody else changed of other skills', () => {
    const mine = edited(NO_EDITS, stored, skill(1), cell(5));
    const theirs = amy(2, { 1: cell(3), 2: cell(2, true), 4: cell(4) });
    expect(clashesOf(mine, theirs)).toEqual([]);
    expect(shown(theirs, mine)).toEqual({ 1: cell(5), 2: cell(2, true), 4: cell(4) });
  });
  it('are not saved over the same skill that somebody else changed, until it is said whose counts', () => {
    const mine = edited(edited(NO_EDITS, stored, skill(1), cell(5)), stored, skill(2), cell(1));
    const theirs = amy(2, { 1: cell(4), 2: cell(null, true) });
    expect(clashesOf(mine, theirs)).toEqual([{ skill: 1, mine: cell(5), theirs: cell(4) }]);
    const kept = resolved(mine, theirs, 'mine');
    expect([clashesOf(kept, theirs), shown(theirs, kept)]).toEqual([[], { 1: cell(5), 2: cell(1) }]);
    const taken = resolved(mine, theirs, 'theirs');
    expect([clashesOf(taken, theirs), shown(theirs, taken)]).toEqual([[], { 1: cell(4), 2: cell(1) }]);
  });
  it('that somebody else made, too, clash with nothing', () => {
    expect(clashesOf(edited(NO_EDITS, stored, skill(1), cell(5)), amy(2, { 1: cell(5) }))).toEqual([]);
  });
});
