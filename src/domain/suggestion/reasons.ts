import type { PersonId } from '../capacity/types';
import type { IssueSigns } from './evidence';
import { type Fact, factsOf } from './facts';
import { FEATURES, type FeatureName, type FeatureTable } from './features';
import type { Gathered } from './gather';
import type { Weights } from './weights';

/** What speaks for (above 0) or against a person, compared with the mean candidate: w·(x − mean x), and the facts behind it. */
export type Reason = { readonly feature: FeatureName; readonly weight: number; readonly facts: readonly Fact[] };

/** A candidate's reasons, what speaks most for them first, ties in the order of the features; empty for who is no candidate. */
export const reasonsFor = (
  person: PersonId,
  {
    table,
    weights,
    gathered,
    issue,
  }: { table: FeatureTable; weights: Weights; gathered: Gathered; issue: Pick<IssueSigns, 'reporter'> },
): Reason[] => {
  const index = table.candidates.indexOf(person);
  if (index < 0) return [];
  return FEATURES.map((feature) => ({
    feature,
    weight: weights[feature] * aboveMean(table.columns[feature], index),
    facts: factsOf(feature, person, gathered, issue.reporter),
  })).sort((a, b) => b.weight - a.weight);
};

const aboveMean = (column: Float64Array, index: number): number =>
  (column[index] ?? 0) - column.reduce((sum, x) => sum + x, 0) / column.length;
