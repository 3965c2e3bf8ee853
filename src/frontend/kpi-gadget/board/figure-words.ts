import type { KpiFigure, KpiPoint, OwnTarget } from '../../../contract/kpi';
import { NEED_WORDS } from '../../../domain/kpi/catalogue';
import type { Figures } from '../figures';
import type { KpiLike } from '../kpi-words';
import { say } from '../messages';

/** `Target at least 95 %`. */
export const targetWords = (kpi: KpiLike, { direction, amber }: OwnTarget, figures: Figures): string =>
  `${say.target} ${direction === 'higher' ? 'at least' : 'at most'} ${figures.threshold(kpi, amber)}`;

/** `missed below 85 %`. */
export const missedWords = (kpi: KpiLike, { direction, red }: OwnTarget, figures: Figures): string =>
  `missed ${direction === 'higher' ? 'below' : 'above'} ${figures.threshold(kpi, red)}`;

/** What an admin has to set up, for a need that the catalogue knows. */
export const needWords = (need: string): string =>
  Object.hasOwn(NEED_WORDS, need) ? NEED_WORDS[need as keyof typeof NEED_WORDS] : need;

/** The line in a sentence, for who cannot see it. */
export const lineWords = (kpi: KpiLike, points: readonly KpiPoint[], figures: Figures): string => {
  const known = points.filter(({ value }) => value !== null);
  const [first, last] = [known[0]?.value ?? null, known.at(-1)?.value ?? null];
  if (first === null || last === null) return `Last ${points.length} weeks: no data`;
  const gaps = points.length - known.length;
  const without = gaps === 0 ? '' : `; ${gaps} without data`;
  return `Last ${points.length} weeks: from ${figures.text(kpi, first)} to ${figures.text(kpi, last)}${without}`;
};

export const likeOf = (figure: KpiFigure): KpiLike => ({
  id: figure.kpi,
  currency: figure.kind === 'shown' ? figure.result.currency : undefined,
});
