import type { ReactNode } from 'react';
import type { CalendarSettings, PersonSetting } from '../../../contract';
import { useFormat } from '../../shared/site';
import { calendarWords as say } from './messages';
import { placedSchedules, weekText } from './week-words';
import { listOf, type Year } from './year';

/** What can be opened beside a year. */
export type Panel = 'week' | 'ahead' | 'holidays' | 'days' | 'ics' | 'give';

type Props = {
  readonly value: PersonSetting;
  readonly settings: CalendarSettings;
  readonly shown: Year;
  readonly today: string;
  readonly open: Panel | null;
  readonly onOpen: (panel: Panel) => void;
};

/** The week that holds, what changes later, and the holidays: in few words, each with its way in. */
export const Cards = ({ value, settings, shown, today, open, onOpen }: Props) => {
  const format = useFormat();
  const { now, ahead, earlier } = placedSchedules(value.schedules, today);
  const schedule = now?.schedule ?? { from: null, week: settings.assumedWeek };
  const list = listOf(value, settings);
  return (
    <div className="calendar-cards">
      <Card title={say.week} action={say.edit} panel="week" open={open} onOpen={onOpen}>
        <WeekLine week={schedule.week} />
        {schedule.second ? <WeekLine week={schedule.second} /> : null}
        <p className="small subtlest">
          {say.weekSince(
            weekText(format, schedule),
            schedule.from === null ? null : format.dayInYear(schedule.from),
            format.place(value.zone ?? settings.zone),
          )}
        </p>
        {value.schedules.length === 0 && <p className="small subtlest">{say.assumedWeek}</p>}
        {earlier > 0 && <p className="small subtlest">{say.earlierWeeks(earlier)}</p>}
      </Card>
      <Card title={say.ahead} action={say.add} panel="ahead" open={open} onOpen={onOpen}>
        {ahead.length === 0 && <p className="subtle">{say.noneAhead}</p>}
        {ahead.map(({ schedule: one, index }) => (
          <p key={index} className="row row-top">
            <span className="strong nowrap">{one.from === null ? '' : format.dayInYear(one.from)}</span>
            <span className="subtle">{weekText(format, one)}</span>
          </p>
        ))}
        {ahead.length > 0 && <p className="small subtlest">{say.byItself}</p>}
      </Card>
      <Card title={say.holidays} action={say.edit} panel="holidays" open={open} onOpen={onOpen}>
        {list === null ? (
          <p className="subtle">{say.noHolidays}</p>
        ) : (
          <>
            <p>
              {list.name} <span className="subtle">{say.onWorkingDays(shown.holidays)}</span>
            </p>
            <p className="small subtlest">{say.proposedByRegion}</p>
          </>
        )}
      </Card>
    </div>
  );
};

const WeekLine = ({ week }: { readonly week: readonly number[] }) => {
  const format = useFormat();
  return (
    <ul className="week-line">
      {week.map((seconds, day) => (
        <li key={format.weekday(day)}>
          <span className="small subtlest">{format.weekday(day)}</span>
          <span className={seconds > 0 ? '' : 'subtlest'}>
            {seconds > 0 ? say.hoursIn(format.number(seconds / 3600)) : '–'}
          </span>
        </li>
      ))}
    </ul>
  );
};

type CardProps = {
  readonly title: string;
  readonly action: string;
  readonly panel: Panel;
  readonly open: Panel | null;
  readonly onOpen: (panel: Panel) => void;
  readonly children: ReactNode;
};

const Card = ({ title, action, panel, open, onOpen, children }: CardProps) => (
  <section className="calendar-card stack">
    <div className="row">
      <h2 className="grow calendar-card-title">{title}</h2>
      <button
        type="button"
        className="button button-quiet button-compact"
        aria-expanded={open === panel}
        aria-label={`${action}: ${title}`}
        onClick={() => onOpen(panel)}
      >
        {action}
      </button>
    </div>
    {children}
  </section>
);
