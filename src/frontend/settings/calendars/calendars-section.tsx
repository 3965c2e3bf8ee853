import './calendars.css';
import { lazy, Suspense, useState } from 'react';
import type { CalendarSettings } from '../../../contract';
import { localDateAt } from '../../../domain/time';
import { zone } from '../../../domain/units';
import { Failed } from '../../shared/states';
import { useNames } from '../../shared/use-names';
import { PersonFinder } from '../person-finder';
import { useUnsaved } from '../use-draft';
import { SectionLoading } from '../with-team-settings';
import type { Panel } from './cards';
import { calendarWords as say } from './messages';
import { PersonYear } from './person-year';
import { everybody, storedOf, useCalendars } from './use-calendars';
import { YearChooser } from './year-chooser';

const TeamYear = lazy(async () => ({ default: (await import('./team-year')).TeamYear }));

/** When each person works: a year of one person, or of everybody. */
export const CalendarsSection = () => {
  const calendars = useCalendars();
  if (calendars.isPending) return <SectionLoading />;
  if (calendars.isError) return <Failed error={calendars.error} onRetry={() => void calendars.refetch()} />;
  return <Calendars settings={calendars.data} />;
};

const Calendars = ({ settings }: { readonly settings: CalendarSettings }) => {
  const unsaved = useUnsaved();
  const people = everybody(settings);
  const [chosen, setChosen] = useState<string | null>(null);
  const nameOf = useNames(chosen === null ? people : [...people, chosen]);
  const sorted = [...people].sort((a, b) => nameOf(a).localeCompare(nameOf(b)));
  const person = chosen ?? sorted.find((accountId) => unsaved(`calendar ${accountId}`)) ?? sorted[0] ?? null;
  const choices = person === null || sorted.includes(person) ? sorted : [person, ...sorted];
  const ownZone = person === null ? null : storedOf(settings, person).zone;
  const today = localDateAt(settings.now, zone(ownZone ?? settings.zone));
  const [year, setYear] = useState(Number(today.slice(0, 4)));
  const [view, setView] = useState<'year' | 'team'>('year');
  const [open, setOpen] = useState<Panel | null>(null);
  const show = (panel: Panel) => {
    setView('year');
    setOpen(panel);
  };
  const choose = (accountId: string) => {
    setChosen(accountId);
    setView('year');
  };
  return (
    <>
      <header className="row row-wrap row-top calendars-head">
        <div className="grow">
          <h1>{say.title}</h1>
          <p className="subtle">{say.text}</p>
        </div>
        <div className="row row-wrap">
          <button type="button" className="button" disabled={person === null} onClick={() => show('ics')}>
            {say.openIcs}
          </button>
          <button type="button" className="button" disabled={person === null} onClick={() => show('days')}>
            {say.addDays}
          </button>
        </div>
      </header>
      <div className="row row-wrap row-bottom calendars-choices">
        {view === 'year' && choices.length > 0 && (
          <label className="field field-person">
            {say.person}
            <select
              className="select"
              aria-label={say.person}
              value={person ?? ''}
              onChange={(event) => setChosen(event.target.value)}
            >
              {choices.map((accountId) => (
                <option key={accountId} value={accountId}>
                  {nameOf(accountId)}
                  {unsaved(`calendar ${accountId}`) ? ` · ${say.hasChanges}` : ''}
                </option>
              ))}
            </select>
          </label>
        )}
        {view === 'year' && settings.everything && <PersonFinder label={say.otherPerson} onFound={setChosen} />}
        <YearChooser year={year} onChange={setYear} />
        <span className="grow" />
        <fieldset className="segment" aria-label={say.view}>
          {(['year', 'team'] as const).map((one) => (
            <button key={one} type="button" aria-pressed={view === one} onClick={() => setView(one)}>
              {say.views[one]}
            </button>
          ))}
        </fieldset>
      </div>
      {person === null && <p className="subtle">{say.nobody}</p>}
      {view === 'year' && person !== null && (
        <PersonYear
          key={person}
          accountId={person}
          settings={settings}
          year={year}
          today={today}
          nameOf={nameOf}
          open={open}
          onOpen={setOpen}
        />
      )}
      {view === 'team' && (
        <Suspense fallback={<SectionLoading />}>
          <TeamYear settings={settings} people={sorted} nameOf={nameOf} year={year} today={today} onPerson={choose} />
        </Suspense>
      )}
    </>
  );
};
