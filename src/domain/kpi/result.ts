import type { Instant, LocalDate, Zone } from '../units';

/** Local days of a zone; `from` is included, `to` is not. */
export type KpiWindow = { readonly from: LocalDate; readonly to: LocalDate };

export type KpiUnit =
  | 'days'
  | 'share'
  | 'count'
  | 'count-per-week'
  | 'count-per-1000-hours'
  | 'ratio'
  | 'hours'
  | 'points'
  | 'money-minor';

/** Issues that a KPI left out, and why: a word of `EXCLUSIONS`, never a sentence. */
export type Excluded = { readonly reason: Exclusion; readonly count: number };

export const EXCLUSIONS = [
  'never-started',
  'never-reviewed',
  'no-due-date',
  'no-estimate',
  'zero-estimate',
  'no-worklog',
  'bad-worklog',
  'no-rate',
  'no-capacity',
  'no-rating',
  'no-working-time',
  'off-scale',
  'no-checklist',
  'not-mapped',
  'too-few',
] as const;

export type Exclusion = (typeof EXCLUSIONS)[number];

/**
 * What every KPI answers. No data gives `value` null, never 0. `unset` names what an admin has to map before the KPI can
 * say anything; then `value` is null, too. `n` = issues (or samples) behind the value.
 */
export type KpiResult = {
  readonly value: number | null;
  readonly unit: KpiUnit;
  readonly n: number;
  readonly excluded: readonly Excluded[];
  readonly window: KpiWindow;
  readonly zone: Zone;
  readonly asOf: Instant;
  /** False = some facts of the window have not been read yet. */
  readonly complete: boolean;
  readonly unset: string | null;
  /** Named parts beside the value: percentiles, shares by kind, the other reading of a KPI. */
  readonly parts: Readonly<Record<string, number | null>>;
};
