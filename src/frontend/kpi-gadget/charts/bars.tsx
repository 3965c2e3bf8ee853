import type { ReactNode } from 'react';
import { YAxis } from './axes';
import { labelled, linear, type Scale, ticksFor } from './scale';
import { type ChartPoint, type Plot, TICKS } from './sketch';

export type Bar = { readonly label: string; readonly count: number; readonly title: string };

export type DrawnBars = {
  readonly marks: ReactNode;
  readonly points: readonly ChartPoint[];
  /** The left edge and the width of each bar's slot. */
  readonly slot: { readonly x: (at: number) => number; readonly width: number };
  readonly y: Scale;
};

const GAP = 4;

/** Bars of counts; a zero is written as "0", because it is known and not missing. */
export const barsIn = (bars: readonly Bar[], plot: Plot, count: (value: number) => string, room = 40): DrawnBars => {
  const ticks = ticksFor(
    bars.map((bar) => bar.count),
    TICKS,
    true,
  );
  const y = linear([0, ticks.at(-1) ?? 1], [plot.bottom, plot.top]);
  const slot = (plot.right - plot.left) / Math.max(1, bars.length);
  const width = Math.max(1, Math.min(slot - Math.min(GAP, slot / 4), 56));
  const x = (at: number) => plot.left + at * slot;
  const written = slot >= 14;
  const labels = new Set(slot >= room ? bars.keys() : labelled(bars.length, plot.right - plot.left, room + 16));
  return {
    y,
    slot: { x, width: slot },
    marks: (
      <>
        <YAxis plot={plot} ticks={ticks} y={y} write={count} />
        {bars.map((bar, at) => {
          const middle = x(at) + slot / 2;
          return (
            <g key={`${bar.label} ${bar.title}`}>
              <rect
                className="chart-bar"
                x={middle - width / 2}
                width={width}
                y={y(bar.count)}
                height={plot.bottom - y(bar.count)}
                rx={Math.min(2, (plot.bottom - y(bar.count)) / 2)}
              />
              {(written || (bar.count === 0 && slot >= 8)) && (
                <text className="chart-count" x={middle} y={y(bar.count) - 4} textAnchor="middle">
                  {count(bar.count)}
                </text>
              )}
              {labels.has(at) && (
                <text
                  className="chart-tick"
                  x={middle}
                  y={plot.bottom + 20}
                  textAnchor={anchorAt(at, bars.length, slot, room)}
                >
                  {bar.label}
                </text>
              )}
            </g>
          );
        })}
      </>
    ),
    points: bars.map((bar, at) => ({
      x: x(at) + slot / 2,
      y: y(bar.count),
      title: bar.title,
      lines: [`${count(bar.count)} ${bar.count === 1 ? 'issue' : 'issues'}`],
    })),
  };
};

/** Outer labels that are wider than their bar stay inside the plot. */
const anchorAt = (at: number, count: number, slot: number, room: number): 'start' | 'middle' | 'end' =>
  slot >= room ? 'middle' : at === 0 ? 'start' : at === count - 1 ? 'end' : 'middle';
