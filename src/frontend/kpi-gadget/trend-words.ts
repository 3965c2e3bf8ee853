import { CATALOGUE, type KpiId } from '../../domain/kpi/catalogue';
import type { Trend } from '../../domain/kpi/target';
import type { Figures } from './figures';
import type { KpiLike } from './kpi-words';
import { say } from './messages';

export type TrendSaid = { readonly way: 'up' | 'down' | 'flat'; readonly text: string };

type Change = { readonly value: number; readonly before: number | null; readonly trend: Trend | null };

/** Against the period before, in words: `0.8 days shorter, better`. A change too small to show is none. */
export const trendWords = (kpi: KpiLike, { value, before, trend }: Change, figures: Figures): TrendSaid => {
  if (before === null) return { way: 'flat', text: say.noEarlier };
  const apart = figures.apart(kpi, value, before);
  if (apart === null) return { way: 'flat', text: say.noChange };
  const way = value > before ? 'up' : 'down';
  const judged = trend === null || trend === 'same' ? '' : `, ${trend}`;
  return { way, text: `${apart} ${wayWord(kpi.id, way)}${judged}` };
};

const AGES: readonly KpiId[] = ['wipAge', 'backlogAge'];

const wayWord = (id: KpiId, way: 'up' | 'down'): string => {
  if (AGES.includes(id)) return way === 'up' ? 'older' : 'younger';
  if (CATALOGUE[id].unit === 'days') return way === 'up' ? 'longer' : 'shorter';
  return way;
};
