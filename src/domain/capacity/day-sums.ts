import { BEYOND, HORIZON_DAYS, type Placement, roomOf, type Window } from './spread';
import type { CapacitySeries } from './working-day';

/** Days whose dated work is kept as sums; windows that reach further are looked up. */
const NEAR_DAYS = HORIZON_DAYS;

/** Work of one kind (dated, or assumed) by day: any number of windows cost as much as the days kept. */
type WindowSums = { on(index: number): number; between(from: number, last: number): number };

/** Sums of many windows: rates are added at the ends of windows and multiplied by each day's capacity once. */
export const windowSums = (windows: readonly Window[], series: CapacitySeries): WindowSums => {
  const near = nearSums(windows, series);
  const far = windows.filter(({ last }) => last >= NEAR_DAYS);
  const farBetween = (from: number, last: number): number => {
    let sum = 0;
    for (const one of far) {
      const [begin, end] = [Math.max(from, one.from), Math.min(last, one.last)];
      if (begin <= end) sum += one.rate * series.total(begin, end);
    }
    return sum;
  };
  return {
    on: (index) => (index < NEAR_DAYS ? (near[index] ?? 0) : farBetween(index, index)),
    between: (from, last) => {
      let sum = last < NEAR_DAYS ? 0 : farBetween(Math.max(from, NEAR_DAYS), last);
      for (let index = from; index <= Math.min(last, NEAR_DAYS - 1); index++) sum += near[index] ?? 0;
      return sum;
    },
  };
};

const nearSums = (windows: readonly Window[], series: CapacitySeries): Float64Array => {
  if (windows.length === 0) return new Float64Array(NEAR_DAYS);
  const change = new Float64Array(NEAR_DAYS + 1);
  const opened = new Int32Array(NEAR_DAYS + 1);
  for (const { from, last, rate } of windows) {
    const [begin, end] = [Math.min(from, NEAR_DAYS), Math.min(last + 1, NEAR_DAYS)];
    change[begin] = (change[begin] ?? 0) + rate;
    change[end] = (change[end] ?? 0) - rate;
    opened[begin] = (opened[begin] ?? 0) + 1;
    opened[end] = (opened[end] ?? 0) - 1;
  }
  const sums = new Float64Array(NEAR_DAYS);
  let [rate, open] = [0, 0];
  for (let index = 0; index < NEAR_DAYS; index++) {
    open += opened[index] ?? 0;
    // Where no window is open the rate is 0, whatever floating point left of it.
    rate = open === 0 ? 0 : rate + (change[index] ?? 0);
    sums[index] = Math.max(0, rate) * series.capacity(index);
  }
  return sums;
};

type OnDays = { readonly placement: Placement; readonly position: number };

/** Work on single days. Only days within the horizon carry any. */
export const singleSums = (placed: readonly OnDays[]): Float64Array => {
  const total = new Float64Array(HORIZON_DAYS);
  for (const { placement } of placed) {
    if (placement.kind === 'window') continue;
    for (const { index, seconds } of placement.parts)
      if (index !== BEYOND) total[index] = (total[index] ?? 0) + seconds;
  }
  return total;
};

/** The same by day and position of priority; days without any are holes. */
export type PositionSums = readonly (ReadonlyMap<number, number> | undefined)[];

export const positionSums = (placed: readonly OnDays[]): PositionSums => {
  const sums: Map<number, number>[] = [];
  for (const { placement, position } of placed) {
    if (placement.kind === 'window') continue;
    for (const { index, seconds } of placement.parts) {
      if (index === BEYOND) continue;
      const own = sums[index] ?? new Map<number, number>();
      own.set(position, (own.get(position) ?? 0) + seconds);
      sums[index] = own;
    }
  }
  return sums;
};

/** Room left beside dated work, within the horizon. */
export const roomBeside = (dated: (index: number) => number, series: CapacitySeries) => {
  const room = new Float64Array(HORIZON_DAYS);
  for (let index = 0; index < HORIZON_DAYS; index++) room[index] = series.capacity(index) - dated(index);
  return roomOf(room);
};
