// biome-ignore-all lint/a11y/useSemanticElements: a grid that is laid out by CSS loses what table elements mean
// biome-ignore-all lint/a11y/useFocusableInteractive: the keyboard is on one cell of the grid at a time
import { memo } from 'react';
import { useFormat } from '../../shared/site';
import { calendarWords as say } from './messages';
import { hoursText } from './week-words';
import type { YearDay } from './year';

type Props = {
  readonly shown: YearDay;
  readonly isToday: boolean;
  readonly isActive: boolean;
  readonly isChosen: boolean;
};

/** A day of a year: its number, and in words what it is. */
export const DayCell = memo(({ shown: { day, kind, left, holiday }, isToday, isActive, isChosen }: Props) => {
  const format = useFormat();
  const holidayCounts = kind === 'holiday' || (kind === 'half' && holiday !== null);
  const words = say.dayIs(
    format.day(day),
    isToday ? `${say.kinds[kind]}, ${say.kinds.today}` : say.kinds[kind],
    hoursText(format, left),
    holiday,
  );
  return (
    <span
      role="gridcell"
      tabIndex={isActive ? 0 : -1}
      data-day={day}
      aria-label={words}
      aria-selected={isChosen}
      title={kind === 'work' || kind === 'free' ? undefined : words}
      className={`day day-${kind}${holidayCounts ? ' day-named' : ''}${isToday ? ' day-today' : ''}`}
    >
      {Number(day.slice(8))}
    </span>
  );
});
