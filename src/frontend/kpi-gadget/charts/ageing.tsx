import type { ChartData } from '../../../contract/kpi';
import type { Stage } from '../../../domain/kpi/issue';
import { stageWords } from '../messages';
import { YAxis } from './axes';
import { PercentileLines, percentileWords } from './percentile-lines';
import { linear, ticksFor } from './scale';
import { cell, type Drawn, PLOT_HEIGHT, plotIn, type Sketch, TICKS } from './sketch';

type Ageing = Extract<ChartData, { kind: 'ageing' }>;

const STAGES: readonly Stage[] = ['inProgress', 'inReview', 'waiting'];

/** As wide as the longest name with its count, and as high as a line. */
const NAME = 96;
const LINE = 16;

/** What is under way, by stage and by the days since it started, against how long work took that was done. */
export const ageingSketch = (data: Ageing, { width, writing: { format, figures } }: Drawn): Sketch => {
  const { percentiles } = data;
  const plot = plotIn(width, 72);
  const ticks = ticksFor([...data.issues.map(({ days }) => days), percentiles.p95 ?? 0], TICKS);
  const y = linear([0, ticks.at(-1) ?? 1], [plot.bottom, plot.top]);
  const column = (plot.right - plot.left) / STAGES.length;
  // Names that would run into each other stand on two lines by turns.
  const staggered = column < NAME;
  const left = (stage: Stage) => plot.left + STAGES.indexOf(stage) * column;
  const counts = STAGES.map((stage) => data.issues.filter((issue) => issue.stage === stage).length);
  const places = STAGES.flatMap((stage) =>
    spreadOut(
      data.issues.filter((issue) => issue.stage === stage),
      y,
      column,
    ).map(({ issue, x }) => ({ ...issue, x: left(stage) + x, y: y(issue.days) })),
  );
  const isLong = (days: number) => percentiles.p85 !== null && days > percentiles.p85;
  const long = data.issues.filter(({ days }) => isLong(days)).length;
  const longer = percentiles.p85 === null ? '' : `; ${figures.count(long)} older than P85 of what was done`;
  const some = data.issues.length < data.all ? `the oldest ${figures.count(data.issues.length)} of ` : '';
  return {
    height: PLOT_HEIGHT + (staggered ? LINE : 0),
    said: `Age of ${some}${figures.count(data.all)} issues under way, in days${longer}; work done took ${percentileWords(percentiles, format)}`,
    ruler: null,
    marks: (
      <>
        <YAxis plot={plot} ticks={ticks} y={y} write={format.number} />
        {STAGES.slice(1).map((stage) => (
          <line key={stage} className="chart-grid" x1={left(stage)} x2={left(stage)} y1={plot.top} y2={plot.bottom} />
        ))}
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
        {STAGES.map((stage, at) => (
          <text
            key={stage}
            className="chart-tick"
            x={left(stage) + column / 2}
            y={plot.bottom + 20 + (staggered && at % 2 === 1 ? LINE : 0)}
            textAnchor="middle"
          >
            {stageWords[stage]} {counts[at]}
          </text>
        ))}
      </>
    ),
    points: places.map((issue) => ({
      x: issue.x,
      y: issue.y,
      title: stageWords[issue.stage],
      lines: [figures.text({ id: 'wipAge' }, issue.days)],
      issue: issue.issue,
    })),
    legend: [
      { kind: 'dot', mark: 'chart-dot', text: 'Issue under way' },
      { kind: 'ring', mark: 'chart-dot-long', text: 'Older than P85' },
      { kind: 'line', mark: 'chart-target', text: 'Percentile of cycle time' },
    ],
    table: {
      columns: ['Issue', 'Stage', 'Age'],
      issues: data.issues.map(({ issue }) => issue),
      rows: data.issues.map(({ stage, days }) => [
        cell(stageWords[stage]),
        cell(days, figures.text({ id: 'wipAge' }, days)),
      ]),
    },
  };
};

const APART = 9;

/** Dots of like age stand beside each other, from the middle of their column outwards. */
const spreadOut = <T extends { readonly days: number }>(
  issues: readonly T[],
  y: (days: number) => number,
  column: number,
): { readonly issue: T; readonly x: number }[] => {
  const rows = new Map<number, number>();
  const most = Math.max(1, Math.floor((column - 16) / APART));
  return issues.map((issue) => {
    const row = Math.round(y(issue.days) / APART);
    const at = rows.get(row) ?? 0;
    rows.set(row, at + 1);
    const step = at % most;
    return { issue, x: column / 2 + (step % 2 === 0 ? 1 : -1) * Math.ceil(step / 2) * APART };
  });
};
