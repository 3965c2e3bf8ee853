import type { ChartPoint } from './sketch';

/** The point that a pointer means: the nearest by distance, or along the axis where points are columns; null = none near. */
export const nearest = (
  points: readonly Pick<ChartPoint, 'x' | 'y'>[],
  x: number,
  y: number,
  byColumn: boolean,
): number | null => {
  let best: number | null = null;
  let least = byColumn ? Number.POSITIVE_INFINITY : 40;
  for (const [at, point] of points.entries()) {
    const distance = byColumn ? Math.abs(point.x - x) : Math.hypot(point.x - x, point.y - y);
    if (distance < least) [best, least] = [at, distance];
  }
  return best;
};
