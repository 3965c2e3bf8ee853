import { ABLE } from './level-words';
import { type DeclaredSkill, levelOf, type SkillId, type SkillLevel } from './skills';

/** Something that issues have, and how often somebody resolved one that has it. */
export type Resolved = {
  readonly accountId: string;
  readonly kind: 'component' | 'label' | 'type';
  readonly ref: string;
  readonly issues: number;
};
/** What needs which skill; a thing may need several, a skill be needed by several things. */
export type NeedOf = { readonly kind: string; readonly ref: string; readonly skill: SkillId };

export type Hint = {
  readonly accountId: string;
  readonly skill: SkillId;
  readonly level: SkillLevel;
  readonly evidence: readonly Omit<Resolved, 'accountId'>[];
};

/** Days of history that count. */
export const HINT_DAYS = 180;
/** Fewer resolved issues with one and the same thing say nothing. */
export const LEAST_ISSUES = 8;

/**
 * Who resolved many issues with something that needs a skill, and declared no level of it: by account, then in the order of
 * the needs. The level is always that of working alone, whatever the counts: history shows that somebody did the work, not
 * how hard it was, so a hint is neither a grade nor a ranking.
 */
export const skillHints = (
  resolved: readonly Resolved[],
  needs: readonly NeedOf[],
  declared: (accountId: string) => readonly DeclaredSkill[],
): readonly Hint[] => {
  const skills = [...new Set(needs.map(({ skill }) => skill))];
  const accounts = [...new Set(resolved.map(({ accountId }) => accountId))].sort();
  return accounts.flatMap((accountId) => {
    const own = resolved.filter((one) => one.accountId === accountId);
    return skills.flatMap((skill): Hint[] => {
      const wanted = needs.filter((need) => need.skill === skill);
      const evidence = own
        .filter(({ kind, ref }) => wanted.some((need) => need.kind === kind && need.ref === ref))
        .sort((a, b) => b.issues - a.issues || a.ref.localeCompare(b.ref))
        .map(({ accountId: _, ...rest }) => rest);
      const enough = (evidence[0]?.issues ?? 0) >= LEAST_ISSUES;
      return enough && levelOf(declared(accountId), skill) === 0 ? [{ accountId, skill, level: ABLE, evidence }] : [];
    });
  });
};
