import type { PersonId } from '../../domain/capacity/types';
import { EXPERTISE_WEIGHT, expertise } from '../../domain/suggestion/expertise';
import type { Fact } from '../../domain/suggestion/facts';
import { features } from '../../domain/suggestion/features';
import { logits } from '../../domain/suggestion/fit';
import { reasonsFor } from '../../domain/suggestion/reasons';
import type { NeededSkill, Skills } from '../../domain/suggestion/skills';
import { type Question, WEIGHTS, type Weights } from '../../domain/suggestion/weights';
import type { Instant } from '../../domain/units';
import type { Experience, LearnedExperience } from './ports';

export type FitAsked = {
  readonly experience: Experience;
  readonly skills: Skills;
  readonly needed: readonly NeededSkill[];
  /** Everybody whose facts may be told. */
  readonly people: readonly PersonId[];
  /** Those of them who may be suggested: their chances add up to 1. */
  readonly candidates: readonly PersonId[];
  readonly question: Question;
  readonly now: Instant;
};

export type Fit = {
  /** ln p among the candidates; somebody else stands where they would with the same sum. */
  readonly logChance: (person: PersonId) => number;
  /** What they resolved, what speaks most for them first; each fact once, though several features may rest on it. */
  readonly facts: (person: PersonId) => readonly Fact[];
};

/** Experience + expertise as one log-linear score (docs/suggestion.md). Without anything learned all start equal. */
export const judgeFit = ({ experience, skills, needed, people, candidates, question, now }: FitAsked): Fit => {
  const learned = experience.learned === null ? null : judgeLearned(experience.learned, experience.reporter);
  const past = learned?.({ people, question, now }) ?? null;
  const score = (person: PersonId) =>
    (past?.score(person) ?? 0) + EXPERTISE_WEIGHT * expertise(skills.get(person) ?? [], needed);
  const scores = candidates.map(score);
  const most = Math.max(...scores);
  const whole = most + Math.log(scores.reduce((sum, one) => sum + Math.exp(one - most), 0));
  return { logChance: (person) => score(person) - whole, facts: (person) => past?.facts(person) ?? [] };
};

/** Shares are among everybody known, so that a person's features are the same whoever else is asked about. */
const judgeLearned =
  ({ gathered, adapted }: LearnedExperience, reporter: PersonId | null) =>
  ({ people, question, now }: Pick<FitAsked, 'people' | 'question' | 'now'>) => {
    const table = features(gathered, { reporter }, people, now);
    // Features that came after a project's weights were kept stand at their fixed weight.
    const weights: Weights = { ...WEIGHTS[question], ...adapted?.[question] };
    const sums = logits(table, weights);
    const reasons = reasonsFor({ table, weights, gathered, issue: { reporter } });
    const scores = new Map(people.map((person, i) => [person, sums[i] ?? 0]));
    return {
      score: (person: PersonId) => scores.get(person) ?? 0,
      facts: (person: PersonId): readonly Fact[] => {
        const all = reasons(person);
        return [...new Map(all.flatMap((reason) => reason.facts.map((fact) => [keyOf(fact), fact] as const))).values()];
      },
    };
  };

const keyOf = (fact: Fact): string => `${fact.kind} ${'ref' in fact ? fact.ref : ''}`;
