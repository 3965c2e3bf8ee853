import { addDays, dayNumber, type LocalDate, mondayOf } from '../units';
import type { Flow } from './flow';
import { answer, type Frame, isWithin } from './flow-frame';
import { percentiles } from './percentile';
import type { KpiResult } from './result';

/** Issues done in a week; `week` is its Monday. Days outside the window do not count, so first and last may be partial. */
export type WeekCount = { readonly week: LocalDate; readonly count: number };

/** Every week that the window touches, in order, those without a done issue included. */
export const weeklyThroughput = (flows: readonly Flow[], frame: Frame): WeekCount[] => {
  const { from, to } = frame.window;
  const counts = new Map<LocalDate, number>();
  for (let week = mondayOf(from); week < to; week = addDays(week, 7)) counts.set(week, 0);
  for (const { done } of flows) {
    if (!isWithin(done, frame)) continue;
    const week = mondayOf(frame.days.dateAt(done));
    counts.set(week, (counts.get(week) ?? 0) + 1);
  }
  return [...counts].map(([week, count]) => ({ week, count }));
};

/**
 * Issues done per week: those of the window ÷ its days × 7, so that scopes add up. Parts: `total`, and percentiles over the
 * weeks that lie wholly in the window. Null for a scope that had no issue yet; docs/kpis.md “Throughput”.
 */
export const throughput = (flows: readonly Flow[], frame: Frame): KpiResult => {
  const { from, to } = frame.window;
  const total = flows.filter(({ done }) => isWithin(done, frame)).length;
  const whole = weeklyThroughput(flows, frame).filter(({ week }) => week >= from && addDays(week, 7) <= to);
  const exists = flows.some(({ issue }) => issue.created < frame.to);
  const parts = { total, ...percentiles(whole.map(({ count }) => count)) };
  const value = exists ? (total * 7) / (dayNumber(to) - dayNumber(from)) : null;
  return answer(frame, { value, unit: 'count-per-week', n: total, parts });
};
