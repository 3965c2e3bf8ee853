import { z } from 'zod';
import type { SkillsContract } from '../../contract/skills';
import type { SkillId } from '../../domain/suggestion/skills';
import { MOST_GROUPS, MOST_NEEDS, MOST_SKILLS } from '../../usecases/skills/ports';
import { accountId, type Door, SETTINGS, version } from './door';

const ADMIN = { modules: SETTINGS, grant: 'app-admin', data: 'settings' } as const;

/** Behind these doors managers reach the members of their teams. */
const MANAGER = { modules: SETTINGS, grant: 'manager', data: 'settings' } as const;

const level = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]);
const skillId = z
  .number()
  .int()
  .positive()
  .transform((id) => id as SkillId);
const skillName = z.string().trim().min(1, 'a skill needs a name').max(60);
const groupName = z.string().trim().min(1, 'a group needs a name').max(60);
const levelWord = z.string().trim().min(1, 'a level needs words').max(40);

/** Doors of the settings page about skills and suggestions. */
export const skillsDoors = {
  getSkills: { ...MANAGER, writes: false, schema: z.strictObject({}) },
  getSkillSettings: { ...ADMIN, writes: false, schema: z.strictObject({}) },
  saveSkills: {
    ...ADMIN,
    writes: true,
    schema: z.strictObject({
      version,
      groups: z.array(groupName).max(MOST_GROUPS),
      skills: z
        .array(z.strictObject({ id: skillId.nullable(), name: skillName, group: groupName.nullable() }))
        .max(MOST_SKILLS),
      levels: z.tuple([levelWord, levelWord, levelWord, levelWord, levelWord]),
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
    ...MANAGER,
    writes: true,
    schema: z.strictObject({
      accountId,
      version,
      skills: z
        .array(z.strictObject({ skill: skillId, level: level.nullable(), wantsToLearn: z.boolean() }))
        .max(MOST_SKILLS),
    }),
  },
  getSkillHints: { ...MANAGER, writes: false, schema: z.strictObject({}) },
  exportSkills: { ...MANAGER, writes: false, quota: 'export', schema: z.strictObject({}) },
  dismissSkillHint: {
    ...MANAGER,
    writes: true,
    schema: z.strictObject({ accountId, skill: skillId, dismissed: z.boolean() }),
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
