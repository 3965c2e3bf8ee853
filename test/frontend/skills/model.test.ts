import { describe, expect, it } from 'vitest';
import { LEVEL_WORDS } from '../../../src/domain/suggestion/level-words';
import type { SkillId, SkillLevel } from '../../../src/domain/suggestion/skills';
import {
  ableBySkill,
  columnsOf,
  declaredOf,
  found,
  type Row,
  spansOf,
  typedRow,
} from '../../../src/frontend/settings/skills/grid/model';

const skill = (id: number, name: string, group: string | null) => ({ id: id as SkillId, name, group });
const map = {
  ...{ version: 1, needs: [], levels: LEVEL_WORDS, groups: ['Design', 'Copy', 'Empty'] },
  skills: [
    skill(4, 'Loose', null),
    skill(1, 'Packaging', 'Design'),
    skill(2, 'Headlines', 'Copy'),
    skill(3, 'Layout', 'Design'),
  ],
};
const row = (name: string, levels: Readonly<Record<number, SkillLevel | null>> = {}): Row => ({
  ...{ accountId: name, version: 1, name },
  cells: new Map(
    Object.entries(levels).map(([id, level]) => [Number(id) as SkillId, { level, wants: level === null }]),
  ),
});
const columns = columnsOf(map);
const names = (of: readonly { name: string }[]) => of.map(({ name }) => name);

describe('columns', () => {
  it('stand by group, in the order of groups and skills; those in none come last', () => {
    expect(columns.map(({ name, first }) => `${name}${first ? ' |' : ''}`)).toEqual([
      'Packaging |',
      'Layout',
      'Headlines |',
      'Loose |',
    ]);
    expect(spansOf(columns)).toEqual([
      { group: 'Design', from: 0, count: 2 },
      { group: 'Copy', from: 2, count: 1 },
      { group: null, from: 3, count: 1 },
    ]);
  });
});

describe('a search', () => {
  const rows = [row('Ana Beltrán'), row('Zoë Laurent'), row('Coppelia')];
  const search = (text: string) => {
    const left = found({ rows, columns }, text);
    return [names(left.rows), left.columns.length];
  };
  it('finds people without accents or case, else skills and groups', () => {
    expect(search('beltran')).toEqual([['Ana Beltrán'], 4]);
    expect(search('ZOE')).toEqual([['Zoë Laurent'], 4]);
    expect(search('head')).toEqual([names(rows), 1]);
    expect(search('design')).toEqual([names(rows), 2]);
    expect(search('xyz')).toEqual([[], 4]);
    expect(search('  ')).toEqual([names(rows), 4]);
  });
  it('by typing goes to the next one whose first or other name begins so', () => {
    expect(typedRow(rows, 0, 'l')).toBe(1);
    expect(typedRow(rows, 2, 'a')).toBe(0);
    expect(typedRow(rows, 0, 'belt')).toBe(0);
    expect(typedRow(rows, 0, 'q')).toBe(-1);
  });
});

it('able is who works alone or better; one alone is named, a wish or a start does not count', () => {
  const able = ableBySkill([row('Ana', { 1: 3, 2: 2, 3: null }), row('Yuki', { 1: 5, 2: 4 })]);
  expect(Object.fromEntries(able)).toEqual({ 1: { count: 2, only: null }, 2: { count: 1, only: 'Yuki' } });
});

it('cells are saved in the order of the catalogue, without those that say nothing or whose skill is gone', () => {
  const cells = new Map([
    [3 as SkillId, { level: 2 as const, wants: false }],
    [9 as SkillId, { level: 2 as const, wants: false }],
    [1 as SkillId, { level: null, wants: true }],
    [2 as SkillId, { level: null, wants: false }],
  ]);
  expect(declaredOf(cells, map.skills)).toEqual([
    { skill: 1, level: null, wantsToLearn: true },
    { skill: 3, level: 2, wantsToLearn: false },
  ]);
});
