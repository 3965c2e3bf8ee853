import { type Flow, staysWithin } from './flow';
import { answer, type Frame, isWithin, type Sample, sift } from './flow-frame';
import type { Stage } from './issue';
import { percentiles } from './percentile';
import type { KpiResult } from './result';

const ACTIVE: ReadonlySet<Stage> = new Set<Stage>(['inProgress', 'inReview']);

/**
 * Working time in progress and in review ÷ working time from start to done, 0 to 1, for issues done in the window. An issue
 * whose whole cycle lies in free time has no share. docs/kpis.md “Flow efficiency”.
 */
export const flowEfficiencyOf = (flow: Flow, frame: Frame): Sample => {
  const times = activeOf(flow, frame);
  if (times === null || typeof times === 'string') return times;
  return times.cycle > 0 ? times.active / times.cycle : 'no-working-time';
};

/** Median of the issues' shares; parts: percentiles, and `overall` = Σ active ÷ Σ cycle. */
export const flowEfficiency = (flows: readonly Flow[], frame: Frame): KpiResult => {
  const { samples, excluded } = sift(flows.map((flow) => flowEfficiencyOf(flow, frame)));
  const parts = { ...percentiles(samples), overall: overallOf(flows, frame) };
  return answer(frame, { value: parts.p50, unit: 'share', n: samples.length, excluded, parts });
};

type Times = { readonly active: number; readonly cycle: number };

const activeOf = (flow: Flow, frame: Frame): Times | 'never-started' | null => {
  const { started, done } = flow;
  if (!isWithin(done, frame)) return null;
  if (started === null) return 'never-started';
  const active = staysWithin(flow, started, done)
    .filter(({ stage }) => ACTIVE.has(stage))
    .reduce((sum, { from, to }) => sum + frame.workingDays(from, to), 0);
  return { active, cycle: frame.workingDays(started, done) };
};

const overallOf = (flows: readonly Flow[], frame: Frame): number | null => {
  const all = flows.map((flow) => activeOf(flow, frame)).filter((one) => one !== null && typeof one !== 'string');
  const cycle = sumOf(all.map((one) => one.cycle));
  return cycle > 0 ? sumOf(all.map((one) => one.active)) / cycle : null;
};

/** In order of size: sums of floating point must not depend on the order of issues. */
const sumOf = (values: number[]): number => values.sort((a, b) => a - b).reduce((sum, one) => sum + one, 0);
