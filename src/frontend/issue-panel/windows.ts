import type { CapacityPanel, PanelMember } from '../../contract';
import type { DailyLoad } from '../../domain/capacity/daily-load';
import { addDays, type DateRange, type LocalDate, mondayOf } from '../../domain/units';

export type WindowKey = 'due' | 'two-weeks' | 'this-week' | 'next-week' | 'four-weeks';
/** A stretch of days that "free" can answer for; both ends included. */
export type Window = DateRange & { readonly key: WindowKey };

/** The issue's own window first: until it is due, else two weeks. */
export const windowsOf = ({ window, weeks }: CapacityPanel): readonly [Window, ...Window[]] => {
  const first = weeks[0] ?? mondayOf(window.from);
  const week = (key: WindowKey, from: LocalDate, days: number): Window => ({ key, from, to: addDays(from, days - 1) });
  return [
    { key: window.kind === 'until-due' ? 'due' : 'two-weeks', from: window.from, to: window.to },
    week('this-week', first, 7),
    week('next-week', addDays(first, 7), 7),
    week('four-weeks', first, 7 * weeks.length),
  ];
};

/** Whether it can be said when somebody could finish the issue: it is open, estimated, and something is left of it. */
export const hasWork = ({ remaining, open }: CapacityPanel['issue']): boolean =>
  open && remaining.kind !== 'unknown' && remaining.seconds > 0;

/** Seconds over a window of what is left of it from the person's today on. */
export type Sums = { readonly capacity: number; readonly load: number; readonly away: number; readonly free: number };

export const sumsIn = ({ days }: Pick<PanelMember, 'days'>, { from, to }: DateRange): Sums => {
  const own = days.filter(({ day }) => day >= from && day <= to);
  const sum = (of: (day: DailyLoad) => number) => own.reduce((total, day) => total + of(day), 0);
  const [capacity, load] = [sum((day) => day.capacity), sum(loadOf)];
  return { capacity, load, away: sum((day) => day.away), free: capacity - load };
};

export const loadOf = ({ dated, undated }: DailyLoad): number =>
  undated.reduce((total, part) => total + part.seconds, dated as number);

/** Half an hour is the least that a screen of whole hours calls free or over. */
export const LEAST_SECONDS = 1800;
export const isOver = (free: number): boolean => free <= -LEAST_SECONDS;
