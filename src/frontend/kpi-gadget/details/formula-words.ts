import type { KpiBasis, ShownResult } from '../../../contract/kpi';
import { CATALOGUE } from '../../../domain/kpi/catalogue';
import { behindWords } from '../behind-words';
import { isQuotient, type KpiLike, statisticOf } from '../kpi-words';
import { windowWords } from '../periods';
import type { Writing } from '../use-figures';

/** The formula with its numbers put in: `39 ÷ 43 = 90.7 %`. */
export const sumWords = (
  kpi: KpiLike,
  result: ShownResult,
  basis: KpiBasis,
  { figures, format }: Writing,
): string | null => {
  const { value, n, parts } = result;
  if (value === null) return null;
  if (isQuotient(kpi.id))
    return `${figures.count(Math.round(value * n))} ÷ ${figures.count(n)} = ${figures.exactShare(value)}`;
  if (kpi.id === 'throughput' && parts.total != null)
    return `${figures.count(parts.total)} done from ${windowWords(basis.window, format)} = ${figures.text(kpi, value)}`;
  const statistic = statisticOf(kpi.id);
  const of = behindWords(kpi.id, { value: null, n }, figures);
  return statistic === null
    ? `${figures.text(kpi, value)}, of ${of}`
    : `${statistic === 'median' ? 'Median' : statistic} of ${of} = ${figures.text(kpi, value)}`;
};

/** The formula in words, as a sentence. */
export const formulaSentence = ({ id }: KpiLike): string => {
  const { formula } = CATALOGUE[id];
  return `${formula.charAt(0).toUpperCase()}${formula.slice(1)}.`;
};

type Part = { readonly name: string; readonly figure: string };

/** The other readings of a KPI, those that say something in words. */
export const partWords = (kpi: KpiLike, { parts }: ShownResult, { figures }: Writing): readonly Part[] =>
  Object.entries(parts).flatMap(([key, value]) => {
    const part = PARTS[key] ?? mixPart(key);
    if (part === null || value === null) return [];
    return [{ name: part.name, figure: figureOf(part.as, kpi, value, figures) }];
  });

type PartAs = 'same' | 'share' | 'count' | 'hours' | 'days' | 'number';
type PartKind = { readonly name: string; readonly as: PartAs };

const PARTS: Readonly<Record<string, PartKind>> = {
  p50: { name: 'P50', as: 'same' },
  p85: { name: 'P85', as: 'same' },
  p95: { name: 'P95', as: 'same' },
  mean: { name: 'Mean', as: 'number' },
  workingP50: { name: 'P50 in working days', as: 'days' },
  workingP85: { name: 'P85 in working days', as: 'days' },
  workingP95: { name: 'P95 in working days', as: 'days' },
  reopened: { name: 'Left done in the period', as: 'count' },
  latest: { name: 'By the latest due date', as: 'share' },
  latestN: { name: 'Done with a latest due date', as: 'count' },
  total: { name: 'Done in the period', as: 'count' },
  overall: { name: 'Sum of active ÷ sum of cycle time', as: 'share' },
  medianCycle: { name: 'Median cycle time it is held against', as: 'days' },
  dated: { name: 'Created with a due date', as: 'count' },
  atStart: { name: 'By the estimate at the start', as: 'number' },
  topBox: { name: 'Top box', as: 'share' },
  promoters: { name: 'Promoters', as: 'share' },
  detractors: { name: 'Detractors', as: 'share' },
  open: { name: 'Open in all', as: 'count' },
  signedOff: { name: 'Signed off', as: 'count' },
  path: { name: 'Followed the path', as: 'share' },
  checklist: { name: 'Kept the checklist', as: 'share' },
  loadHours: { name: 'Load', as: 'hours' },
  assumedHours: { name: 'of it assumed', as: 'hours' },
  capacityHours: { name: 'Capacity', as: 'hours' },
  loggedHours: { name: 'Logged', as: 'hours' },
  hours: { name: 'Hours', as: 'hours' },
  unestimated: { name: 'Unestimated', as: 'count' },
  incidents: { name: 'Incidents', as: 'count' },
  nearMisses: { name: 'Near misses', as: 'count' },
  coverage: { name: 'With a known cost', as: 'share' },
  elapsed: { name: 'Of the period gone by', as: 'share' },
  disciplines: { name: 'Evenness of disciplines', as: 'number' },
  acrossDisciplines: { name: 'At least 2 disciplines spoke', as: 'share' },
};

/** `count:bug`, `hours:bug`: the shares of a mix. */
const mixPart = (key: string): PartKind | null => {
  const [kind, name] = key.split(':');
  if (name === undefined || (kind !== 'count' && kind !== 'hours')) return null;
  return { name: `${name}, by ${kind}`, as: 'share' };
};

const figureOf = (as: PartAs, kpi: KpiLike, value: number, figures: Writing['figures']): string => {
  switch (as) {
    case 'same':
      return figures.text(kpi, value);
    case 'share':
      return figures.exactShare(value);
    case 'count':
      return figures.count(value);
    case 'hours':
      return `${figures.count(value)} h`;
    case 'days':
      return figures.text({ id: 'leadTime' }, value);
    case 'number':
      return figures.text({ id: 'estimateRatio' }, value);
  }
};
