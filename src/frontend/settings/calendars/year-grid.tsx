// biome-ignore-all lint/a11y/useSemanticElements: a grid that is laid out by CSS loses what table elements mean
// biome-ignore-all lint/a11y/useFocusableInteractive: the keyboard is on one cell of the grid at a time
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { addDays, localDate } from '../../../domain/units';
import { useFormat } from '../../shared/site';
import { DayCell } from './day-cell';
import { calendarWords as say } from './messages';
import type { Year } from './year';

/** Weekdays of the widest month: one that begins on a Sunday and has 31 days. */
const COLUMNS = 37;

type Props = {
  readonly name: string;
  readonly year: number;
  readonly shown: Year;
  readonly today: string;
  readonly onDays: (from: string, to: string) => void;
};
type Chosen = { readonly anchor: string; readonly at: string };

/** A year, a row a month. Days are chosen by keyboard or by dragging; choosing says which are unavailable. */
export const YearGrid = ({ name, year, shown, today, onDays }: Props) => {
  const format = useFormat();
  const grid = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [dragging, setDragging] = useState(false);
  const start = today.startsWith(String(year)) ? today : `${year}-01-01`;
  const at = chosen?.at.startsWith(String(year)) ? chosen.at : start;
  const [from, to] = chosen === null ? ['', ''] : [chosen.anchor, chosen.at].sort();
  const move = (day: string, extend: boolean) => {
    if (!day.startsWith(String(year))) return;
    setChosen({ anchor: extend ? (chosen?.anchor ?? at) : day, at: day });
    grid.current?.querySelector<HTMLElement>(`[data-day="${day}"]`)?.focus();
  };
  const onKey = (event: KeyboardEvent) => {
    const day = moved(event.key, at, isNarrow());
    if (day !== null) {
      event.preventDefault();
      move(day, event.shiftKey);
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onDays(from && from <= at ? from : at, to && to >= at ? to : at);
    }
  };
  const onPress = (event: PointerEvent) => {
    const day = dayUnder(event);
    if (day === null) return;
    setDragging(true);
    setChosen({ anchor: event.shiftKey ? (chosen?.anchor ?? day) : day, at: day });
  };
  const onMove = (event: PointerEvent) => {
    const day = dragging ? dayUnder(event) : null;
    if (day !== null && chosen !== null && day !== chosen.at) setChosen({ ...chosen, at: day });
  };
  const onRelease = () => {
    if (dragging && chosen !== null) onDays(from ?? chosen.at, to ?? chosen.at);
    setDragging(false);
  };
  return (
    <div
      ref={grid}
      role="grid"
      aria-label={say.yearOf(name, year)}
      className="year"
      onKeyDown={onKey}
      onPointerDown={onPress}
      onPointerMove={onMove}
      onPointerUp={onRelease}
      onPointerLeave={() => setDragging(false)}
      onPointerCancel={() => setDragging(false)}
    >
      <div role="row" className="year-row year-head">
        <span role="columnheader" className="year-month">
          <span className="visually-hidden">{say.month}</span>
        </span>
        {Array.from({ length: COLUMNS }, (_, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: columns are their place
          <span role="columnheader" key={n} aria-label={format.weekday(n % 7)}>
            {format.weekday(n % 7).slice(0, 1)}
          </span>
        ))}
        <span role="columnheader" className="year-hours">
          {say.hours}
        </span>
      </div>
      {shown.months.map(({ month, offset, days, left }) => (
        <div role="row" className="year-row" key={month} style={{ '--first': offset } as React.CSSProperties}>
          <span role="rowheader" className="year-month">
            {format.monthName(month)}
          </span>
          {days.map((one) => (
            <DayCell
              key={one.day}
              shown={one}
              isToday={one.day === today}
              isActive={one.day === at}
              isChosen={chosen !== null && from !== undefined && to !== undefined && from <= one.day && one.day <= to}
            />
          ))}
          <span role="gridcell" className="year-hours">
            {say.hoursIn(format.number(Math.round(left / 3600)))}
          </span>
        </div>
      ))}
    </div>
  );
};

const dayUnder = (event: PointerEvent): string | null =>
  (event.target as Element).closest<HTMLElement>('[data-day]')?.dataset.day ?? null;

/** Where the page is narrow a month has its weeks under each other. */
const isNarrow = (): boolean => matchMedia('(max-width: 1000px)').matches;

const moved = (key: string, at: string, narrow: boolean): string | null => {
  const day = localDate(at);
  switch (key) {
    case 'ArrowLeft':
      return addDays(day, -1);
    case 'ArrowRight':
      return addDays(day, 1);
    case 'ArrowUp':
      return narrow ? addDays(day, -7) : inMonth(at, -1);
    case 'ArrowDown':
      return narrow ? addDays(day, 7) : inMonth(at, 1);
    case 'PageUp':
      return inMonth(at, -1);
    case 'PageDown':
      return inMonth(at, 1);
    case 'Home':
      return `${at.slice(0, 7)}-01`;
    case 'End':
      return lastOf(at.slice(0, 7));
    default:
      return null;
  }
};

/** The same day of another month, or its last one. */
const inMonth = (at: string, months: number): string | null => {
  const index = Number(at.slice(5, 7)) - 1 + months;
  if (index < 0 || index > 11) return null;
  const month = `${at.slice(0, 4)}-${String(index + 1).padStart(2, '0')}`;
  const last = lastOf(month);
  const day = `${month}-${at.slice(8)}`;
  return day < last ? day : last;
};

const lastOf = (month: string): string =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).toISOString().slice(0, 10);
