import { describe, expect, it } from 'vitest';
import { LEAST_ISSUES, type NeedOf, type Resolved, skillHints } from '../../../src/domain/suggestion/skill-hints';
import type { DeclaredSkill, SkillId } from '../../../src/domain/suggestion/skills';

const DIELINES = 1 as SkillId;
const LAYOUT = 2 as SkillId;
const need = (skill: SkillId, kind: NeedOf['kind'], ref: string): NeedOf => ({ kind, ref, skill });
const NEEDS = [need(DIELINES, 'component', '11'), need(DIELINES, 'label', 'die'), need(LAYOUT, 'type', '7')];
const did = (accountId: string, kind: Resolved['kind'], ref: string, issues: number): Resolved => ({
  ...{ accountId, kind, ref, issues },
});
const hints = (resolved: readonly Resolved[], declared: readonly DeclaredSkill[] = []) =>
  skillHints(resolved, NEEDS, () => declared);

describe('a hint from history', () => {
  it('names who resolved enough with something that needs the skill, with the counts, most first', () => {
    expect(hints([did('jonas', 'label', 'die', 3), did('jonas', 'component', '11', 14)])).toEqual([
      {
        accountId: 'jonas',
        skill: DIELINES,
        level: 3,
        evidence: [
          { kind: 'component', ref: '11', issues: 14 },
          { kind: 'label', ref: 'die', issues: 3 },
        ],
      },
    ]);
  });
  it('needs enough of one and the same thing: an issue may have several, and would count twice', () => {
    const few = LEAST_ISSUES - 1;
    expect(hints([did('jonas', 'label', 'die', few), did('jonas', 'component', '11', few)])).toEqual([]);
    expect(hints([did('jonas', 'label', 'die', few + 1)])).toHaveLength(1);
  });
  it('proposes the same level to everybody, however much they did: it is no grade', () => {
    const levels = hints([did('ana', 'component', '11', 400), did('ben', 'component', '11', LEAST_ISSUES)]);
    expect(levels.map(({ accountId, level }) => [accountId, level])).toEqual([
      ['ana', 3],
      ['ben', 3],
    ]);
  });
  it('is not given about what somebody declared, whatever the level; a wish alone is no level', () => {
    const much = [did('jonas', 'component', '11', 30)];
    expect(hints(much, [{ skill: DIELINES, level: 1, wantsToLearn: false }])).toEqual([]);
    expect(hints(much, [{ skill: DIELINES, level: null, wantsToLearn: true }])).toHaveLength(1);
    expect(hints(much, [{ skill: LAYOUT, level: 5, wantsToLearn: false }])).toHaveLength(1);
  });
  it('comes only from what the skill is mapped to: a type is no component of the same number', () => {
    expect(hints([did('jonas', 'type', '11', 30), did('jonas', 'component', '7', 30)])).toEqual([]);
  });
});
