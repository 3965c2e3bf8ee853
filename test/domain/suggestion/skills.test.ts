import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expertise } from '../../../src/domain/suggestion/expertise';
import { growthPick } from '../../../src/domain/suggestion/growth';
import type { Contender } from '../../../src/domain/suggestion/rank';
import type { DeclaredSkill, NeededSkill, SkillId, SkillLevel } from '../../../src/domain/suggestion/skills';
import { lastingVetoes } from '../../../src/domain/suggestion/vetoes';
import { addDays, localDate } from '../../../src/domain/units';
import { person } from '../../fixtures/histories';

const [print, video] = [1 as SkillId, 2 as SkillId];
const has = (skill: SkillId, level: SkillLevel | null, wantsToLearn = false): DeclaredSkill => ({
  skill,
  level,
  wantsToLearn,
});
const needs = (skill: SkillId, level: SkillLevel, need: NeededSkill['need'] = 'required'): NeededSkill => ({
  skill,
  need,
  level,
});
const here = { assignable: true, active: true, app: false };

describe('expertise', () => {
  it('says nothing where the issue needs nothing', () => {
    expect(expertise([has(print, 5)], [])).toBe(0);
  });

  it('is 0 with just what is needed and ln ⅕ with nothing of it', () => {
    expect(expertise([has(print, 3)], [needs(print, 3)])).toBe(0);
    expect(expertise([], [needs(print, 3)])).toBeCloseTo(Math.log(0.2), 12);
  });

  it('counts a required skill twice a helpful one', () => {
    const needed = [needs(print, 2), needs(video, 2, 'helpful')];
    expect(expertise([has(print, 2)], needed)).toBeCloseTo(Math.log((2 / 3 + 0.25) / 1.25), 12);
    expect(expertise([has(video, 2)], needed)).toBeCloseTo(Math.log((1 / 3 + 0.25) / 1.25), 12);
  });

  it('weighs too little far more than too much', () => {
    const below = -expertise([has(print, 2)], [needs(print, 3)]);
    const above = expertise([has(print, 4)], [needs(print, 3)]);
    expect(above).toBeGreaterThan(0);
    expect(below).toBeGreaterThan(10 * above);
  });

  it('never falls when a level rises', () => {
    const level = fc.integer({ min: 1, max: 5 }).map((n) => n as SkillLevel);
    fc.assert(
      fc.property(level, level, level, level, (a, b, need, other) => {
        const at = (n: SkillLevel) =>
          expertise([has(print, n), has(video, other)], [needs(print, need), needs(video, 3, 'helpful')]);
        expect(at(Math.max(a, b) as SkillLevel)).toBeGreaterThanOrEqual(at(Math.min(a, b) as SkillLevel));
      }),
      { seed: 1 },
    );
  });
});

describe('who is left out', () => {
  it('is told every reason, and the skill by its id', () => {
    expect(
      lastingVetoes(
        { assignable: false, active: false, app: true },
        [has(print, 2)],
        [needs(print, 3), needs(video, 1)],
      ),
    ).toEqual([
      { kind: 'app-account' },
      { kind: 'inactive' },
      { kind: 'not-assignable' },
      { kind: 'lacks-skill', skill: print, needed: 3, declared: 2 },
      { kind: 'lacks-skill', skill: video, needed: 1, declared: null },
    ]);
  });

  it('is nobody who only lacks a helpful skill', () => {
    expect(lastingVetoes(here, [has(print, 3)], [needs(print, 3), needs(video, 5, 'helpful')])).toEqual([]);
  });

  it('is who only wants to learn a required skill', () => {
    expect(lastingVetoes(here, [has(print, null, true)], [needs(print, 1)])).toEqual([
      { kind: 'lacks-skill', skill: print, needed: 1, declared: null },
    ]);
  });
});

describe('the growth pick', () => {
  const due = localDate('2026-11-27');
  const race = { due, lambda: 2, slaDays: 10 };
  const needed = [needs(print, 3)];
  const learner = (id: number, over: Partial<Contender> = {}): Contender => ({
    person: person(id),
    logChance: Math.log(0.1),
    finish: { busy: due, free: due },
    back: null,
    vetoes: lastingVetoes(here, [has(print, null, true)], needed),
    ...over,
  });
  const skills = new Map([1, 2, 3].map((id) => [person(id), [has(print, id === 3 ? 4 : null, true)]]));
  const pick = (contenders: readonly Contender[]) => growthPick(contenders, { skills, needed, race });

  it('is the best placed of those who want to learn what is needed', () => {
    const better = learner(2, { logChance: Math.log(0.2) });
    expect(pick([learner(1), better, learner(3, { vetoes: [] })])).toEqual({ person: person(2), skill: print });
  });

  it('is nobody who would be late, is left out for another reason, or has the level already', () => {
    expect(pick([learner(1, { finish: { busy: addDays(due, 1), free: due } })])).toBeNull();
    expect(pick([learner(1, { vetoes: [{ kind: 'inactive' }] })])).toBeNull();
    expect(pick([learner(1, { back: addDays(due, 1) })])).toBeNull();
    expect(pick([learner(3, { vetoes: [] })])).toBeNull();
    expect(pick([])).toBeNull();
  });
});
