import type { KpiPoint } from '../../../contract/kpi';

export type Spark = {
  readonly path: string;
  /** Where the newest value stands; null = there is none. */
  readonly dot: { readonly x: number; readonly y: number } | null;
  readonly targetY: number | null;
};

type Box = { readonly width: number; readonly height: number; readonly padding: number };

/** A line of values over even steps; a step without a value is a gap, never 0. The target lies in the range, too. */
export const sparkOf = (points: readonly KpiPoint[], target: number | null, box: Box): Spark => {
  const values = points.flatMap(({ value }) => (value === null ? [] : [value]));
  const all = target === null ? values : [...values, target];
  if (values.length === 0) return { path: '', dot: null, targetY: null };
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const { width, height, padding } = box;
  const x = (at: number) => round(padding + (points.length < 2 ? 1 : at / (points.length - 1)) * (width - 2 * padding));
  const y = (value: number) =>
    round(high === low ? height / 2 : height - padding - ((value - low) / (high - low)) * (height - 2 * padding));
  const path = points
    .map(({ value }, at) => {
      if (value === null) return '';
      const before = points[at - 1]?.value ?? null;
      // A value between two gaps would not be seen: a point of no length, with round ends.
      const alone = before === null && (points[at + 1]?.value ?? null) === null;
      return `${before === null ? 'M' : 'L'}${x(at)} ${y(value)}${alone ? 'h.01' : ''}`;
    })
    .join('');
  const last = points.at(-1);
  return {
    path,
    dot: last === undefined || last.value === null ? null : { x: x(points.length - 1), y: y(last.value) },
    targetY: target === null ? null : y(target),
  };
};

const round = (value: number): number => Math.round(value * 100) / 100;
