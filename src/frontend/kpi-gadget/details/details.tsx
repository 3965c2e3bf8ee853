import { useEffect, useRef, useState } from 'react';
import type { GadgetConfig, KpiBasis, KpiFigure } from '../../../contract/kpi';
import { CATALOGUE } from '../../../domain/kpi/catalogue';
import type { Exclusion } from '../../../domain/kpi/result';
import { Failed } from '../../shared/states';
import { likeOf, missedWords, needWords, targetWords } from '../board/figure-words';
import { NoFigureLozenge, StateLozenge } from '../board/state-lozenge';
import { kpiTitle } from '../figures';
import { BackIcon } from '../icons';
import type { KpiLike } from '../kpi-words';
import { exclusionWords, say, withheldWords } from '../messages';
import { NothingShown } from '../nothing-shown';
import type { Opened } from '../opened';
import { windowWords } from '../periods';
import { SetUp } from '../set-up';
import { Skeleton } from '../skeleton';
import { useWriting, type Writing } from '../use-figures';
import { useBoard } from '../use-kpis';
import { DetailsCsv } from './details-csv';
import { formulaSentence, partWords, sumWords } from './formula-words';
import { IssueTable } from './issue-table';
import { Notes } from './notes';
import { Tabs } from './tabs';
import './details.css';
import '../charts/charts.css';

type Props = { readonly config: GadgetConfig; readonly opened: Opened; readonly onClose: () => void };

/** One number taken apart: formula, the issues that count, those left out by reason, what to know of the data. */
export const Details = ({ config, opened, onClose }: Props) => {
  const board = useBoard(
    config,
    config.show.kind === 'board' && opened.figure !== null ? config.show.kpis : [opened.kpi],
  );
  const answer = board.data?.kind === 'answered' && board.data.reply.kind === 'answer' ? board.data.reply : null;
  const figure = answer?.figures.find(({ kpi }) => kpi === opened.kpi) ?? opened.figure;
  const writing = useWriting(answer?.zone ?? null);
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => back.current?.focus(), []);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes what a button opened
    <div className="details" onKeyDown={(event) => event.key === 'Escape' && onClose()}>
      <div className="details-head">
        <button ref={back} type="button" className="button" onClick={onClose}>
          <BackIcon />
          {say.back}
        </button>
        {answer !== null && figure?.kind === 'shown' && (
          <DetailsCsv config={config} opened={opened} figure={figure} basis={answer} />
        )}
      </div>
      {board.error !== null ? (
        <Failed error={board.error} onRetry={board.retry} />
      ) : board.data === undefined ? (
        <Skeleton shown={null} />
      ) : answer === null || figure === null ? (
        <NothingShown answered={board.data} />
      ) : (
        <TakenApart config={config} opened={opened} figure={figure} basis={answer} writing={writing} />
      )}
    </div>
  );
};

type ApartProps = {
  readonly config: GadgetConfig;
  readonly opened: Opened;
  readonly figure: KpiFigure;
  readonly basis: KpiBasis;
  readonly writing: Writing;
};

const TakenApart = (props: ApartProps) => {
  const { config, figure, basis, writing } = props;
  return (
    <>
      <p className="small subtle">
        {[config.title, windowWords(basis.window, writing.format)].filter((part) => part !== '').join(' · ')}
      </p>
      <h2 className="details-title">{kpiTitle(figure.kpi)}</h2>
      {figure.kind === 'withheld' ? (
        <p className="row row-wrap">
          <NoFigureLozenge why="withheld" />
          <span className="subtle">{withheldWords[figure.why]}</span>
        </p>
      ) : figure.result.unset !== null ? (
        <>
          <p className="row row-wrap">
            <NoFigureLozenge why="unset" />
            <span className="subtle">{say.missing(needWords(figure.result.unset))}</span>
          </p>
          <SetUp />
        </>
      ) : (
        <ShownApart {...props} figure={figure} />
      )}
    </>
  );
};

type Shown = Extract<KpiFigure, { kind: 'shown' }>;

const ShownApart = ({ config, opened, figure, basis, writing }: ApartProps & { figure: Shown }) => {
  const kpi = likeOf(figure);
  const { result } = figure;
  const left = result.excluded.filter(({ reason }) => reason !== 'too-few');
  const asked = { scope: opened.scope, kpi: figure.kpi, period: config.period };
  const ofIssues = CATALOGUE[figure.kpi].samples === 'issues';
  const leftCount = left.reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      <Headline figure={figure} kpi={kpi} writing={writing} />
      <Formula figure={figure} kpi={kpi} basis={basis} writing={writing} />
      <Tabs
        tabs={[
          {
            id: 'counted',
            label: `${say.counted} ${writing.figures.count(result.n)}`,
            content: ofIssues ? (
              <IssueTable asked={{ ...asked, part: 'counted' }} kpi={kpi} writing={writing} />
            ) : (
              <p className="subtle">{say.noIssuesBehind}</p>
            ),
          },
          {
            id: 'left',
            label: `${say.leftOut} ${writing.figures.count(leftCount)}`,
            content: <LeftOut left={left} asked={asked} kpi={kpi} writing={writing} />,
          },
          { id: 'notes', label: say.notes, content: <Notes basis={basis} writing={writing} kpi={figure.kpi} /> },
        ]}
      />
    </>
  );
};

type PartProps = { readonly figure: Shown; readonly kpi: KpiLike; readonly writing: Writing };

const Headline = ({ figure: { result, target, state }, kpi, writing: { figures } }: PartProps) => (
  <div className="row row-wrap details-headline">
    {result.value !== null && (
      <span className="figure-value">
        {figures.of(kpi, result.value).number}
        <span className="figure-unit">{figures.of(kpi, result.value).unit}</span>
      </span>
    )}
    {state !== null ? <StateLozenge state={state} /> : result.value === null ? <NoFigureLozenge why="no-data" /> : null}
    {target !== null && (
      <span className="subtle">
        {targetWords(kpi, target, figures)}; {missedWords(kpi, target, figures)}. {say.targetFrom[target.from]}
      </span>
    )}
  </div>
);

const Formula = ({ figure, kpi, basis, writing }: PartProps & { basis: KpiBasis }) => {
  const sum = sumWords(kpi, figure.result, basis, writing);
  const parts = partWords(kpi, figure.result, writing);
  return (
    <div className="details-formula">
      <p className="strong">{sum ?? say.noSum}</p>
      <p className="subtle">{formulaSentence(kpi)}</p>
      {parts.length > 0 && (
        <dl className="details-parts small">
          {parts.map(({ name, figure: shown }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{shown}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
};

type LeftProps = {
  readonly left: readonly { readonly reason: Exclusion; readonly count: number }[];
  readonly asked: Omit<Parameters<typeof IssueTable>[0]['asked'], 'part'>;
  readonly kpi: KpiLike;
  readonly writing: Writing;
};

const LeftOut = ({ left, asked, kpi, writing }: LeftProps) => {
  const [open, setOpen] = useState<Exclusion | null>(left.length === 1 ? (left[0]?.reason ?? null) : null);
  if (left.length === 0) return <p className="subtle">{say.nothingLeftOut}</p>;
  return (
    <ul className="details-left">
      {left.map(({ reason, count }) => (
        <li key={reason}>
          <button
            type="button"
            className="button button-link details-reason"
            aria-expanded={open === reason}
            onClick={() => setOpen(open === reason ? null : reason)}
          >
            <span>{exclusionWords[reason]}</span>
            <span>{writing.figures.count(count)}</span>
          </button>
          {open === reason && <IssueTable asked={{ ...asked, part: reason }} kpi={kpi} writing={writing} />}
        </li>
      ))}
    </ul>
  );
};
