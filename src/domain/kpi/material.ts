import type { Instant } from '../units';
import type { Flow } from './flow';
import { type IssueStay, type Measure, type MeasuringTime, measureOf, staysOf } from './measure';

/** What KPIs of flow are worked out from. Issues and stays that have nothing to do with a window may be missing. */
export type Material = {
  readonly measures: readonly Measure[];
  readonly stays: readonly IssueStay[];
  /** When the first issue of the scope was created; null = it never had one. Tells 0 from nothing. */
  readonly since: Instant | null;
};

export const materialOf = (flows: readonly Flow[], time: MeasuringTime): Material => ({
  measures: flows.map((flow) => measureOf(flow, time)),
  stays: flows.flatMap(staysOf),
  since: flows.reduce<Instant | null>(
    (first, { issue }) => (first === null || issue.created < first ? issue.created : first),
    null,
  ),
});
