import type { KpiUnit } from '../../../domain/kpi/result';

/** Shares are typed in %, money in its main unit of a hundred minor ones; all else as it is. */
const factorOf = (unit: KpiUnit): number => (unit === 'share' ? 0.01 : unit === 'money-minor' ? 100 : 1);

/** A threshold as people type it, with a unit behind it or not, a comma or a point; null = no number. */
export const typedThreshold = (unit: KpiUnit, text: string): number | null => {
  const found = /^\s*([-+−]?\s*\d+(?:[.,]\d+)?)\s*(%|d|h|days?|points?|rounds?|issues?|a week)?\s*$/.exec(text);
  if (found === null || (found[2] === '%' && unit !== 'share')) return null;
  const value = Number(found[1]?.replace(/\s/g, '').replace('−', '-').replace(',', '.'));
  // 95 × 0.01 is 0.9500000000000001: rounded to what can be typed.
  return Number.isFinite(value) ? Math.round(value * factorOf(unit) * 1e9) / 1e9 : null;
};

/** The same as it stands in the field. */
export const thresholdText = (unit: KpiUnit, value: number): string => {
  const typed = Math.round((value / factorOf(unit)) * 1e6) / 1e6;
  return unit === 'share' ? `${typed} %` : String(typed);
};
