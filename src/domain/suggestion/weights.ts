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
    lately: 0.382,
    base: 0.232,
    component: 0.445,
    type: 0.404,
    reporter: 0.432,
    alike: 0.208,
    vocabulary: 0.73,
    sinceLast: 0.075,
    lastInComponent: 0.244,
    isReporter: 1.477,
  },
  other: {
    lately: 0.376,
    base: 0.347,
    component: 0.474,
    type: 0.425,
    reporter: 0.172,
    alike: 0.319,
    vocabulary: 0.715,
    sinceLast: 0.167,
    lastInComponent: 0.049,
    isReporter: 0,
  },
};
