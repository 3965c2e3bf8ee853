import { CATALOGUE, type KpiId } from '../../domain/kpi/catalogue';
import type { Frame } from '../../domain/kpi/flow-frame';
import { FLOW_KPIS, type FlowKpiId } from '../../domain/kpi/flow-kpis';
import { notSetUp } from '../../domain/kpi/frame';
import type { Material } from '../../domain/kpi/material';
import { type MeasureKpiId, measureKpis } from '../../domain/kpi/measure-kpis';
import { isOfRatings, type RatedMeasure, type RatingScales, ratingKpi } from '../../domain/kpi/ratings';
import type { KpiResult } from '../../domain/kpi/result';
import type { Stages } from '../../domain/kpi/stages';

/** KPIs of this very moment: they look at stays, not at what was done in a period. */
const OF_MOMENT: ReadonlySet<KpiId> = new Set<KpiId>(['wip', 'wipAge', 'backlogAge']);
export const isOfMoment = (kpi: KpiId): boolean => OF_MOMENT.has(kpi);

/** Whether a KPI is of issues created in a window, too, not only of those done in it. */
export const isOfCreated = (kpi: KpiId): boolean => kpi === 'rushShare';

const MEASURE_KPIS: ReadonlySet<KpiId> = new Set<MeasureKpiId>([
  'estimateBias',
  'estimateRatio',
  'estimateCorrelation',
  'timeTrackedCoverage',
  'mix',
]);

const isOfFlow = (kpi: KpiId): kpi is FlowKpiId => Object.hasOwn(FLOW_KPIS, kpi);
const isOfMeasures = (kpi: KpiId): kpi is MeasureKpiId => MEASURE_KPIS.has(kpi);

/** Whether measures and stays are all that a KPI needs. */
export const isOfIssues = (kpi: KpiId): boolean => isOfFlow(kpi) || isOfMeasures(kpi) || isOfRatings(kpi);

/** Material with what customers said. */
export type RatedMaterial = Omit<Material, 'measures'> & { readonly measures: readonly RatedMeasure[] };

/** What of the site's settings figures depend on. */
export type Mapped = { readonly stages: Stages; readonly scales: RatingScales };

/** One KPI of one window. What has no mapping yet says what it needs. */
export const resultOf = (kpi: KpiId, material: RatedMaterial, frame: Frame, { stages, scales }: Mapped): KpiResult => {
  if (isOfFlow(kpi)) return FLOW_KPIS[kpi](material, frame, stages);
  if (isOfMeasures(kpi)) return measureKpis(frame, material.measures, ({ type }) => String(type))[kpi]();
  if (isOfRatings(kpi)) return ratingKpi(kpi, frame, material.measures, scales);
  const { unit, needs } = CATALOGUE[kpi];
  return notSetUp(frame, unit, needs ?? 'team');
};
