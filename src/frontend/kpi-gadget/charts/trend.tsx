import type { ChartData } from '../../../contract/kpi';
import { CATALOGUE } from '../../../domain/kpi/catalogue';
import type { Period } from '../../../domain/kpi/target';
import { targetWords } from '../board/figure-words';
import { kpiTitle } from '../figures';
import { statisticOf } from '../kpi-words';
import { spanWords } from '../periods';
import { EndLabels, XAxis, YAxis } from './axes';
import { apart, areaBetween, linear, lineThrough, ticksFor } from './scale';
import { cell, type Drawn, PLOT_HEIGHT, plotIn, type Sketch, TICKS } from './sketch';

type Trend = Extract<ChartData, { kind: 'trend' }>;
type Point = Trend['points'][number];

const TAILS = ['p95', 'p85', 'p50'] as const;
type Series = { readonly name: string; readonly mark: string; readonly of: (point: Point) => number | null };

const SPREAD: readonly Series[] = TAILS.map((tail) => ({
  name: tail.toUpperCase(),
  mark: `chart-${tail}`,
  of: (point) => point[tail],
}));

/** One KPI over 26 periods: its value, or the percentiles where it is of many values; the target as a line. */
export const trendSketch = (data: Trend, { width, writing: { format, figures }, period }: Drawn): Sketch => {
  const kpi = { id: data.kpi };
  const { unit, name } = CATALOGUE[data.kpi];
  const spread = statisticOf(data.kpi) !== null && data.points.some(({ p85 }) => p85 !== null);
  const series = spread ? SPREAD : [{ name, mark: 'chart-p85', of: ({ value }: Point) => value }];
  const target = data.target?.amber ?? null;
  const all = series.flatMap(({ of }) => data.points.flatMap((point) => of(point) ?? []));
  const plot = plotIn(width, 44);
  const ticks = ticksFor(target === null ? all : [...all, target], TICKS, unit === 'count');
  const y = linear([ticks[0] ?? 0, ticks.at(-1) ?? 1], [plot.bottom, plot.top]);
  const x = linear([0, data.points.length - 1], [plot.left, plot.right]);
  const write = (value: number) => (unit === 'days' ? format.number(value) : figures.of(kpi, value).number);
  const band = data.points.map(({ p50, p85 }, at) =>
    p50 === null || p85 === null ? null : { x: x(at), low: y(p50), high: y(p85) },
  );
  const ends = series.flatMap(({ name: text, of }) => {
    const last = data.points.findLast((point) => of(point) !== null);
    const value = last === undefined ? null : of(last);
    return value === null ? [] : [{ text: spread ? text : write(value), value }];
  });
  const places = apart(
    ends.map(({ value }) => y(value)),
    14,
    [plot.top, plot.bottom],
  );
  return {
    height: PLOT_HEIGHT,
    said: saidOf(data, period, { format, figures }),
    ruler: { top: plot.top, bottom: plot.bottom },
    marks: (
      <>
        <YAxis plot={plot} ticks={ticks} y={y} write={write} />
        {spread && <path className="chart-band" d={areaBetween(band)} />}
        {target !== null && (
          <line className="chart-target" x1={plot.left} x2={plot.right} y1={y(target)} y2={y(target)} />
        )}
        {series.map(({ mark, of }) => (
          <path
            key={mark}
            className={`chart-line ${mark}`}
            d={lineThrough(
              data.points.map((point, at) => {
                const value = of(point);
                return value === null ? null : { x: x(at), y: y(value) };
              }),
            )}
          />
        ))}
        <EndLabels x={plot.right + 8} labels={ends.map(({ text }, at) => ({ text, y: places[at] ?? 0 }))} />
        <XAxis plot={plot} labels={data.points.map(({ to }, at) => ({ x: x(at), text: format.shortDay(to) }))} />
      </>
    ),
    points: data.points.map((point, at) => ({
      x: x(at),
      y: y((spread ? (point.p85 ?? point.p50) : point.value) ?? ticks[0] ?? 0),
      title: `To ${format.shortDay(point.to)}, ${figures.count(point.n)} ${point.n === 1 ? 'issue' : 'issues'}`,
      lines: series.map(({ name: text, of }) => {
        const value = of(point);
        return `${text} ${value === null ? 'no data' : figures.text(kpi, value)}`;
      }),
    })),
    legend: [
      ...series.map(({ name: text, mark }) => ({ kind: 'line' as const, mark, text })),
      ...(target === null ? [] : [{ kind: 'line' as const, mark: 'chart-target', text: 'Target' }]),
    ],
    table: {
      columns: ['To', ...series.map(({ name: text }) => text), 'Issues'],
      issues: null,
      rows: data.points.map((point) => [
        cell(point.to, format.dayInYear(point.to)),
        ...series.map(({ of }) => {
          const value = of(point);
          return cell(value, value === null ? '–' : figures.text(kpi, value));
        }),
        cell(point.n, figures.count(point.n)),
      ]),
    },
  };
};

const saidOf = ({ kpi, points, target }: Trend, period: Period, { format, figures }: Drawn['writing']): string => {
  const like = { id: kpi };
  const known = points.filter(({ value }) => value !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (first?.value == null || last?.value == null)
    return `${kpiTitle(kpi)}: no data in the last ${points.length} weeks`;
  const from = `${figures.text(like, first.value)} (${format.shortDay(first.to)})`;
  const wanted = target === null ? '' : `; ${lowerFirst(targetWords(like, target, figures))}`;
  return `${kpiTitle(kpi)}; ${spanWords(period)} up to each Sunday, from ${from} to ${figures.text(like, last.value)} (${format.shortDay(last.to)})${wanted}`;
};

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
