import type { ChartData, KpiBasis } from '../../../contract/kpi';
import { barsIn } from './bars';
import { drawFan, type Fan } from './fan';
import { forecastWords } from './forecast-words';
import { cell, type Drawn, PLOT_HEIGHT, type Plot, plotIn, type Sketch } from './sketch';

type Throughput = Extract<ChartData, { kind: 'throughput' }>;

/** From here on the forecast stands beside the weeks, else below them. */
const BESIDE_FROM = 520;
const BETWEEN = 64;

/** Issues done by week, zero weeks included, and what that lets expect. */
export const throughputSketch = (data: Throughput, basis: KpiBasis, { width, writing }: Drawn): Sketch => {
  const { format, figures } = writing;
  const fan = fanOf(data, basis);
  const beside = width >= BESIDE_FROM;
  const whole = plotIn(width, 16);
  const half = Math.round(width * 0.54);
  const left: Plot = fan !== null && beside ? { ...whole, right: half } : whole;
  const right: Plot = beside
    ? { ...whole, left: half + BETWEEN, right: width - 28 }
    : { ...whole, top: PLOT_HEIGHT + 26, bottom: 2 * PLOT_HEIGHT - 26, right: width - 28 };
  const bars = barsIn(
    data.weeks.map(({ week, count }) => ({
      count,
      label: format.shortDay(week),
      title: `Week of ${format.shortDay(week)}`,
    })),
    left,
    figures.count,
    48,
  );
  const drawn = fan === null ? null : drawFan(fan, right, writing);
  return {
    height: drawn === null || beside ? PLOT_HEIGHT : 2 * PLOT_HEIGHT,
    said: `${forecastWords(data.forecast, format, figures)}${fan === null ? ` ${weeksWords(data, figures.count)}` : ''}`,
    ruler: null,
    marks: (
      <>
        {bars.marks}
        {drawn !== null && beside && (
          <line
            className="chart-grid"
            x1={half + BETWEEN / 2 - 10}
            x2={half + BETWEEN / 2 - 10}
            y1="12"
            y2={left.bottom}
          />
        )}
        {drawn?.marks}
      </>
    ),
    points: [...bars.points, ...(drawn?.points ?? [])],
    legend: [
      { kind: 'area', mark: 'chart-bar', text: 'Done a week' },
      ...(drawn === null
        ? []
        : [
            { kind: 'line', mark: 'chart-fan-line', text: 'P50' } as const,
            { kind: 'area', mark: 'chart-fan-inner', text: '15 to 85 of 100 runs' } as const,
            { kind: 'area', mark: 'chart-fan-outer', text: '5 to 95' } as const,
          ]),
    ],
    table: {
      columns: ['Week of', 'Done', 'Forecast P50', '15 to 85 of 100', '5 to 95 of 100'].slice(0, fan === null ? 2 : 5),
      issues: null,
      rows: [
        ...data.weeks.map(({ week, count }) => [
          cell(week, format.dayInYear(week)),
          cell(count, figures.count(count)),
          ...(fan === null ? [] : [cell(null), cell(null), cell(null)]),
        ]),
        ...(fan?.weeks ?? []).map(({ to, p5, p15, p50, p85, p95 }) => [
          cell(to, `to ${format.dayInYear(to)}`),
          cell(null),
          cell(p50, figures.count(p50)),
          cell(`${p15}–${p85}`, `${figures.count(Math.min(p15, p85))} to ${figures.count(Math.max(p15, p85))}`),
          cell(`${p5}–${p95}`, `${figures.count(Math.min(p5, p95))} to ${figures.count(Math.max(p5, p95))}`),
        ]),
      ],
    },
  };
};

const fanOf = ({ forecast }: Throughput, basis: KpiBasis): Fan | null => {
  if (forecast.kind === 'refused' || forecast.fan.length === 0) return null;
  const from = basis.window.to;
  return forecast.kind === 'when-done'
    ? { kind: 'left', from, start: forecast.issues, weeks: forecast.fan, by: forecast.by }
    : { kind: 'done', from, start: 0, weeks: forecast.fan, by: null };
};

const weeksWords = ({ weeks, open }: Throughput, count: (value: number) => string): string => {
  const done = weeks.reduce((sum, week) => sum + week.count, 0);
  return `${count(done)} issues done in ${count(weeks.length)} weeks, ${count(open)} open.`;
};
