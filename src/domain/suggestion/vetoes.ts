import type { LocalDate } from '../units';
import { type DeclaredSkill, levelOf, type NeededSkill, type SkillId, type SkillLevel } from './skills';

/** Why somebody is left out. `declared` null = the skill is not declared. */
export type Veto =
  | { readonly kind: 'not-assignable' }
  | { readonly kind: 'inactive' }
  | { readonly kind: 'app-account' }
  | { readonly kind: 'away-through-due'; readonly back: LocalDate }
  | {
      readonly kind: 'lacks-skill';
      readonly skill: SkillId;
      readonly needed: SkillLevel;
      readonly declared: SkillLevel | null;
    };

export type Standing = { readonly assignable: boolean; readonly active: boolean; readonly app: boolean };

/** All reasons that do not depend on dates, in the order in which they are told. */
export const lastingVetoes = (
  { assignable, active, app }: Standing,
  declared: readonly DeclaredSkill[],
  needed: readonly NeededSkill[],
): Veto[] => [
  ...(app ? [{ kind: 'app-account' as const }] : []),
  ...(active ? [] : [{ kind: 'inactive' as const }]),
  ...(assignable ? [] : [{ kind: 'not-assignable' as const }]),
  ...needed.flatMap((need) => lacking(declared, need)),
];

const lacking = (declared: readonly DeclaredSkill[], { skill, need, level }: NeededSkill): Veto[] =>
  need === 'helpful' || levelOf(declared, skill) >= level
    ? []
    : [
        {
          kind: 'lacks-skill',
          skill,
          needed: level,
          declared: declared.find((one) => one.skill === skill)?.level ?? null,
        },
      ];

/** `back`: the first day with capacity of somebody who is away now; null when they are here. */
export const awayVeto = (back: LocalDate | null, due: LocalDate | null): Veto[] =>
  back !== null && due !== null && back > due ? [{ kind: 'away-through-due', back }] : [];
