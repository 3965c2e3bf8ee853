import type { FeatureName } from './features';

export type Weights = Readonly<Record<FeatureName, number>>;

/** Whom the question is for: anybody, or somebody other than the reporter. A model that may name the reporter is poor at the second. */
export type Question = 'anybody' | 'other';

/**
 * Fixed weights, where every project starts and to where the online step pulls back. Fitted by `eval/suggest/fit.ts` on the
 * train and valid splits of six projects (LUCENE, PDFBOX, HBASE, ISLANDORA, DURACLOUD, JDT; each counts the same): conditional
 * logit, ridge penalty 1, issues created after 50 were learned. No test issue was used. Only numbers of ours stand here.
 */
export const WEIGHTS: Readonly<Record<Question, Weights>> = {
  anybody: {
    lately: 0.395,
    base: 0.205,
    component: 0.443,
    type: 0.408,
    reporter: 0.435,
    alike: 0.254,
    vocabulary: 0.706,
    sinceLast: 0.069,
    lastInComponent: 0.251,
    isReporter: 1.466,
  },
  other: {
    lately: 0.389,
    base: 0.317,
    component: 0.472,
    type: 0.427,
    reporter: 0.171,
    alike: 0.374,
    vocabulary: 0.675,
    sinceLast: 0.161,
    lastInComponent: 0.06,
    isReporter: 0,
  },
};
