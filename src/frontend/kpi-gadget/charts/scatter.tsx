import type { ChartData, KpiBasis } from '../../../contract/kpi';
import { addDays, dayNumber, type LocalDate } from '../../../domain/units';
import { XAxis, YAxis } from './axes';
import { PercentileLines, percentileWords } from './percentile-lines';
import { linear, ticksFor } from './scale';
import { cell, type Drawn, PLOT_HEIGHT, plotIn, type Sketch, TICKS } from './sketch';
import { daysIn } from './zone-days';

type Scatter = Extract<ChartData, { kind: 'scatter' }>;

/** Each issue by the moment it was done and the days it took; above P85 hollow. */
export const scatterSketch = (data: Scatter, basis: KpiBasis, { width, writing }: Drawn): Sketch => {
  const { format, figures } = writing;
  const { percentiles } = data;
  const issues = [...data.issues].sort((a, b) => a.done - b.done);
  const plot = plotIn(width, 72);
  const ticks = ticksFor([...issues.map(({ days }) => days), percentiles.p95 ?? 0], TICKS);
  const y = linear([0, ticks.at(-1) ?? 1], [plot.bottom, plot.top]);
  const [first, end] = [dayNumber(basis.window.from), dayNumber(basis.window.to)];
  const x = linear([first, end], [plot.left + 4, plot.right - 4]);
  const dayOf = daysIn(basis.zone);
  const places = issues.map((issue) => ({ ...issue, x: x(dayOf(issue.done)), y: y(issue.days) }));
  const isLong = (days: number) => percentiles.p85 !== null && days > percentiles.p85;
  const left = data.left.reduce((sum, { count }) => sum + count, 0);
  const without = left === 0 ? '' : `; ${figures.count(left)} went straight to done and have none`;
  const newest = issues.length < data.all ? `the newest ${figures.count(issues.length)} of ` : '';
  return {
    height: PLOT_HEIGHT,
    said: `Cycle time of ${newest}${figures.count(data.all)} issues in days; ${percentileWords(percentiles, format)}${without}`,
    ruler: null,
    marks: (
      <>
        <YAxis plot={plot} ticks={ticks} y={y} write={format.number} />
        <PercentileLines percentiles={percentiles} plot={plot} y={y} format={format} />
        {places.map((issue) => (
          <circle
            key={issue.issue}
            className={isLong(issue.days) ? 'chart-dot-long' : 'chart-dot'}
            cx={issue.x}
            cy={issue.y}
            r="3.5"
          />
        ))}
        <XAxis
          plot={plot}
          labels={weeksOf(basis.window.from, end - first).map((day) => ({
            x: x(dayNumber(day)),
            text: format.shortDay(day),
          }))}
        />
      </>
    ),
    points: places.map((issue) => ({
      x: issue.x,
      y: issue.y,
      title: `Done ${format.dayOf(issue.done)}`,
      lines: [figures.text({ id: 'cycleTime' }, issue.days)],
      issue: issue.issue,
    })),
    legend: [
      { kind: 'dot', mark: 'chart-dot', text: 'Issue' },
      { kind: 'ring', mark: 'chart-dot-long', text: 'Above P85' },
      { kind: 'line', mark: 'chart-target', text: 'Percentile' },
    ],
    table: {
      columns: ['Issue', 'Done', 'Cycle time'],
      issues: [...issues].reverse().map(({ issue }) => issue),
      rows: [...issues]
        .reverse()
        .map(({ done, days }) => [
          cell(new Date(done).toISOString(), format.moment(done)),
          cell(days, figures.text({ id: 'cycleTime' }, days)),
        ]),
    },
  };
};

const weeksOf = (from: LocalDate, days: number): readonly LocalDate[] =>
  Array.from({ length: Math.max(1, Math.ceil(days / 7)) }, (_, at) => addDays(from, at * 7));
