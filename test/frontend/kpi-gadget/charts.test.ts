import { describe, expect, it } from 'vitest';
import { instant, localDate, zone } from '../../../src/domain/units';
import { boardColumns } from '../../../src/frontend/kpi-gadget/board/board-columns';
import { sparkOf } from '../../../src/frontend/kpi-gadget/board/spark-path';
import { nearest } from '../../../src/frontend/kpi-gadget/charts/nearest';
import {
  apart,
  areaBetween,
  labelled,
  linear,
  lineThrough,
  ticksFor,
} from '../../../src/frontend/kpi-gadget/charts/scale';
import { daysIn } from '../../../src/frontend/kpi-gadget/charts/zone-days';

describe('scales', () => {
  it('lie even, and in the middle where there is one value', () => {
    expect([0, 5, 10].map(linear([0, 10], [100, 0]))).toEqual([100, 50, 0]);
    expect(linear([3, 3], [0, 80])(3)).toBe(40);
  });

  it('have round ticks from 0 to at least the highest value, whole ones for counts', () => {
    expect(ticksFor([13.6, 2], 4)).toEqual([0, 5, 10, 15]);
    expect(ticksFor([0.9], 4)).toEqual([0, 0.25, 0.5, 0.75, 1]);
    expect(ticksFor([1], 4, true)).toEqual([0, 1]);
    expect(ticksFor([], 4, true)).toEqual([0, 1]);
    expect(ticksFor([-20, 30], 5)).toEqual([-20, -10, 0, 10, 20, 30]);
  });

  it('move labels apart that would lie on each other, inside the bounds', () => {
    expect(apart([10, 12, 60], 14, [0, 100])).toEqual([10, 24, 60]);
    expect(apart([98, 99], 14, [0, 100])).toEqual([86, 100]);
  });

  it('write every so many labels, the last always', () => {
    expect(labelled(26, 400, 64)).toEqual([0, 5, 10, 15, 20, 25]);
    expect(labelled(3, 400, 64)).toEqual([0, 1, 2]);
    expect(labelled(0, 400, 64)).toEqual([]);
  });
});

describe('lines', () => {
  it('break where there is no value, and show one that stands alone', () => {
    const at = (x: number) => ({ x, y: 1 });
    expect(lineThrough([at(0), at(1), null, at(3), null])).toBe('M0 1L1 1M3 1h.01');
  });

  it('fill no area over a gap', () => {
    const step = (x: number) => ({ x, low: 9, high: 1 });
    expect(areaBetween([step(0), step(1), null, step(3)])).toBe('M0 1L1 1L1 9L0 9Z');
  });
});

describe('a spark line', () => {
  const points = (...values: (number | null)[]) =>
    values.map((value) => ({ to: localDate('2026-11-22'), value, n: 1 }));
  const box = { width: 100, height: 20, padding: 5 };

  it('reaches from its lowest to its highest, the target included, with a dot on now', () => {
    expect(sparkOf(points(0, 5), 10, box)).toEqual({ path: 'M5 15L95 10', dot: { x: 95, y: 10 }, targetY: 5 });
  });

  it('has no dot where now has no value, and nothing where nothing has', () => {
    expect(sparkOf(points(1, 2, null), null, box).dot).toBeNull();
    expect(sparkOf(points(null, null), 3, box)).toEqual({ path: '', dot: null, targetY: null });
  });
});

describe('the point that a pointer means', () => {
  const points = [
    { x: 0, y: 0 },
    { x: 50, y: 100 },
  ];
  it('is the nearest column in a trend, and only one close by among dots', () => {
    expect(nearest(points, 40, 0, true)).toBe(1);
    expect(nearest(points, 40, 0, false)).toBeNull();
    expect(nearest(points, 45, 90, false)).toBe(1);
  });
});

describe('a board', () => {
  it('has one column at 250 px and as many as leave its last row nearly full', () => {
    expect(boardColumns(12, 250 / 16)).toBe(1);
    expect(boardColumns(8, 1040 / 16)).toBe(4);
    expect(boardColumns(8, 1600 / 16)).toBe(4);
    expect(boardColumns(12, 1600 / 16)).toBe(6);
    expect(boardColumns(1, 1600 / 16)).toBe(1);
  });
});

describe('a moment on an axis of days', () => {
  it('lies on the day that its zone has', () => {
    const at = daysIn(zone('Europe/Berlin'));
    const day = Date.UTC(2026, 10, 23) / 86_400_000;
    expect(at(instant(Date.UTC(2026, 10, 22, 23, 0)))).toBe(day);
    expect(at(instant(Date.UTC(2026, 10, 23, 11, 0)))).toBe(day + 0.5);
  });
});
