// biome-ignore-all lint/a11y/useSemanticElements: a grid that is laid out by CSS loses what table elements mean
// biome-ignore-all lint/a11y/useFocusableInteractive: the keyboard is on one cell of the grid at a time
import { memo } from 'react';
import { useFormat } from '../../shared/site';
import { calendarWords as say } from './messages';
import { DAY, ROW, stripPaths } from './strips';
import type { Year, YearMonth } from './year';

type Props = {
  readonly index: number;
  readonly name: string;
  readonly shown: Year;
  readonly months: readonly number[];
  readonly starts: readonly number[];
  /** The day of this row that the keyboard is on. */
  readonly at: { readonly day: number; readonly words: string } | null;
  readonly onDay: (day: number) => void;
};

/** One person's year in a line; the name that is seen stands in `TeamNames`. */
export const TeamRow = memo(
  ({ index, name, shown, months, starts, at, onDay }: Props) => {
    const format = useFormat();
    const hours = say.hoursIn(format.number(Math.round(shown.left / 3600)));
    return (
      <div role="row" aria-rowindex={index + 2} className="team-row" style={{ top: index * ROW }}>
        <span role="rowheader" aria-colindex={1} className="team-row-name">
          {`${name}, ${hours}`}
        </span>
        {months.map((month) => {
          const strip = shown.months[month];
          return strip === undefined ? null : (
            <Strip key={month} month={strip} start={starts[month] ?? 0} onDay={onDay} />
          );
        })}
        {at !== null && (
          <span
            id="team-year-at"
            role="gridcell"
            aria-colindex={at.day + 2}
            aria-label={at.words}
            title={at.words}
            className="team-at"
            style={{ left: `calc(${at.day * DAY}px + var(--names))` }}
          />
        )}
      </div>
    );
  },
  (a, b) =>
    a.index === b.index &&
    a.name === b.name &&
    a.shown === b.shown &&
    a.months.join() === b.months.join() &&
    a.at?.day === b.at?.day &&
    a.at?.words === b.at?.words,
);

type StripProps = { readonly month: YearMonth; readonly start: number; readonly onDay: (day: number) => void };

const Strip = memo(
  ({ month, start, onDay }: StripProps) => (
    <svg
      aria-hidden="true"
      className="strip"
      width={month.days.length * DAY}
      height={ROW}
      style={{ left: `calc(${start * DAY}px + var(--names))` }}
      onClick={(event) => {
        const { left } = event.currentTarget.getBoundingClientRect();
        onDay(start + Math.floor((event.clientX - left) / DAY));
      }}
    >
      {stripPaths(month).map(({ kind, d }) => (
        <path key={kind} className={`strip-${kind}`} d={d} />
      ))}
    </svg>
  ),
  (a, b) => a.month === b.month && a.start === b.start,
);
