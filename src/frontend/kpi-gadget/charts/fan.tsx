import type { ReactNode } from 'react';
import type { FanWeek } from '../../../domain/forecast/fan';
import { addDays, dayNumber, type LocalDate } from '../../../domain/units';
import type { Writing } from '../use-figures';
import { XAxis, YAxis } from './axes';
import { apart, areaBetween, linear, lineThrough, ticksFor } from './scale';
import { type ChartPoint, type Plot, TICKS } from './sketch';

/** `left`: issues left, down to 0. `done`: issues done, up from 0. */
export type Fan = {
  readonly kind: 'left' | 'done';
  readonly from: LocalDate;
  readonly start: number;
  readonly weeks: readonly FanWeek[];
  /** When all is done; null = not asked, or beyond three years. */
  readonly by: Readonly<Record<'p50' | 'p85' | 'p95', LocalDate | null>> | null;
};

/** P50 as a line, 15 to 85 and 5 to 95 of 100 runs as bands. */
export const drawFan = (
  fan: Fan,
  plot: Plot,
  { format, figures }: Writing,
): { marks: ReactNode; points: ChartPoint[] } => {
  const from = {
    to: addDays(fan.from, -1),
    p5: fan.start,
    p15: fan.start,
    p50: fan.start,
    p85: fan.start,
    p95: fan.start,
  };
  const steps: readonly FanWeek[] = [from, ...untilDone(fan)];
  const ticks = ticksFor(
    steps.flatMap(({ p5, p95 }) => [p5, p95]),
    TICKS,
    true,
  );
  const y = linear([0, ticks.at(-1) ?? 1], [plot.bottom, plot.top]);
  const last = steps.at(-1)?.to ?? from.to;
  const x = linear([dayNumber(from.to), dayNumber(last)], [plot.left, plot.right]);
  const at = (day: LocalDate) => x(dayNumber(day));
  const band = (low: 'p5' | 'p15', high: 'p85' | 'p95') =>
    areaBetween(steps.map((step) => ({ x: at(step.to), low: y(step[low]), high: y(step[high]) })));
  return {
    marks: (
      <g>
        <YAxis plot={plot} ticks={ticks} y={y} write={figures.count} />
        <path className="chart-fan-outer" d={band('p5', 'p95')} />
        <path className="chart-fan-inner" d={band('p15', 'p85')} />
        <path
          className="chart-line chart-fan-line"
          d={lineThrough(steps.map((step) => ({ x: at(step.to), y: y(step.p50) })))}
        />
        {fan.by !== null && <Dates by={fan.by} plot={plot} at={at} last={last} />}
        <text className="chart-tick" x={plot.right} y={plot.top - 4} textAnchor="end">
          {fan.kind === 'left' ? 'issues left' : 'issues done'}
        </text>
        <XAxis plot={plot} labels={steps.map(({ to }) => ({ x: at(to), text: format.shortDay(to) }))} />
      </g>
    ),
    points: steps.slice(1).map((step) => ({
      x: at(step.to),
      y: y(step.p50),
      title: `By ${format.day(step.to)}, issues ${fan.kind}`,
      lines: [
        `P50 ${figures.count(step.p50)}`,
        `15 to 85 of 100: ${range(step.p15, step.p85, figures.count)}`,
        `5 to 95 of 100: ${range(step.p5, step.p95, figures.count)}`,
      ],
    })),
  };
};

const range = (one: number, other: number, count: (value: number) => string): string =>
  `${count(Math.min(one, other))} to ${count(Math.max(one, other))}`;

/** Weeks after which nothing is left in any run say nothing more. */
const untilDone = ({ kind, weeks }: Fan): readonly FanWeek[] => {
  if (kind === 'done') return weeks;
  const end = weeks.findIndex(({ p5, p95 }) => p5 === 0 && p95 === 0);
  return end === -1 ? weeks : weeks.slice(0, end + 1);
};

const NAMES = ['p50', 'p85', 'p95'] as const;

const Dates = ({
  by,
  plot,
  at,
  last,
}: {
  by: NonNullable<Fan['by']>;
  plot: Plot;
  at: (day: LocalDate) => number;
  last: LocalDate;
}) => {
  const shown = NAMES.flatMap((name) => {
    const day = by[name];
    return day === null || day > last ? [] : [{ name: name.toUpperCase(), x: at(day) }];
  });
  const labels = apart(
    shown.map(({ x }) => x),
    36,
    [plot.left + 14, plot.right + 14],
  );
  return (
    <g>
      {shown.map(({ name, x }, index) => (
        <g key={name}>
          <circle className="chart-fan-date" cx={x} cy={plot.bottom} r="4" />
          <text className="chart-label" x={labels[index]} y={plot.bottom - 10} textAnchor="middle">
            {name}
          </text>
        </g>
      ))}
    </g>
  );
};
