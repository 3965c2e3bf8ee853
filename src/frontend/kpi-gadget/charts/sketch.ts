import type { ReactNode } from 'react';
import type { Period } from '../../../domain/kpi/target';
import type { Writing } from '../use-figures';

/** A chart worked out for a width: what is drawn, what can be walked through, and the same as a table. */
export type Sketch = {
  readonly height: number;
  /** What the chart shows, in a sentence: above it, and for who cannot see it. */
  readonly said: string;
  readonly marks: ReactNode;
  /** In the order of the arrow keys. */
  readonly points: readonly ChartPoint[];
  /** From where to where the line under the pointer goes; null = points are rings only. */
  readonly ruler: { readonly top: number; readonly bottom: number } | null;
  readonly legend: readonly LegendItem[];
  readonly table: ChartTable;
};

export type ChartPoint = {
  readonly x: number;
  readonly y: number;
  readonly title: string;
  readonly lines: readonly string[];
  /** The issue a point is; its key is read when it is looked at. */
  readonly issue?: string;
};

export type LegendItem = {
  readonly kind: 'line' | 'area' | 'dot' | 'ring';
  readonly mark: string;
  readonly text: string;
};

/** `issues`: the issue of each row, whose key stands in the first column. */
export type ChartTable = {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  readonly issues: readonly string[] | null;
};
/** As shown, and as a bare value for files. */
export type Cell = { readonly shown: string; readonly value: string | number | null };

export const cell = (value: string | number | null, shown: string = value === null ? '–' : String(value)): Cell => ({
  shown,
  value,
});

export type Plot = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };

export const PLOT_HEIGHT = 228;

/** The plot inside a chart of this width, with room for figures at the left and labels at the right. */
export const plotIn = (width: number, right: number, left = 36): Plot => ({
  left,
  right: Math.max(width - right, left + 40),
  top: 16,
  bottom: PLOT_HEIGHT - 26,
});

/** How many lines a plot bears at this width. */
export const TICKS = 4;

/** `period`: how long each point of a trend looks back. */
export type Drawn = { readonly width: number; readonly writing: Writing; readonly period: Period };
