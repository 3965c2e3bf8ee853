import { type DeclaredSkill, levelOf, type NeededSkill } from './skills';

/** A required skill says twice as much about an issue as a helpful one. */
const SHARE = { required: 2, helpful: 1 } as const;
/** Each level above the needed one; too little weighs far more than too much (as SAP has it). */
const ABOVE = 0.02;
/** A person without any of the skills keeps a fifth: (0 + ¼) ÷ (1 + ¼). */
const NONE = 0.25;

/**
 * Expertise as a log-feature: ln((c + ¼) ÷ (1 + ¼)), c = Σ share · min(1, level ÷ needed level) ÷ Σ share, a little more
 * above the needed level. 0 when the issue needs nothing, or everything is there just so.
 */
export const expertise = (declared: readonly DeclaredSkill[], needed: readonly NeededSkill[]): number => {
  const whole = needed.reduce((sum, { need }) => sum + SHARE[need], 0);
  if (whole === 0) return 0;
  const covered = needed.reduce(
    (sum, { skill, need, level }) => sum + SHARE[need] * match(levelOf(declared, skill), level),
    0,
  );
  return Math.log((covered / whole + NONE) / (1 + NONE));
};

const match = (has: number, needs: number): number => (has < needs ? has / needs : 1 + ABOVE * (has - needs));

/**
 * Weight of the log-feature. No data exist to fit it. At 1, somebody with all needed skills stands against somebody with
 * none, experience being equal, as five to one: about what it means to have resolved most of a component's issues before
 * (weights.ts), so that what people say of themselves and what they did can outweigh each other.
 */
export const EXPERTISE_WEIGHT = 1;
