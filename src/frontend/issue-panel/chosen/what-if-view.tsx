import { Avatar } from '../../shared/avatar';
import { DoneIcon, OverIcon } from '../../shared/icons';
import { useFormat } from '../../shared/site';
import { Failed } from '../../shared/states';
import type { ChosenProps } from '../props';
import type { Row } from '../rows';
import { GrowingBar, WeekBar } from '../week-bar';
import { LateList } from './late-list';
import { chosenWords } from './messages';
import type { Side } from './side';
import type { Weighed } from './use-what-if';
import { giverVerdict, takerVerdict, type Verdict } from './verdict';

/** Before and after under each other, for the chosen person and for whoever has the issue now. */
export const WhatIfView = ({ panel, row, holder, scale, weighed }: ChosenProps & { weighed: Weighed }) => {
  const format = useFormat();
  if (weighed.kind === 'failed') return <Failed error={weighed.error} onRetry={weighed.retry} />;
  const { remaining } = panel.issue;
  const hours = format.hours(remaining.kind === 'unknown' ? 0 : remaining.seconds);
  const side = (
    { name, member: { accountId }, weeks }: Row,
    says: string,
    of: Side | null,
    verdict: Verdict | null,
  ) => (
    <div className="side stack">
      <p className="row">
        <Avatar accountId={accountId} name={name} />
        <span>
          <span className="strong">
            <bdi>{name}</bdi>
          </span>{' '}
          <span className="subtle">{says}</span>
        </span>
      </p>
      <BeforeAfter weeks={panel.weeks} name={name} before={of?.before ?? weeks} side={of} scale={scale} />
      {verdict === null ? (
        <p className="skeleton skeleton-line">
          <span className="visually-hidden">{chosenWords.weighing}</span>
        </p>
      ) : (
        <Says {...verdict} />
      )}
    </div>
  );
  const takes = weighed.kind === 'weighed' ? weighed.takes : null;
  const gives = weighed.kind === 'weighed' ? weighed.gives : null;
  return (
    <div className="sides" aria-busy={weighed.kind === 'waiting'}>
      {side(row, chosenWords.takes(hours), takes, takes && takerVerdict(takes, format))}
      {holder !== null && side(holder, chosenWords.gives(hours), gives, gives && giverVerdict(gives, format))}
    </div>
  );
};

type Weeks = Side['before'];

const BeforeAfter = (props: {
  weeks: readonly string[];
  name: string;
  before: Weeks;
  side: Side | null;
  scale: number;
}) => {
  const format = useFormat();
  const { before, side, scale } = props;
  return (
    <table className="before-after">
      <caption className="visually-hidden">
        {props.name}: {chosenWords.before}, {chosenWords.after}
      </caption>
      <thead>
        <tr>
          <td />
          {props.weeks.map((week) => (
            <th key={week} scope="col">
              {format.shortDay(week)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{chosenWords.before}</th>
          {before.map((sums) => (
            <td key={sums.week}>
              <WeekBar sums={sums} scale={scale} />
            </td>
          ))}
        </tr>
        <tr>
          <th scope="row">{chosenWords.after}</th>
          {side === null
            ? before.map(({ week }) => (
                <td key={week}>
                  <span className="skeleton skeleton-bar" />
                </td>
              ))
            : side.after.map((sums, week) => (
                <td key={sums.week}>
                  <GrowingBar from={before[week] ?? sums} to={sums} scale={scale} />
                </td>
              ))}
        </tr>
      </tbody>
    </table>
  );
};

const Says = ({ tone, sentences, late }: Verdict) => (
  <div className={`verdict verdict-${tone}`} role="status">
    {tone === 'warning' ? <OverIcon /> : <DoneIcon />}
    <div className="stack stack-tight">
      <p>{sentences.join(' ')}</p>
      {late !== null && <LateList {...late} />}
    </div>
  </div>
);
