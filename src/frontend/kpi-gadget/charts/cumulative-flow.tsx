import type { ChartData } from '../../../contract/kpi';
import type { FlowDay } from '../../../domain/kpi/cumulative-flow';
import type { Stage } from '../../../domain/kpi/issue';
import { stageWords } from '../messages';
import { XAxis, YAxis } from './axes';
import { apart, areaBetween, linear, ticksFor } from './scale';
import { cell, type Drawn, PLOT_HEIGHT, plotIn, type Sketch, TICKS } from './sketch';

type Flow = Extract<ChartData, { kind: 'cumulative-flow' }>;

/** From the bottom up. */
const STAGES: readonly Stage[] = ['done', 'waiting', 'inReview', 'inProgress', 'toDo'];
const UNDER_WAY: readonly Stage[] = ['inProgress', 'inReview', 'waiting'];

/** Issues by stage at the end of each day, stacked; done counts from the first day on, so that the chart begins at 0. */
export const cumulativeFlowSketch = ({ days, doneBefore }: Flow, { width, writing }: Drawn): Sketch => {
  const { format, figures } = writing;
  const shownDays = days.map((day) => ({ ...day, done: day.done - doneBefore }));
  const plot = plotIn(width, 56);
  const top = Math.max(0, ...shownDays.map((day) => heightOf(day, 'toDo')));
  const ticks = ticksFor([top], TICKS, true);
  const y = linear([0, ticks.at(-1) ?? 1], [plot.bottom, plot.top]);
  const x = linear([0, shownDays.length - 1], [plot.left, plot.right]);
  const last = shownDays.at(-1);
  return {
    height: PLOT_HEIGHT,
    said: last === undefined ? 'Issues by stage: no days' : saidOf(last, writing),
    ruler: { top: plot.top, bottom: plot.bottom },
    marks: (
      <>
        <YAxis plot={plot} ticks={ticks} y={y} write={figures.count} />
        {STAGES.map((stage) => (
          <path
            key={stage}
            className={`chart-area chart-stage-${stage}`}
            d={areaBetween(
              shownDays.map((day, at) => ({
                x: x(at),
                low: y(heightOf(day, stage) - day[stage]),
                high: y(heightOf(day, stage)),
              })),
            )}
          />
        ))}
        {last !== undefined && <Ends day={last} x={plot.right} y={y} bounds={[plot.top, plot.bottom]} />}
        <XAxis plot={plot} labels={shownDays.map(({ date }, at) => ({ x: x(at), text: format.shortDay(date) }))} />
      </>
    ),
    points: shownDays.map((day, at) => ({
      x: x(at),
      y: y(heightOf(day, 'inProgress')),
      title: format.day(day.date),
      lines: [...STAGES].reverse().map((stage) => `${stageWords[stage]} ${figures.count(day[stage])}`),
    })),
    legend: [...STAGES].reverse().map((stage) => ({
      kind: 'area',
      mark: `chart-stage-${stage}`,
      text: `${stageWords[stage]} ${last === undefined ? '' : figures.count(last[stage])}`,
    })),
    table: {
      columns: ['Day', ...[...STAGES].reverse().map((stage) => stageWords[stage])],
      issues: null,
      rows: shownDays.map((day) => [
        cell(day.date, format.dayInYear(day.date)),
        ...[...STAGES].reverse().map((stage) => cell(day[stage], figures.count(day[stage]))),
      ]),
    },
  };
};

/** Issues in this stage and in those below it. */
const heightOf = (day: FlowDay, stage: Stage): number =>
  STAGES.slice(0, STAGES.indexOf(stage) + 1).reduce((sum, one) => sum + day[one], 0);

const underWay = (day: FlowDay): number => UNDER_WAY.reduce((sum, stage) => sum + day[stage], 0);

/** Figures of the last day beside what they count; a bracket holds what is under way. */
const Ends = ({
  day,
  x,
  y,
  bounds,
}: {
  day: FlowDay;
  x: number;
  y: (value: number) => number;
  bounds: readonly [number, number];
}) => {
  const [done, work, all] = [day.done, heightOf(day, 'inProgress'), heightOf(day, 'toDo')];
  const middles = [y((work + all) / 2), y((done + work) / 2), y(done / 2)];
  const places = apart(middles, 14, bounds);
  return (
    <g>
      <path className="chart-bracket" d={`M${x + 4} ${y(work)}h4V${y(done)}h-4`} />
      {[day.toDo, underWay(day), day.done].map((count, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: three places, always the same
        <text key={at} className="chart-label" x={x + 13} y={(places[at] ?? 0) + 4}>
          {count}
        </text>
      ))}
    </g>
  );
};

const saidOf = (day: FlowDay, { format, figures }: Drawn['writing']): string =>
  `Issues by stage; on ${format.day(day.date)}: ${figures.count(underWay(day))} under way, ${figures.count(day.toDo)} to do, ${figures.count(day.done)} done since the first day`;
