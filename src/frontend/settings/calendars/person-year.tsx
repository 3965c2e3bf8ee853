import { useEffect, useMemo, useRef, useState } from 'react';
import type { CalendarSettings } from '../../../contract';
import { useFormat } from '../../shared/site';
import { RemoveButton } from '../remove-button';
import { SaveForm } from '../save-form';
import { useDraft } from '../use-draft';
import { told } from '../use-settings';
import { Cards, type Panel } from './cards';
import { DaysPanel } from './days-panel';
import { GivePanel } from './give-panel';
import { HolidaysPanel } from './holidays-panel';
import { IcsPanel } from './ics-panel';
import { Legend } from './legend';
import { ListEditor } from './list-editor';
import { calendarWords as say } from './messages';
import { without } from './ranges';
import { filledIn, unreadable, withChange } from './typed-calendar';
import { storedOf, useSaveCalendars } from './use-calendars';
import { AheadPanel, WeekPanel } from './week-panel';
import { daysOf, listOf, yearOf } from './year';
import { YearGrid } from './year-grid';

type Props = {
  readonly accountId: string;
  readonly settings: CalendarSettings;
  readonly year: number;
  readonly today: string;
  readonly nameOf: (accountId: string) => string;
  readonly open: Panel | null;
  readonly onOpen: (panel: Panel | null) => void;
};

/** One person's year, drawn as it will be when what is typed is saved. */
export const PersonYear = ({ accountId, settings, year, today, nameOf, open, onOpen }: Props) => {
  const format = useFormat();
  const name = nameOf(accountId);
  const draft = useDraft(`calendar ${accountId}`, storedOf(settings, accountId));
  const [list, setList] = useState<number | 'new' | null>(null);
  const { value } = draft;
  const object = { kind: 'calendar', id: null, accountId };
  const save = useSaveCalendars('saveCalendar', () => {
    draft.drop();
    told(say.savedCalendar(name), object);
  });
  const shown = useMemo(() => yearOf(value, settings, daysOf(year)), [value, settings, year]);
  // Rows that were added and not filled in go with the panel in which they stand.
  const show = (panel: Panel | null) => {
    const kept = filledIn(value);
    draft.change(panel === 'ahead' && open !== 'ahead' ? withChange(kept, settings) : kept);
    onOpen(panel);
  };
  const toggle = (panel: Panel) => show(open === panel ? null : panel);
  const send = () => {
    const unread = unreadable(value);
    if (unread === null || unread === open) save.mutate(value);
    else onOpen(unread);
  };
  const addDays = (from: string, to: string) => {
    onOpen('days');
    const there = value.absences.some((one) => one.from <= from && to <= one.to);
    if (!there)
      draft.change({ ...value, absences: [...without(value.absences, from, to), { from, to, secondsPerDay: null }] });
  };
  return (
    <>
      <SaveForm label={name} object={object} draft={draft} save={save} readOnly={settings.readOnly} onSave={send}>
        <div className="stack">
          <YearGrid name={name} year={year} shown={shown} today={today} onDays={addDays} />
          <div className="row row-wrap calendar-foot">
            <Legend list={listOf(value, settings)?.name ?? null} />
            <span className="grow" />
            <span className="subtle">
              {say.workingTime(year)}{' '}
              <b className="strong">{say.hoursIn(format.number(Math.round(shown.left / 3600)))}</b> {say.workingTimeOf}
            </span>
          </div>
          <p className="small subtlest">{say.dayHelp}</p>
        </div>
        <Cards value={value} settings={settings} shown={shown} today={today} open={open} onOpen={toggle} />
        {open !== null && (
          <Opened key={open} title={TITLES[open]} onClose={() => show(null)}>
            {open === 'week' && (
              <>
                <WeekPanel value={value} settings={settings} today={today} onChange={draft.change} />
                <div>
                  <button type="button" className="button" onClick={() => show('give')}>
                    {say.give}
                  </button>
                </div>
              </>
            )}
            {open === 'ahead' && <AheadPanel value={value} settings={settings} today={today} onChange={draft.change} />}
            {open === 'holidays' && (
              <HolidaysPanel value={value} settings={settings} onChange={draft.change} edited={list} onEdit={setList} />
            )}
            {open === 'days' && <DaysPanel value={value} year={year} onChange={draft.change} />}
            {open === 'ics' && (
              <IcsPanel
                value={value}
                zone={value.zone ?? settings.zone}
                today={today}
                onChange={draft.change}
                onDone={() => onOpen('days')}
              />
            )}
            {open === 'give' && (
              <GivePanel value={value} settings={settings} today={today} changed={draft.changed} nameOf={nameOf} />
            )}
          </Opened>
        )}
      </SaveForm>
      {open === 'holidays' && list !== null && (
        <ListEditor
          key={list}
          settings={settings}
          listId={list === 'new' ? null : list}
          year={year}
          onClose={() => setList(null)}
        />
      )}
    </>
  );
};

const TITLES: Readonly<Record<Panel, string>> = {
  week: say.week,
  ahead: say.ahead,
  holidays: say.holidays,
  days: say.unavailable,
  ics: say.icsTitle,
  give: say.giveTitle,
};

type OpenedProps = { readonly title: string; readonly onClose: () => void; readonly children: React.ReactNode };

/** What was opened under the year. The keyboard is taken there. */
const Opened = ({ title, onClose, children }: OpenedProps) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="calendar-panel stack">
      <div className="row">
        <h2 ref={heading} tabIndex={-1} className="grow">
          {title}
        </h2>
        <RemoveButton label={say.close} onClick={onClose} />
      </div>
      {children}
    </section>
  );
};
