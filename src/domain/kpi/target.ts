import type { KpiResult } from './result';

/** Which way is better. */
export type Direction = 'higher' | 'lower';

/** The stretch of time that a target is held against; the one before it gives the trend. */
export type Period = { readonly unit: PeriodUnit; readonly count: number };

export const PERIOD_UNITS = ['week', 'month', 'quarter'] as const;
export type PeriodUnit = (typeof PERIOD_UNITS)[number];

/** A period is at most a year. */
export const mostPeriods = (unit: PeriodUnit): number => ({ week: 52, month: 12, quarter: 4 })[unit];

/** Met from `amber` on, in the direction; missed beyond `red`; at risk between. In the KPI's unit. */
export type Target = {
  readonly direction: Direction;
  readonly amber: number;
  readonly red: number;
  readonly period: Period;
};

export type TargetState = 'met' | 'at-risk' | 'missed' | 'no-data';
export type Trend = 'better' | 'worse' | 'same';

/** What is wrong with a target: with thresholds alike or crossed nothing would ever be at risk. */
export type TargetProblem = 'not-a-number' | 'nothing-at-risk' | 'bad-period';

export const targetProblem = ({ direction, amber, red, period }: Target): TargetProblem | null => {
  if (!Number.isFinite(amber) || !Number.isFinite(red)) return 'not-a-number';
  if (!atLeastAsGood(direction, amber, red) || amber === red) return 'nothing-at-risk';
  return Number.isSafeInteger(period.count) && period.count >= 1 && period.count <= mostPeriods(period.unit)
    ? null
    : 'bad-period';
};

/** A value on a threshold is on its better side. No value is no data, never missed. */
export const stateOf = ({ value }: Pick<KpiResult, 'value'>, target: Omit<Target, 'period'>): TargetState => {
  if (value === null) return 'no-data';
  if (atLeastAsGood(target.direction, value, target.amber)) return 'met';
  return atLeastAsGood(target.direction, value, target.red) ? 'at-risk' : 'missed';
};

/** Against the period before; null when either has no value, or where no direction is better. */
export const trendOf = (
  now: Pick<KpiResult, 'value'>,
  before: Pick<KpiResult, 'value'>,
  direction: Direction | null,
): Trend | null => {
  if (now.value === null || before.value === null || direction === null) return null;
  if (now.value === before.value) return 'same';
  return atLeastAsGood(direction, now.value, before.value) ? 'better' : 'worse';
};

const atLeastAsGood = (direction: Direction, value: number, than: number): boolean =>
  direction === 'higher' ? value >= than : value <= than;
