import type { FeatureName } from './features';

export type Weights = Readonly<Record<FeatureName, number>>;

/** Whom the question is for: anybody, or somebody other than the reporter. A model that may name the reporter is poor at the second. */
export type Question = 'anybody' | 'other';

/** Fixed weights, where every project starts. PLACEHOLDER */
export const WEIGHTS: Readonly<Record<Question, Weights>> = {
  anybody: { lately: 0.33, base: 0.26, component: 0.46, type: 0.4, reporter: 0.39, alike: 0.26, vocabulary: 0.71, sinceLast: 0.13, lastInComponent: 0.13, isReporter: 1.49 },
  other: { lately: 0.33, base: 0.26, component: 0.46, type: 0.4, reporter: 0.2, alike: 0.26, vocabulary: 0.71, sinceLast: 0.13, lastInComponent: 0.13, isReporter: 0 },
};
