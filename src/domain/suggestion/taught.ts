import type { ResolvedIssue } from './evidence';
import type { FeatureTable } from './features';
import { onlineStep, without } from './fit';
import { type Question, WEIGHTS, type Weights } from './weights';

/** One set for each question. */
export type ProjectWeights = Readonly<Record<Question, Weights>>;

/**
 * The weights of a project after one more resolved issue, from its features just before it was learned. An issue that its
 * own reporter resolved says nothing about the others.
 */
export const taught = (
  table: FeatureTable,
  { resolver, reporter }: Pick<ResolvedIssue, 'resolver' | 'reporter'>,
  weights: ProjectWeights,
  fixed: ProjectWeights = WEIGHTS,
): ProjectWeights => ({
  anybody: onlineStep(table, resolver, weights.anybody, fixed.anybody),
  other:
    resolver === reporter ? weights.other : onlineStep(without(table, reporter), resolver, weights.other, fixed.other),
});
