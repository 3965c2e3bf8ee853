import { useId, useMemo, useRef, useState } from 'react';
import type { ChartData, GadgetConfig, KpiBasis, KpiChart, KpiScope } from '../../../contract/kpi';
import type { KpiId } from '../../../domain/kpi/catalogue';
import { Failed } from '../../shared/states';
import { needWords } from '../board/figure-words';
import { NoFigureLozenge } from '../board/state-lozenge';
import type { Mended } from '../config/gadget-config';
import { ChartExports } from '../export/chart-exports';
import { Foot } from '../foot';
import { say, withheldWords } from '../messages';
import { NothingShown } from '../nothing-shown';
import { Notices } from '../notices';
import type { Opened } from '../opened';
import { windowWords } from '../periods';
import { SetUp } from '../set-up';
import { Skeleton } from '../skeleton';
import { useWriting, type Writing } from '../use-figures';
import { useIssueNames } from '../use-issue-names';
import { useChart } from '../use-kpis';
import { useWidth } from '../use-width';
import { Chart } from './chart';
import { ChartTable } from './chart-table';
import { chartTitle, kpiBehind } from './chart-words';
import { backTestWords } from './forecast-words';
import { sketchOf } from './sketch-of';
import './charts.css';

type Props = {
  readonly config: GadgetConfig;
  readonly chart: KpiChart;
  readonly mended: readonly Mended[];
  readonly onOpen: ((opened: Opened) => void) | null;
};

/** A chart with its sentence, its legend, its table and its files. */
export const ChartView = ({ config, chart, mended, onOpen }: Props) => {
  const { data, error, retry } = useChart(config, chart);
  const answer = data?.kind === 'answered' && data.reply.kind === 'answer' ? data.reply : null;
  const writing = useWriting(answer?.zone ?? null);
  if (error !== null) return <Failed error={error} onRetry={retry} />;
  if (data === undefined) return <Skeleton shown={config.show} />;
  if (data.kind === 'no-filter' || answer === null) return <NothingShown answered={data} />;
  const unset = 'unset' in answer.chart ? answer.chart.unset : null;
  return (
    <>
      <Notices basis={answer} writing={writing} filterCut={data.filterCut} mended={mended} />
      <div className="chart-body">
        <h3>{chartTitle(chart)}</h3>
        {answer.chart.kind === 'withheld' ? (
          <None why="withheld" text={withheldWords[answer.chart.why]} />
        ) : unset !== null ? (
          <>
            <None why="unset" text={say.missing(needWords(unset))} />
            <SetUp />
          </>
        ) : (
          <Drawn
            chart={chart}
            data={answer.chart}
            basis={answer}
            writing={writing}
            config={config}
            onOpen={opener(onOpen, data.scope)}
          />
        )}
      </div>
      <ChartFoot data={answer.chart} basis={answer} writing={writing} />
    </>
  );
};

const opener = (onOpen: Props['onOpen'], scope: KpiScope) =>
  onOpen === null ? null : (kpi: KpiId) => onOpen({ kpi, figure: null, scope });

const None = ({ why, text }: { why: 'unset' | 'withheld'; text: string }) => (
  <>
    <div className="figure-none">
      <NoFigureLozenge why={why} />
    </div>
    <p className="small subtle">{text}</p>
  </>
);

/** What the figures of the chart are of: its own weeks where it shows weeks, else the period. */
const ChartFoot = ({ data, basis, writing }: { data: ChartData; basis: KpiBasis; writing: Writing }) => {
  const test = data.kind === 'throughput' ? backTestWords(data, writing.figures) : null;
  const weeks = data.kind === 'trend' || data.kind === 'throughput';
  return (
    <Foot basis={basis} writing={writing}>
      {test ??
        (weeks
          ? `Last 26 weeks, to ${windowWords(basis.window, writing.format).split(' to ').at(-1)}`
          : windowWords(basis.window, writing.format))}
    </Foot>
  );
};

type DrawnProps = {
  readonly chart: KpiChart;
  readonly data: Exclude<ChartData, { kind: 'withheld' }>;
  readonly basis: KpiBasis;
  readonly writing: Writing;
  readonly config: GadgetConfig;
  readonly onOpen: ((kpi: KpiId) => void) | null;
};

const Drawn = ({ chart, data, basis, writing, config, onOpen }: DrawnProps) => {
  const { title, period } = config;
  // A saved filter's issues are asked for by their ids; the log is told what somebody chose.
  const scope = config.scope.kind;
  const { box, width } = useWidth<HTMLDivElement>();
  const [table, setTable] = useState(false);
  const [looked, setLooked] = useState<string | null>(null);
  const stage = useRef<HTMLDivElement>(null);
  const region = useId();
  const sketch = useMemo(
    () => (width === 0 ? null : sketchOf(data, basis, { width, writing, period })),
    [data, basis, width, writing, period],
  );
  const names = useIssueNames(looked === null ? [] : hundredOf(sketch?.table.issues ?? [], looked));
  const behind = kpiBehind(chart);
  return (
    <div ref={box}>
      {sketch !== null && (
        <>
          <p className="chart-said small subtle">{sketch.said}</p>
          <div ref={stage}>
            <Chart sketch={sketch} width={width} names={names} onLookAt={setLooked} />
          </div>
          <div className="chart-links small" data-kpi={behind ?? undefined}>
            <button
              type="button"
              className="button button-link"
              aria-expanded={table}
              aria-controls={table ? region : undefined}
              onClick={() => setTable(!table)}
            >
              {table ? say.hideTable : say.showTable}
            </button>
            {behind !== null && onOpen !== null && (
              <button type="button" className="button button-link figure-open" onClick={() => onOpen(behind)}>
                {say.issuesBehind}
              </button>
            )}
            <ChartExports
              sketch={sketch}
              kpi={behind ?? ('kpi' in chart ? chart.kpi : null)}
              scope={scope}
              name={[title, chartTitle(chart)].filter((part) => part !== '').join(', ')}
              svg={() => stage.current?.querySelector<SVGSVGElement>('.chart-svg') ?? null}
            />
          </div>
          {table && (
            <div id={region}>
              <ChartTable table={sketch.table} title={chartTitle(chart)} />
            </div>
          )}
        </>
      )}
    </div>
  );
};

/** The issue that is looked at with its neighbours, so that a walk along the dots asks Jira once a hundred. */
const hundredOf = (issues: readonly string[], looked: string): readonly string[] => {
  const from = Math.floor(Math.max(0, issues.indexOf(looked)) / 100) * 100;
  return issues.slice(from, from + 100);
};
