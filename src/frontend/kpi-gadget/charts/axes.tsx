import { labelled, type Scale } from './scale';
import type { Plot } from './sketch';

type YProps = {
  readonly plot: Plot;
  readonly ticks: readonly number[];
  readonly y: Scale;
  readonly write: (value: number) => string;
};

/** Lines across the plot with their figures at the left. */
export const YAxis = ({ plot, ticks, y, write }: YProps) => (
  <g>
    {ticks.map((tick) => (
      <g key={tick}>
        <line className="chart-grid" x1={plot.left} x2={plot.right} y1={y(tick)} y2={y(tick)} />
        <text className="chart-tick" x={plot.left - 8} y={y(tick) + 4} textAnchor="end">
          {write(tick)}
        </text>
      </g>
    ))}
  </g>
);

export type XLabel = { readonly x: number; readonly text: string };

/** About as wide as `22 Nov`, with air. */
const ROOM = 64;

/** Labels under the plot, as many as have room; the outer ones stay inside. */
export const XAxis = ({ plot, labels, room = ROOM }: { plot: Plot; labels: readonly XLabel[]; room?: number }) => {
  const shown = labelled(labels.length, plot.right - plot.left, room);
  return (
    <g>
      {shown.map((at) => {
        const label = labels[at];
        if (label === undefined) return null;
        const half = room / 2 - 8;
        const anchor = label.x - half < plot.left ? 'start' : label.x + half > plot.right ? 'end' : 'middle';
        return (
          <text key={`${at} ${label.text}`} className="chart-tick" x={label.x} y={plot.bottom + 20} textAnchor={anchor}>
            {label.text}
          </text>
        );
      })}
    </g>
  );
};

type EndLabel = { readonly y: number; readonly text: string };

/** What a line is called, at its end. */
export const EndLabels = ({ x, labels }: { x: number; labels: readonly EndLabel[] }) => (
  <g>
    {labels.map(({ y, text }) => (
      <text key={text} className="chart-label" x={x} y={y + 4}>
        {text}
      </text>
    ))}
  </g>
);
