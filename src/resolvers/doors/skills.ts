import { z } from 'zod';
import type { SkillsContract } from '../../contract/skills';
import type { SkillId } from '../../domain/suggestion/skills';
import { MOST_NEEDS, MOST_SKILLS } from '../../usecases/skills/ports';
import { accountId, type Door, SETTINGS, version } from './door';

const ADMIN = { modules: SETTINGS, grant: 'app-admin', data: 'settings' } as const;

const level = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]);
const skillId = z
  .number()
  .int()
  .positive()
  .transform((id) => id as SkillId);
const skillName = z.string().trim().min(1, 'a skill needs a name').max(60);

/** Doors of the settings page about skills and suggestions. */
export const skillsDoors = {
  getSkillSettings: { ...ADMIN, writes: false, schema: z.strictObject({}) },
  saveSkills: {
    ...ADMIN,
    writes: true,
    schema: z.strictObject({
      version,
      skills: z.array(z.strictObject({ id: skillId.nullable(), name: skillName })).max(MOST_SKILLS),
      needs: z
        .array(
          z.strictObject({
            kind: z.enum(['component', 'label', 'type', 'field']),
            ref: z.string().trim().min(1).max(255),
            skill: skillName,
            need: z.enum(['required', 'helpful']),
            level,
          }),
        )
        .max(MOST_NEEDS),
    }),
  },
  savePersonSkills: {
    ...ADMIN,
    writes: true,
    schema: z.strictObject({
      accountId,
      version,
      skills: z
        .array(z.strictObject({ skill: skillId, level: level.nullable(), wantsToLearn: z.boolean() }))
        .max(MOST_SKILLS),
    }),
  },
  importSkills: {
    ...ADMIN,
    writes: true,
    schema: z.strictObject({ csv: z.string().max(100_000), apply: z.boolean() }),
  },
  saveSuggestionRules: {
    ...ADMIN,
    writes: true,
    schema: z.strictObject({
      mode: z.enum(['full', 'declared-only', 'off']),
      preset: z.enum(['skills-only', 'balanced', 'capacity-first']),
      growth: z.boolean(),
      adapt: z.boolean(),
      version,
    }),
  },
  relearn: { ...ADMIN, writes: true, schema: z.strictObject({ what: z.enum(['weights', 'everything']) }) },
} as const satisfies { readonly [Key in keyof SkillsContract]: Door };
