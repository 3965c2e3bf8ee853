import { describe, expect, it } from 'vitest';
import { LEVEL_WORDS } from '../../../src/domain/suggestion/level-words';
import type { SkillId } from '../../../src/domain/suggestion/skills';
import {
  groupProblem,
  LOOSE,
  levelProblem,
  movedGroup,
  movedSkill,
  placed,
  renamedGroup,
  savedTree,
  searchedTree,
  skillProblem,
  type Tree,
  treeOf,
  withGroup,
  withoutGroup,
  withoutSkill,
  withSkill,
} from '../../../src/frontend/settings/skills/catalogue/model';

const skill = (id: number, name: string, group: string | null) => ({ id: id as SkillId, name, group });
const tree = treeOf({
  ...{ version: 1, needs: [], levels: LEVEL_WORDS, groups: ['Design', 'Copy'] },
  skills: [
    skill(1, 'Packaging', 'Design'),
    skill(2, 'Headlines', 'Copy'),
    skill(3, 'Layout', 'Design'),
    skill(4, 'Sound', null),
  ],
});
const said = (now: Tree) =>
  now.map(({ key, name, skills }) => `${key === LOOSE ? '-' : name}: ${skills.map((one) => one.name).join(' ')}`);

describe('the tree of groups and skills', () => {
  it('is saved as it was read', () => {
    expect(said(tree)).toEqual(['Design: Packaging Layout', 'Copy: Headlines', '-: Sound']);
    expect(savedTree(tree)).toEqual({
      groups: ['Design', 'Copy'],
      skills: [
        skill(1, 'Packaging', 'Design'),
        skill(3, 'Layout', 'Design'),
        skill(2, 'Headlines', 'Copy'),
        skill(4, 'Sound', null),
      ],
    });
  });
  it('moves a skill within its group, and over its edge into the one beside it', () => {
    expect(said(movedSkill(tree, 'skill 3', -1))[0]).toBe('Design: Layout Packaging');
    expect(said(movedSkill(tree, 'skill 3', 1))).toEqual(['Design: Packaging', 'Copy: Layout Headlines', '-: Sound']);
    expect(said(movedSkill(tree, 'skill 4', -1))).toEqual(['Design: Packaging Layout', 'Copy: Headlines Sound', '-: ']);
    expect(movedSkill(tree, 'skill 1', -1)).toEqual(tree);
  });
  it('moves a skill into any group, and groups among each other, never behind the skills in none', () => {
    expect(said(placed(tree, 'skill 1', 'group Copy'))).toEqual([
      'Design: Layout',
      'Copy: Headlines Packaging',
      '-: Sound',
    ]);
    expect(said(movedGroup(tree, 'group Copy', -1))).toEqual([
      'Copy: Headlines',
      'Design: Packaging Layout',
      '-: Sound',
    ]);
    expect(said(movedGroup(tree, 'group Copy', 1))).toEqual(said(tree));
  });
  it('keeps the skills of a group that goes, and their ids under a new name of it', () => {
    expect(said(withoutGroup(tree, 'group Design'))).toEqual(['Copy: Headlines', '-: Sound Packaging Layout']);
    expect(savedTree(renamedGroup(tree, 'group Design', 'Craft')).skills[0]).toEqual(skill(1, 'Packaging', 'Craft'));
    expect(said(withoutSkill(tree, 'skill 1'))[0]).toBe('Design: Layout');
  });
  it('takes new groups and skills, and says what is wrong with their names', () => {
    const grown = withSkill(withGroup(tree, 'g'), 'g', 's');
    expect(said(grown)).toEqual(['Design: Packaging Layout', 'Copy: Headlines', ': ', '-: Sound']);
    expect([groupProblem(grown, 'g'), skillProblem(grown, 's')]).toEqual([
      'A group needs a name.',
      'A skill needs a name.',
    ]);
    expect(groupProblem(renamedGroup(grown, 'g', ' copy'), 'g')).toBe('There is a group with this name.');
    expect(levelProblem(['A', 'B', 'a '], 2)).toBe('Another level has these words.');
  });
  it('is searched by group or skill', () => {
    expect(said(searchedTree(tree, 'layo'))).toEqual(['Design: Layout']);
    expect(said(searchedTree(tree, 'copy'))).toEqual(['Copy: Headlines']);
  });
});
