import { CATALOGUE, type KpiId } from '../../domain/kpi/catalogue';
import { exponentOf, majorOf } from '../../domain/kpi/currency';
import type { KpiUnit } from '../../domain/kpi/result';
import { type KpiLike, statisticOf, unitWords } from './kpi-words';

/** A figure in two parts, so that the number can stand large beside its unit. */
export type Figure = { readonly number: string; readonly unit: string };

/** Numbers of KPIs as the viewer's locale writes them. No value is never a figure: callers say "No data". */
export type Figures = {
  readonly of: (kpi: KpiLike, value: number) => Figure;
  /** `6.8 days`. */
  readonly text: (kpi: KpiLike, value: number) => string;
  /** As people write a threshold: `at most 7 days`, no decimal that says nothing. */
  readonly threshold: (kpi: KpiLike, value: number) => string;
  /** How far two values are apart, without a sign; null = nothing that would show. */
  readonly apart: (kpi: KpiLike, now: number, before: number) => string | null;
  readonly count: (value: number) => string;
  /** `90.7 %`. */
  readonly exactShare: (share: number) => string;
};

export const figuresFor = (locale: string): Figures => {
  const numbers = (least: number, most: number) =>
    new Intl.NumberFormat(locale, { minimumFractionDigits: least, maximumFractionDigits: most });
  const formats = {
    whole: numbers(0, 0),
    tenth: numbers(1, 1),
    upToTenth: numbers(0, 1),
    upToHundredth: numbers(0, 2),
  };
  const { whole, upToTenth } = formats;
  const money = (minor: number, currency: string) => {
    // As many decimals as ISO 4217 gives: Intl's own follow usage, and would cut what was typed (IQD, HUF).
    const digits = exponentOf(currency);
    const format = new Intl.NumberFormat(locale, {
      ...{ style: 'currency', currency, currencyDisplay: 'narrowSymbol' },
      ...{ minimumFractionDigits: digits, maximumFractionDigits: digits },
    });
    return format.format(majorOf(minor, currency));
  };
  const numberOf = (unit: KpiUnit, value: number, currency?: string): string => {
    if (unit === 'money-minor') return currency === undefined ? whole.format(value) : money(value, currency);
    if (unit === 'share') return wholeShare(value, whole);
    return formats[DECIMALS[unit]].format(value);
  };
  const of: Figures['of'] = (kpi, value) => ({
    number: numberOf(CATALOGUE[kpi.id].unit, value, kpi.currency),
    unit: unitWords(kpi, value),
  });
  const joined = ({ number, unit }: Figure) => (unit === '' ? number : `${number} ${unit}`);
  return {
    of,
    text: (kpi, value) => joined(of(kpi, value)),
    threshold: (kpi, value) => {
      const { unit } = CATALOGUE[kpi.id];
      if (unit === 'share') return `${upToTenth.format(value * 100)} %`;
      if (unit === 'days') return `${upToTenth.format(value)} ${unitWords(kpi, value)}`;
      if (unit.startsWith('count')) return of(kpi, value).number;
      return joined(of(kpi, value));
    },
    apart: (kpi, now, before) => {
      const { unit } = CATALOGUE[kpi.id];
      const difference = Math.abs(now - before);
      if (unit === 'share') {
        const points = Math.round(difference * 100);
        return points === 0 ? null : `${whole.format(points)} ${points === 1 ? 'point' : 'points'}`;
      }
      const shown = of(kpi, difference);
      if (shown.number === of(kpi, 0).number) return null;
      return unit === 'days' || unit === 'money-minor' ? joined(shown) : shown.number;
    },
    count: (value) => whole.format(value),
    exactShare: (share) => `${upToTenth.format(share * 100)} %`,
  };
};

const DECIMALS = {
  days: 'tenth',
  share: 'whole',
  count: 'upToTenth',
  'count-per-week': 'upToTenth',
  'count-per-1000-hours': 'upToTenth',
  ratio: 'upToHundredth',
  hours: 'whole',
  points: 'upToTenth',
  'money-minor': 'whole',
} as const satisfies Record<KpiUnit, string>;

/** A share that is neither none nor all never looks like either. */
const wholeShare = (share: number, whole: Intl.NumberFormat): string => {
  const percent = Math.round(share * 100);
  if (percent === 0 && share > 0) return `< ${whole.format(1)}`;
  if (percent === 100 && share < 1) return `> ${whole.format(99)}`;
  return whole.format(percent);
};

/** `Cycle time, median`: the name with what the value is of many. */
export const kpiTitle = (id: KpiId): string => {
  const statistic = statisticOf(id);
  return statistic === null ? CATALOGUE[id].name : `${CATALOGUE[id].name}, ${statistic}`;
};
