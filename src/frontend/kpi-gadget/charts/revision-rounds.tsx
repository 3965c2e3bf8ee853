import type { ChartData } from '../../../contract/kpi';
import { barsIn } from './bars';
import { cell, type Drawn, PLOT_HEIGHT, plotIn, type Sketch } from './sketch';

type Rounds = Extract<ChartData, { kind: 'revision-rounds' }>;

/** How many issues took how many rounds. */
export const revisionRoundsSketch = (
  { bars, n, median }: Rounds,
  { width, writing: { format, figures } }: Drawn,
): Sketch => {
  const name = (rounds: number) => (rounds >= 5 ? '5 or more' : String(rounds));
  const plot = plotIn(width, 16);
  const drawn = barsIn(
    bars.map(({ rounds, issues }) => ({
      count: issues,
      label: rounds >= 5 ? '5+' : String(rounds),
      title: `${name(rounds)} ${rounds === 1 ? 'round' : 'rounds'}`,
    })),
    plot,
    figures.count,
    24,
  );
  const middle = median === null ? 'no data' : `median ${format.number(median)}`;
  return {
    height: PLOT_HEIGHT,
    said: `Revision rounds of ${figures.count(n)} issues that were reviewed; ${middle}`,
    ruler: null,
    marks: drawn.marks,
    points: drawn.points,
    legend: [{ kind: 'area', mark: 'chart-bar', text: 'Issues by revision rounds' }],
    table: {
      columns: ['Rounds', 'Issues'],
      issues: null,
      rows: bars.map(({ rounds, issues }) => [cell(name(rounds)), cell(issues, figures.count(issues))]),
    },
  };
};
