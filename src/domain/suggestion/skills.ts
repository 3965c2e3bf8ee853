import type { Brand } from '../brand';
import type { PersonId } from '../capacity/types';

export type SkillId = Brand<number, 'SkillId'>;
/** 1 has begun, 3 works alone, 5 teaches it. */
export type SkillLevel = 1 | 2 | 3 | 4 | 5;

/** What somebody says they can do; `level` null = only wants to learn it. */
export type DeclaredSkill = {
  readonly skill: SkillId;
  readonly level: SkillLevel | null;
  readonly wantsToLearn: boolean;
};

/** What an issue needs, by the admin's map from components, labels, types and fields. A skill stands there once. */
export type NeededSkill = {
  readonly skill: SkillId;
  readonly need: 'required' | 'helpful';
  readonly level: SkillLevel;
};

export type Skills = ReadonlyMap<PersonId, readonly DeclaredSkill[]>;

/** Level of a declared skill; 0 = not declared. */
export const levelOf = (declared: readonly DeclaredSkill[], skill: SkillId): number =>
  declared.find((one) => one.skill === skill)?.level ?? 0;
