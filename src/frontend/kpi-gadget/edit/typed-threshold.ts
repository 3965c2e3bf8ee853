import { exponentOf } from '../../../domain/kpi/currency';
import type { KpiUnit } from '../../../domain/kpi/result';

/** Shares are typed in %, money in its main unit, or in minor units where no currency is known; all else as it is. */
const factorOf = (unit: KpiUnit, currency: string | null): number => {
  if (unit === 'share') return 0.01;
  return unit === 'money-minor' && currency !== null ? 10 ** exponentOf(currency) : 1;
};

/** A threshold as people type it, with a unit behind it or not, a comma or a point; null = no number, or no whole minor units. */
export const typedThreshold = (unit: KpiUnit, text: string, currency: string | null = null): number | null => {
  const found = /^\s*([-+−]?\s*\d+(?:[.,]\d+)?)\s*(%|d|h|days?|points?|rounds?|issues?|a week|[A-Z]{3})?\s*$/.exec(
    text,
  );
  if (found === null || (found[2] === '%' && unit !== 'share')) return null;
  if (/^[A-Z]{3}$/.test(found[2] ?? '') && (unit !== 'money-minor' || found[2] !== currency)) return null;
  const value = Number(found[1]?.replace(/\s/g, '').replace('−', '-').replace(',', '.'));
  if (!Number.isFinite(value)) return null;
  // 95 × 0.01 is 0.9500000000000001: rounded to what can be typed.
  const kept = Math.round(value * factorOf(unit, currency) * 1e9) / 1e9;
  return unit === 'money-minor' && !Number.isInteger(kept) ? null : kept;
};

/** The same as it stands in the field. */
export const thresholdText = (unit: KpiUnit, value: number, currency: string | null = null): string => {
  const typed = Math.round((value / factorOf(unit, currency)) * 1e6) / 1e6;
  if (unit === 'share') return `${typed} %`;
  return unit === 'money-minor' && currency !== null ? `${typed} ${currency}` : String(typed);
};
