import type { RatingKind } from '../../domain/kpi/ratings';
import { passOf, type RatingReading, readingOf } from '../ratings/progress';
import type { KpiSite } from './ports';

/** How far the field of a KPI is read; null = wholly, or none is mapped. */
export const rereadingOf = ({ fields, ratingsJob }: KpiSite, kind: RatingKind): RatingReading | null => {
  const gen = fields[kind]?.gen;
  return gen === undefined ? null : readingOf(passOf(ratingsJob), { kind, gen });
};
