import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { GadgetConfig, KpiChart } from '../../contract/kpi';
import type { KpiId } from '../../domain/kpi/catalogue';
import { Failed } from '../shared/states';
import { Board } from './board/board';
import type { Mended } from './config/gadget-config';
import { Foot } from './foot';
import { say } from './messages';
import { NothingShown } from './nothing-shown';
import { Notices } from './notices';
import type { Opened } from './opened';
import { Skeleton } from './skeleton';
import { useWriting } from './use-figures';
import { useBoard, useChart } from './use-kpis';
import './gadget.css';

const ChartView = lazy(() => import('./charts/chart-view').then((module) => ({ default: module.ChartView })));
const Details = lazy(() => import('./details/details').then((module) => ({ default: module.Details })));

export type ViewProps = {
  readonly config: GadgetConfig;
  readonly mended?: readonly Mended[];
  /** Figures only: nothing opens. */
  readonly preview?: boolean;
};

/** What a gadget shows: one KPI, a board, or a chart; and the issues behind a number, in its place. */
export const GadgetView = ({ config, mended = [], preview = false }: ViewProps) => {
  const [opened, setOpened] = useState<Opened | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const last = useRef<KpiId | null>(null);
  useEffect(() => {
    if (opened !== null) last.current = opened.kpi;
    else if (last.current !== null) focusOn(box.current, last.current);
  }, [opened]);
  const open = preview ? null : setOpened;
  return (
    <div ref={box} className="gadget">
      {opened === null ? (
        <>
          {config.title === '' ? (
            <h2 className="visually-hidden">{say.untitled}</h2>
          ) : (
            <div className="gadget-head">
              <h2>{config.title}</h2>
            </div>
          )}
          {config.show.kind === 'chart' ? (
            <ChartPlace config={config} chart={config.show.chart} mended={mended} onOpen={open} />
          ) : (
            <BoardView config={config} mended={mended} onOpen={open} />
          )}
        </>
      ) : (
        <Suspense fallback={<Skeleton shown={null} />}>
          <Details config={config} opened={opened} onClose={() => setOpened(null)} />
        </Suspense>
      )}
    </div>
  );
};

type ChartProps = BoardViewProps & { readonly chart: KpiChart };

/** Asks for the figures while the drawing is still loaded. */
const ChartPlace = (props: ChartProps) => {
  useChart(props.config, props.chart);
  return (
    <Suspense fallback={<Skeleton shown={props.config.show} />}>
      <ChartView {...props} />
    </Suspense>
  );
};

/** Back from details, the focus is where it left. */
const focusOn = (box: HTMLElement | null, kpi: KpiId): void =>
  box?.querySelector<HTMLElement>(`[data-kpi="${kpi}"] .figure-open`)?.focus();

type BoardViewProps = {
  readonly config: GadgetConfig;
  readonly mended: readonly Mended[];
  readonly onOpen: ((opened: Opened) => void) | null;
};

const BoardView = ({ config, mended, onOpen }: BoardViewProps) => {
  const kpis = config.show.kind === 'board' ? config.show.kpis : config.show.kind === 'kpi' ? [config.show.kpi] : [];
  const { data, error, retry } = useBoard(config, kpis);
  const board = data?.kind === 'answered' && data.reply.kind === 'answer' ? data.reply : null;
  const writing = useWriting(board?.zone ?? null);
  if (error !== null) return <Failed error={error} onRetry={retry} />;
  if (data === undefined) return <Skeleton shown={config.show} />;
  if (data.kind === 'no-filter' || board === null) return <NothingShown answered={data} />;
  const lines = board.figures.some((figure) => figure.kind === 'shown' && figure.line.length > 0);
  const { scope } = data;
  return (
    <>
      <Notices basis={board} writing={writing} filterCut={data.filterCut} mended={mended} />
      <Board
        board={board}
        writing={writing}
        onOpen={onOpen === null ? null : (figure) => onOpen({ kpi: figure.kpi, figure, scope })}
      />
      <Foot basis={board} writing={writing} legend={lines ? say.line : null} />
    </>
  );
};
