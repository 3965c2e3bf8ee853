import type { KpiBasis, KpiFigure } from '../../../contract/kpi';
import { CATALOGUE } from '../../../domain/kpi/catalogue';
import { ClockIcon } from '../../shared/icons';
import { behindWords } from '../behind-words';
import { WayIcon } from '../icons';
import { statisticOf } from '../kpi-words';
import { exclusionWords, say, withheldWords } from '../messages';
import { windowWords } from '../periods';
import { missesRatings } from '../rating-words';
import { SetUp } from '../set-up';
import { trendWords } from '../trend-words';
import type { Writing } from '../use-figures';
import { likeOf, lineWords, needWords, targetWords } from './figure-words';
import { SparkLine } from './spark-line';
import { NoFigureLozenge, StateLozenge } from './state-lozenge';

export type CardProps = {
  readonly figure: KpiFigure;
  readonly basis: KpiBasis;
  readonly writing: Writing;
  /** Leads to the issues behind the number; null where the figure only shows (a preview). */
  readonly onOpen: ((figure: KpiFigure) => void) | null;
};

type Shown = Extract<KpiFigure, { kind: 'shown' }>;

/** One KPI: value, target, state in words, what is behind it, the line, the trend. */
export const FigureCard = (props: CardProps) => {
  const { figure } = props;
  return (
    <section className="figure" data-kpi={figure.kpi} aria-labelledby={`kpi-${figure.kpi}`}>
      <Head figure={figure} />
      {figure.kind === 'withheld' ? (
        <Nothing why="withheld" text={withheldWords[figure.why]} />
      ) : figure.result.unset !== null ? (
        <Nothing why="unset" text={say.missing(needWords(figure.result.unset))}>
          <SetUp />
        </Nothing>
      ) : (
        <ShownFigure {...props} figure={figure} />
      )}
    </section>
  );
};

const Head = ({ figure }: { figure: KpiFigure }) => {
  const statistic = statisticOf(figure.kpi);
  const state = figure.kind === 'shown' && figure.result.unset === null ? figure.state : null;
  return (
    <div className="figure-head">
      <h3 id={`kpi-${figure.kpi}`}>
        {CATALOGUE[figure.kpi].name}
        {statistic !== null && <span className="figure-statistic">, {statistic}</span>}
      </h3>
      {state !== null && <StateLozenge state={state} />}
    </div>
  );
};

const Nothing = ({ why, text, children }: { why: 'unset' | 'withheld'; text: string; children?: React.ReactNode }) => (
  <>
    <div className="figure-none">
      <NoFigureLozenge why={why} />
    </div>
    <div className="figure-why">
      <p className="small subtle">{text}</p>
      {children}
    </div>
  </>
);

const ShownFigure = ({ figure, basis, writing, onOpen }: CardProps & { figure: Shown }) => {
  const { result, target, before, trend, line } = figure;
  const { figures } = writing;
  const kpi = likeOf(figure);
  const { value } = result;
  const said = value === null ? null : trendWords(kpi, { value, before, trend }, figures);
  return (
    <>
      {value === null ? (
        <NoData figure={figure} />
      ) : (
        <p className="figure-value">
          {figures.of(kpi, value).number}
          <span className="figure-unit">{figures.of(kpi, value).unit}</span>
          {(!basis.complete || missesRatings(figure.kpi, basis)) && (
            <span className="figure-incomplete" title={say.incompleteFigure}>
              <ClockIcon />
              <span className="visually-hidden">{say.incompleteFigure}</span>
            </span>
          )}
        </p>
      )}
      <div className="figure-pair small">
        <span className="subtle">{target === null ? ' ' : targetWords(kpi, target, figures)}</span>
        <Behind figure={figure} writing={writing} onOpen={onOpen} />
      </div>
      {line.length > 0 && (
        <SparkLine points={line} target={target?.amber ?? null} said={lineWords(kpi, line, figures)} />
      )}
      <p className="figure-trend small subtle">
        {said !== null && (
          <>
            <WayIcon way={said.way} />
            {said.text}
          </>
        )}
        <Judged figure={figure} writing={writing} />
      </p>
    </>
  );
};

/** The target may have a period of its own: then the state is not of the value above, and says of which. */
const Judged = ({ figure, writing }: Pick<CardProps, 'writing'> & { figure: Shown }) => {
  if (figure.judged === null) return null;
  const { value, window } = figure.judged;
  const shown = value === null ? say.noData : writing.figures.text(likeOf(figure), value);
  return <span className="subtlest">{say.judged(shown, windowWords(window, writing.format))}</span>;
};

/** Nothing to work a value out of is not a value of 0. */
const NoData = ({ figure }: { figure: Shown }) => {
  const few = figure.result.excluded.some(({ reason }) => reason === 'too-few');
  return (
    <div className="figure-none">
      {figure.state === null ? <NoFigureLozenge why="no-data" /> : null}
      <span className="small subtle">{few ? exclusionWords['too-few'] : say.nothingToCount}</span>
    </div>
  );
};

const Behind = ({ figure, writing, onOpen }: Pick<CardProps, 'writing' | 'onOpen'> & { figure: Shown }) => {
  const words = `${behindWords(figure.kpi, figure.result, writing.figures)}${figure.now ? `, ${say.today}` : ''}`;
  if (onOpen === null) return <span className="subtlest">{words}</span>;
  return (
    <button
      type="button"
      className="button button-link figure-open"
      aria-label={`${words}: ${CATALOGUE[figure.kpi].name}, details`}
      onClick={() => onOpen(figure)}
    >
      {words}
    </button>
  );
};
