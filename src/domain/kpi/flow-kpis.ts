import { backlogAge } from './backlog-age';
import { cycleTime } from './cycle-time';
import { firstProofTime } from './first-proof-time';
import { firstTimeRight } from './first-time-right';
import { flowEfficiency } from './flow-efficiency';
import type { Frame } from './flow-frame';
import { leadTime } from './lead-time';
import type { Material } from './material';
import { onTimeDelivery } from './on-time-delivery';
import type { KpiResult } from './result';
import { reviewDuration } from './review-duration';
import { revisionRounds } from './revision-rounds';
import { reworkRate } from './rework-rate';
import { rushShare } from './rush-share';
import type { Stages } from './stages';
import { throughput } from './throughput';
import { wip } from './wip';
import { wipAge } from './wip-age';

/** The KPIs of flow by their ids in docs/kpis.md. */
export const FLOW_KPIS = {
  leadTime,
  cycleTime,
  firstProofTime,
  reviewDuration,
  revisionRounds,
  firstTimeRight,
  reworkRate,
  onTimeDelivery,
  throughput,
  wip,
  wipAge,
  backlogAge,
  flowEfficiency,
  rushShare,
} as const satisfies Record<string, FlowKpi>;

export type FlowKpi = (material: Material, frame: Frame, stages: Stages) => KpiResult;
export type FlowKpiId = keyof typeof FLOW_KPIS;

export const flowKpis = (material: Material, frame: Frame, stages: Stages): Record<FlowKpiId, KpiResult> =>
  Object.fromEntries(
    Object.entries<FlowKpi>(FLOW_KPIS).map(([id, kpi]) => [id, kpi(material, frame, stages)]),
  ) as Record<FlowKpiId, KpiResult>;
