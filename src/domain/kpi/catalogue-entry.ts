import type { Need } from './frame';
import type { KpiUnit } from './result';
import type { Direction } from './target';

export type KpiEntry = {
  readonly name: string;
  readonly unit: KpiUnit;
  /** Which way is better unless a target says otherwise; null = neither. */
  readonly direction: Direction | null;
  readonly formula: string;
  /** What has to be mapped first; null = nothing. */
  readonly needs: Need | null;
  /** What the field calls good, in words; null = nobody has published a figure. */
  readonly benchmark: string | null;
  /**
   * About people's past: `always` (made of what people logged, cost or said, whatever the scope), `by-scope` (when asked
   * of a person or a team), `never` (planning, safety, customers).
   */
  readonly past: 'always' | 'by-scope' | 'never';
  /** What `n` counts. Exclusions counted in people are themselves a statistic of few. */
  readonly samples: 'issues' | 'people' | 'worklogs' | 'ratings' | 'comments' | 'skills';
  /** Parts made of the same people as the value. Others are statistics of fewer and not shown of a cohort. */
  readonly wholeParts: readonly string[];
};

export const PERCENTILES = ['p50', 'p85', 'p95'] as const;

/** The usual: issues, nothing to map, about people only where the scope is people. */
export const entry = (
  facts: Pick<KpiEntry, 'name' | 'unit' | 'direction' | 'formula'> & Partial<KpiEntry>,
): KpiEntry => ({
  needs: null,
  benchmark: null,
  past: 'by-scope',
  samples: 'issues',
  wholeParts: PERCENTILES,
  ...facts,
});
