import type { KpiId } from './catalogue';
import type { Sample } from './flow-frame';
import type { KpiFrame } from './frame';
import type { Measure } from './measure';
import { nps } from './nps';
import type { KpiResult } from './result';
import { type RatingScale, satisfaction } from './satisfaction';

/** Mapped fields that hold ratings; each is the KPI of its name. */
export const RATING_KINDS = ['satisfaction', 'nps'] as const satisfies readonly KpiId[];
export type RatingKind = (typeof RATING_KINDS)[number];

export const isOfRatings = (kpi: KpiId): kpi is RatingKind => RATING_KINDS.some((kind) => kind === kpi);

/** What customers said of an issue; null = nothing. */
export type Ratings = Readonly<Record<RatingKind, number | null>>;
export type RatedMeasure = Measure & { readonly ratings: Ratings };

/** Scales of the fields that are mapped; null = not mapped. */
export type RatingScales = {
  readonly satisfaction: RatingScale | null;
  readonly nps: object | null;
};

export const ratingKpi = (
  kind: RatingKind,
  frame: KpiFrame,
  measures: readonly RatedMeasure[],
  scales: RatingScales,
): KpiResult => {
  const rated = measures.flatMap(({ done, ratings }) => (done === null ? [] : [{ done, rating: ratings[kind] }]));
  return kind === 'nps' ? nps(frame, rated, scales.nps !== null) : satisfaction(frame, rated, scales.satisfaction);
};

/** What one done issue brings. */
export const ratingSample = (kind: RatingKind, { ratings }: RatedMeasure, scales: RatingScales): Sample => {
  const scale = kind === 'nps' ? scales.nps && { min: 0, max: 10 } : scales.satisfaction;
  if (scale === null) return null;
  const rating = ratings[kind];
  if (rating === null) return 'no-rating';
  return rating < scale.min || rating > scale.max ? 'off-scale' : rating;
};
