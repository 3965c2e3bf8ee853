import type { DeclaredSkill, SkillId, SkillLevel } from './skills';

/** A skill takes twelve numbers: a wish counts 1, a level 2 to 10. Hundreds of people times hundreds of skills fit a reply. */
const PLACES = 12;

/** Declared skills as one number each, in their order. */
export const packed = (skills: readonly DeclaredSkill[]): readonly number[] =>
  skills.map(({ skill, level, wantsToLearn }) => skill * PLACES + (level ?? 0) * 2 + (wantsToLearn ? 1 : 0));

/** The skills behind such numbers. */
export const unpacked = (numbers: readonly number[]): readonly DeclaredSkill[] => numbers.map(unpackedOne);

const unpackedOne = (number: number): DeclaredSkill => {
  const rest = number % PLACES;
  const level = Math.floor(rest / 2);
  return {
    skill: Math.floor(number / PLACES) as SkillId,
    level: level === 0 ? null : (level as SkillLevel),
    wantsToLearn: rest % 2 === 1,
  };
};
