import { describe, expect, it } from 'vitest';
import type { SkillRule } from '../../../src/contract/skills';
import type { SkillId } from '../../../src/domain/suggestion/skills';
import { singlePoints } from '../../../src/usecases/skills/single-points';
import { declares, mapOf } from '../../fixtures/in-memory-skills';

const need = (skill: number): SkillRule => ({
  ...{ kind: 'type', ref: '10011', skill: skill as SkillId, need: 'required', level: 2 },
});
const person = (accountId: string, ...skills: ReturnType<typeof declares>[]) => ({ accountId, version: 1, skills });
const found = (needs: readonly SkillRule[], ...people: ReturnType<typeof person>[]) =>
  singlePoints({
    map: async () => mapOf(['Packaging', 'Dielines', 'Copy'], { needs }),
    people: async () => people,
  })();

describe('single points of failure', () => {
  it('are needed skills that one person or nobody can do alone', async () => {
    const people = [person('amy', declares(1, 3), declares(2, 5)), person('ben', declares(1, 4), declares(2, 2))];
    expect(await found([need(1), need(2), need(3)], ...people)).toEqual([
      { section: 'skills', kind: 'single-points', n: 2 },
    ]);
  });
  it('a skill that nothing needs is none, however few have it', async () => {
    expect(await found([need(1)], person('amy', declares(1, 3)), person('ben', declares(1, 3)))).toEqual([]);
    expect(await found([], person('amy', declares(2, 5)))).toEqual([]);
  });
});
