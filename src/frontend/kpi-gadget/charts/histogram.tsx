import type { ChartData } from '../../../contract/kpi';
import { CATALOGUE } from '../../../domain/kpi/catalogue';
import { barsIn } from './bars';
import { PERCENTILES, percentileWords } from './percentile-lines';
import { apart } from './scale';
import { cell, type Drawn, PLOT_HEIGHT, plotIn, type Sketch } from './sketch';

type Histogram = Extract<ChartData, { kind: 'histogram' }>;
type Bars = Histogram['bars'];

/** How many issues took how many days; percentiles stand as lines where they fall. */
export const histogramSketch = (data: Histogram, { width, writing: { format, figures } }: Drawn): Sketch => {
  const plot = { ...plotIn(width, 16), top: 34 };
  const names = data.bars.map(rangeOf);
  const { marks, points, slot } = barsIn(
    data.bars.map(({ issues, from, to }, at) => ({
      count: issues,
      label: to === null ? `${from}+` : String(from),
      title: `${names[at]} days`,
    })),
    plot,
    figures.count,
    28,
  );
  const lines = PERCENTILES.flatMap((name) => {
    const value = data.percentiles[name];
    const place = value === null ? null : placeOf(value, data.bars);
    return value === null || place === null
      ? []
      : [
          {
            name: name.toUpperCase(),
            text: `${name.toUpperCase()} ${format.number(value)}`,
            x: slot.x(0) + place * slot.width,
          },
        ];
  });
  const labels = apart(
    lines.map(({ x }) => x),
    58,
    [plot.left + 26, plot.right - 26],
  );
  return {
    height: PLOT_HEIGHT,
    said: `${CATALOGUE[data.kpi].name}: ${figures.count(data.n)} issues by days; ${percentileWords(data.percentiles, format)}`,
    ruler: null,
    marks: (
      <>
        {marks}
        {lines.map(({ name, text, x }, at) => (
          <g key={name}>
            <line className="chart-halo" x1={x} x2={x} y1={plot.top - 8} y2={plot.bottom} />
            <line className="chart-target" x1={x} x2={x} y1={plot.top - 8} y2={plot.bottom} />
            <text className="chart-label" x={labels[at]} y={plot.top - 16} textAnchor="middle">
              {text}
            </text>
          </g>
        ))}
      </>
    ),
    points,
    legend: [
      { kind: 'area', mark: 'chart-bar', text: 'Issues' },
      { kind: 'line', mark: 'chart-target', text: 'Percentile' },
    ],
    table: {
      columns: ['Days', 'Issues'],
      issues: null,
      rows: data.bars.map(({ issues }, at) => [cell(names[at] ?? ''), cell(issues, figures.count(issues))]),
    },
  };
};

const rangeOf = ({ from, to }: Bars[number]): string =>
  to === null ? `${from} or more` : to - from === 1 ? String(from) : `${from} to ${to - 1}`;

/** Where a value falls, in bars from the left; the last bar has no end, so a value in it stands at its middle. */
const placeOf = (value: number, bars: Bars): number | null => {
  const at = bars.findIndex(({ from, to }) => value >= from && (to === null || value < to));
  const bar = bars[at];
  if (bar === undefined) return null;
  return at + (bar.to === null ? 0.5 : (value - bar.from) / (bar.to - bar.from));
};
