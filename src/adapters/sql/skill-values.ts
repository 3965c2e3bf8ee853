import { z } from 'zod';
import type { RulesInForce, SuggestionRules } from '../../contract/skills';
import { LEVEL_WORDS } from '../../domain/suggestion/level-words';
import type { DeclaredSkill, SkillId } from '../../domain/suggestion/skills';
import type { StoredSkillMap } from '../../usecases/skills/ports';
import { isWorksCouncil } from './privacy-values';
import type { SettingRow } from './setting-row';

/** Names of the two settings. */
export const SKILLS_SETTING = 'skills';
export const RULES_SETTING = 'suggestion';

type Row = Pick<SettingRow, 'value' | 'version'> | undefined;

const id = z
  .number()
  .int()
  .positive()
  .transform((value) => value as SkillId);
const level = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]);

const map = z.object({
  nextId: z.number().int().positive(),
  // Stored since groups and words of levels are there; before that there were none.
  groups: z.array(z.string()).default([]),
  skills: z.array(z.object({ id, name: z.string(), group: z.string().nullable().default(null) })),
  levels: z.tuple([z.string(), z.string(), z.string(), z.string(), z.string()]).default([...LEVEL_WORDS]),
  needs: z.array(
    z.object({
      kind: z.enum(['component', 'label', 'type', 'field']),
      ref: z.string(),
      skill: id,
      need: z.enum(['required', 'helpful']),
      level,
    }),
  ),
});

/** Skills and the map to them, out of their setting. */
export const skillMapOf = (row: Row): StoredSkillMap =>
  row === undefined
    ? { version: 0, nextId: 1, groups: [], skills: [], levels: LEVEL_WORDS, needs: [] }
    : { ...map.parse(JSON.parse(row.value)), version: row.version };

const rules = z.object({
  // Works-council mode was a mode once; it is a setting of its own since (privacy-values.ts), which came with this mode on.
  mode: z
    .enum(['full', 'declared-only', 'works-council', 'off'])
    .transform((mode) => (mode === 'works-council' ? 'full' : mode)),
  preset: z.enum(['skills-only', 'balanced', 'capacity-first']),
  growth: z.boolean(),
  adapt: z.boolean(),
});

/** What holds until an admin decides otherwise. */
const DEFAULT_RULES: SuggestionRules = { mode: 'full', preset: 'balanced', growth: false, adapt: true, version: 0 };

/** How suggestions work, as an admin chose it. */
export const rulesOf = (row: Row): SuggestionRules =>
  row === undefined ? DEFAULT_RULES : { ...rules.parse(JSON.parse(row.value)), version: row.version };

/** How suggestions work, with what works-council mode forbids. */
export const rulesInForce = (row: Row, privacy: Row): RulesInForce => {
  const chosen = rulesOf(row);
  const said = stored.safeParse(JSON.parse(row?.value ?? 'null')).data?.mode;
  if (chosen.mode === 'off' || !isWorksCouncil(privacy, said)) return chosen;
  return { ...chosen, mode: 'works-council', growth: false, adapt: false };
};
const stored = z.object({ mode: z.string() });

const declared = z.array(z.object({ skill: id, level: level.nullable(), wantsToLearn: z.boolean() }));

/** What a person declared, out of `person_skills.skills`; skills that are gone may stand there still. */
export const declaredOf = (skills: string): readonly DeclaredSkill[] => declared.parse(JSON.parse(skills));
