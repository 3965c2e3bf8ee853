// biome-ignore-all lint/a11y/useSemanticElements: a grid that is laid out by CSS loses what table elements mean
// biome-ignore-all lint/a11y/useFocusableInteractive: the keyboard is on one cell of the grid at a time
import './team-year.css';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { CalendarSettings } from '../../../contract';
import { Hatches } from '../../shared/hatches';
import { useFormat } from '../../shared/site';
import { Legend } from './legend';
import { calendarWords as say } from './messages';
import { DAY, monthStarts, ROW } from './strips';
import { TeamChooser, TeamHead } from './team-head';
import { TeamNames } from './team-names';
import { TeamRow } from './team-row';
import { storedOf } from './use-calendars';
import { useWindow } from './use-window';
import { daysOf, type Year, yearOf } from './year';

type Props = {
  readonly settings: CalendarSettings;
  readonly people: readonly string[];
  readonly nameOf: (accountId: string) => string;
  readonly year: number;
  readonly today: string;
  readonly onPerson: (accountId: string) => void;
};

/** A year of everybody: people down, days across. Only what is in sight is in the page. */
export const TeamYear = ({ settings, people, nameOf, year, today, onPerson }: Props) => {
  const format = useFormat();
  const [team, setTeam] = useState<number | null>(null);
  const members = settings.teams.find(({ id }) => id === team)?.members;
  const shown = useMemo(
    () => (members === undefined ? people : people.filter((accountId) => members.includes(accountId))),
    [people, members],
  );
  const starts = useMemo(() => monthStarts(year), [year]);
  const yearFor = useYears(settings, year);
  const box = useRef<HTMLDivElement>(null);
  const seen = useWindow(box, shown.length, starts);
  const drawn = shown.slice(seen.first, seen.last + 1).map((accountId, n) => {
    const own = yearFor(accountId);
    return { index: seen.first + n, accountId, name: nameOf(accountId), shown: own, left: own.left };
  });
  const [active, setActive] = useState({ row: 0, day: dayOfYear(today, year) });
  const row = Math.min(active.row, Math.max(0, shown.length - 1));
  const cell = describe(shown[row], active.day);
  function describe(accountId: string | undefined, n: number): { words: string; day: string } | null {
    if (accountId === undefined) return null;
    const day = yearFor(accountId).months.flatMap(({ days }) => days)[n];
    if (day === undefined) return null;
    const hours = say.hoursIn(format.number(day.left / 3600));
    return {
      day: day.day,
      words: `${nameOf(accountId)}, ${say.dayIs(format.day(day.day), say.kinds[day.kind], hours, day.holiday)}`,
    };
  }
  const go = (next: { row: number; day: number }) => {
    const bounded = {
      row: Math.min(Math.max(0, next.row), Math.max(0, shown.length - 1)),
      day: Math.min(Math.max(0, next.day), (starts[12] ?? 365) - 1),
    };
    setActive(bounded);
    reveal(box.current, bounded);
  };
  const onKey = (event: KeyboardEvent) => {
    const next = moved(event.key, { row, day: active.day }, starts[12] ?? 365);
    if (next !== null) {
      event.preventDefault();
      go(next);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const accountId = shown[row];
      if (accountId !== undefined) onPerson(accountId);
    }
  };
  useEffect(() => {
    if (today.startsWith(String(year)) && box.current !== null)
      box.current.scrollLeft = Math.max(0, dayOfYear(today, year) * DAY - 240);
  }, [today, year]);
  const width = (starts[12] ?? 365) * DAY;
  return (
    <div className="stack">
      <div className="row row-wrap row-bottom">
        <TeamChooser settings={settings} team={team} onChange={setTeam} />
        <Legend list={null} />
      </div>
      <p id="team-year-help" className="small subtlest">
        {say.teamHelp}
      </p>
      <Hatches />
      <div
        ref={box}
        className="team-year"
        role="grid"
        tabIndex={0}
        aria-label={say.teamTitle(year, shown.length)}
        aria-describedby="team-year-help"
        aria-rowcount={shown.length + 1}
        aria-colcount={(starts[12] ?? 365) + 1}
        aria-activedescendant={cell === null ? undefined : 'team-year-at'}
        onKeyDown={onKey}
      >
        <TeamHead year={year} months={seen.months} starts={starts} width={width} />
        <div
          role="rowgroup"
          className="team-rows"
          style={{ width: `calc(${width}px + var(--names))`, height: shown.length * ROW }}
        >
          {today.startsWith(String(year)) && (
            <span
              aria-hidden="true"
              className="team-today"
              style={{ left: `calc(${dayOfYear(today, year) * DAY}px + var(--names))` }}
            />
          )}
          {drawn.map(({ index, accountId, name, shown: own }) => (
            <TeamRow
              key={accountId}
              index={index}
              name={name}
              shown={own}
              months={seen.months}
              starts={starts}
              at={row === index && cell !== null ? { day: active.day, words: cell.words } : null}
              onDay={(day) => setActive({ row: index, day })}
            />
          ))}
          <TeamNames rows={drawn} onPerson={onPerson} />
        </div>
      </div>
    </div>
  );
};

/** Years are worked out when they come into sight, once. */
const useYears = (settings: CalendarSettings, year: number): ((accountId: string) => Year) =>
  useMemo(() => {
    const known = new Map<string, Year>();
    const days = daysOf(year);
    return (accountId: string) => {
      const found = known.get(accountId) ?? yearOf(storedOf(settings, accountId), settings, days);
      known.set(accountId, found);
      return found;
    };
  }, [settings, year]);

const dayOfYear = (day: string, year: number): number =>
  day.startsWith(String(year)) ? Math.round((Date.parse(`${day}T00:00:00Z`) - Date.UTC(year, 0, 1)) / 86_400_000) : 0;

type At = { readonly row: number; readonly day: number };

const moved = (key: string, { row, day }: At, days: number): At | null => {
  switch (key) {
    case 'ArrowLeft':
      return { row, day: day - 1 };
    case 'ArrowRight':
      return { row, day: day + 1 };
    case 'ArrowUp':
      return { row: row - 1, day };
    case 'ArrowDown':
      return { row: row + 1, day };
    case 'PageUp':
      return { row: row - 12, day };
    case 'PageDown':
      return { row: row + 12, day };
    case 'Home':
      return { row, day: 0 };
    case 'End':
      return { row, day: days - 1 };
    default:
      return null;
  }
};

/** Scrolls as little as it takes to have a day in sight, beside the names and under the months. */
const reveal = (box: HTMLElement | null, { row, day }: At): void => {
  if (box === null) return;
  const names = box.querySelector<HTMLElement>('.team-corner')?.offsetWidth ?? 0;
  const head = box.querySelector<HTMLElement>('.team-head')?.offsetHeight ?? 0;
  const [top, left] = [row * ROW, day * DAY];
  if (top < box.scrollTop) box.scrollTop = top;
  if (top + ROW > box.scrollTop + box.clientHeight - head) box.scrollTop = top + ROW - box.clientHeight + head;
  if (left < box.scrollLeft) box.scrollLeft = left;
  if (left + DAY > box.scrollLeft + box.clientWidth - names) box.scrollLeft = left + DAY - box.clientWidth + names;
};
