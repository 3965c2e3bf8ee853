import type { ShownResult } from '../../contract/kpi';
import { CATALOGUE, type KpiId } from '../../domain/kpi/catalogue';
import type { Figures } from './figures';
import { isOfMoment, isQuotient } from './kpi-words';

type Behind = Pick<ShownResult, 'value' | 'n'>;

/** How much is behind a figure: `39 of 43 issues`, `19 open issues`, `12 people`. */
export const behindWords = (id: KpiId, { value, n }: Behind, figures: Figures): string => {
  const what = sampleWords(id, n);
  if (isQuotient(id) && value !== null && n > 0)
    return `${figures.count(Math.round(value * n))} of ${figures.count(n)} ${what}`;
  return n === 0 ? `no ${sampleWords(id, 0)}` : `${figures.count(n)} ${what}`;
};

const ONE = {
  issues: 'issue',
  people: 'person',
  worklogs: 'worklog',
  ratings: 'rating',
  comments: 'comment',
  skills: 'skill',
} as const;

const sampleWords = (id: KpiId, n: number): string => {
  const { samples } = CATALOGUE[id];
  const word = n === 1 ? ONE[samples] : samples;
  if (samples !== 'issues') return word;
  if (isOfMoment(id)) return `open ${word}`;
  return id === 'throughput' ? `${word} done` : word;
};
