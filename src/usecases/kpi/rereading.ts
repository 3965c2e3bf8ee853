import type { FieldKind } from '../../domain/kpi/mapped-fields';
import { passOf, type RatingReading, readingOf } from '../ratings/progress';
import type { KpiSite } from './ports';

/** How far the field of a KPI is read; null = wholly, or none is mapped. */
export const rereadingOf = ({ fields, ratingsJob }: KpiSite, kind: FieldKind): RatingReading | null => {
  const gen = fields.gens[kind];
  return gen === undefined ? null : readingOf(passOf(ratingsJob), { kind, gen });
};
