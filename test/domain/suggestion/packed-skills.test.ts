import fc from 'fast-check';
import { expect, it } from 'vitest';
import { packed, unpacked } from '../../../src/domain/suggestion/packed-skills';
import type { DeclaredSkill, SkillId } from '../../../src/domain/suggestion/skills';

const declared: fc.Arbitrary<DeclaredSkill> = fc.record({
  skill: fc.integer({ min: 1, max: 1_000_000 }).map((id) => id as SkillId),
  level: fc.constantFrom(null, 1, 2, 3, 4, 5),
  wantsToLearn: fc.boolean(),
});

it('declared skills come out of their numbers as they went in', () => {
  fc.assert(
    fc.property(fc.array(declared), (skills) => {
      expect(unpacked(packed(skills))).toEqual(skills);
    }),
  );
});
it('five hundred people with two hundred skills each fit a reply of 1 MB', () => {
  const everything = Array.from({ length: 200 }, (_, n) => ({
    ...{ skill: (n + 1) as SkillId, level: 5 as const, wantsToLearn: true },
  }));
  expect(JSON.stringify(Array.from({ length: 500 }, () => packed(everything))).length).toBeLessThan(1_000_000);
});
