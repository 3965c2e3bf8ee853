import { addDays, dayNumber, type LocalDate, mondayOf } from '../units';
import { answer, type Frame, isWithin, withParts } from './flow-frame';
import type { Material } from './material';
import type { Measure } from './measure';
import { percentiles } from './percentile';
import type { KpiResult, KpiWindow } from './result';

/** Issues done in a week; `week` is its Monday. Days outside the window do not count, so first and last may be partial. */
export type WeekCount = { readonly week: LocalDate; readonly count: number };

/** Every week that the window touches, in order, those without a done issue included. `doneOn`: days on which issues were done. */
export const countsByWeek = (
  { from, to }: KpiWindow,
  doneOn: Iterable<{ readonly day: LocalDate; readonly count: number }>,
): WeekCount[] => {
  const counts = new Map<LocalDate, number>();
  for (let week = mondayOf(from); week < to; week = addDays(week, 7)) counts.set(week, 0);
  for (const { day, count } of doneOn) {
    if (day < from || day >= to) continue;
    const week = mondayOf(day);
    counts.set(week, (counts.get(week) ?? 0) + count);
  }
  return [...counts].map(([week, count]) => ({ week, count }));
};

/** By day first: which week a day lies in is asked once a day, not once an issue. */
export const weeklyThroughput = (measures: readonly Measure[], { window }: Frame): WeekCount[] => {
  const counts = new Map<LocalDate, number>();
  for (const { doneDay } of measures) if (doneDay !== null) counts.set(doneDay, (counts.get(doneDay) ?? 0) + 1);
  return countsByWeek(
    window,
    [...counts].map(([day, count]) => ({ day, count })),
  );
};

/**
 * Issues done per week: those of the window ÷ its days × 7, so that scopes add up. Parts: `total`, and percentiles over the
 * weeks that lie wholly in the window. Null for a scope that had no issue yet; docs/kpis.md “Throughput”.
 */
export const throughput = ({ measures, since }: Material, frame: Frame): KpiResult => {
  const { from, to } = frame.window;
  const total = measures.filter(({ done }) => isWithin(done, frame)).length;
  const value = since !== null && since < frame.to ? (total * 7) / (dayNumber(to) - dayNumber(from)) : null;
  return withParts(answer(frame, { value, unit: 'count-per-week', n: total }), () => {
    const whole = weeklyThroughput(measures, frame).filter(({ week }) => week >= from && addDays(week, 7) <= to);
    return { total, ...percentiles(whole.map(({ count }) => count)) };
  });
};
