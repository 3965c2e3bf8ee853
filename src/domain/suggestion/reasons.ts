import type { PersonId } from '../capacity/types';
import type { IssueSigns } from './evidence';
import { type Fact, factsOf } from './facts';
import { FEATURES, type FeatureName, type FeatureTable } from './features';
import type { Gathered } from './gather';
import type { Weights } from './weights';

/** What speaks for (above 0) or against a person, compared with the mean candidate: w·(x − mean x), and the facts behind it. */
export type Reason = { readonly feature: FeatureName; readonly weight: number; readonly facts: readonly Fact[] };

type Asked = {
  readonly table: FeatureTable;
  readonly weights: Weights;
  readonly gathered: Gathered;
  readonly issue: Pick<IssueSigns, 'reporter'>;
};

/** Answers for each candidate with their reasons, what speaks most for them first, ties in the order of the features; empty for who is none. */
export const reasonsFor = ({ table, weights, gathered, issue }: Asked): ((person: PersonId) => Reason[]) => {
  const facts = factsOf(gathered, issue.reporter);
  const position = new Map(table.candidates.map((person, index) => [person, index]));
  const means = new Map(FEATURES.map((feature) => [feature, meanOf(table.columns[feature])]));
  return (person) => {
    const index = position.get(person);
    if (index === undefined) return [];
    return FEATURES.map((feature) => ({
      feature,
      weight: weights[feature] * ((table.columns[feature][index] ?? 0) - (means.get(feature) ?? 0)),
      facts: facts(feature, person),
    })).sort((a, b) => b.weight - a.weight);
  };
};

const meanOf = (column: Float64Array): number => column.reduce((sum, x) => sum + x, 0) / column.length;
