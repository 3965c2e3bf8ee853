import { useEffect, useState } from 'react';
import type { PersonSetting, TeamSettings } from '../../contract';
import { useFormat } from '../shared/site';
import { useNames } from '../shared/use-names';
import { settingsWords as say } from './messages';
import { PersonFinder } from './person-finder';
import { SaveBar } from './save-bar';
import { useSave } from './use-settings';

/** Working week, zone and days off, one person at a time. */
export const CalendarsSection = ({ settings }: { settings: TeamSettings }) => {
  const people = [
    ...new Set(
      [...settings.people, ...settings.teams.flatMap(({ members }) => members)].map(({ accountId }) => accountId),
    ),
  ];
  const [chosen, setChosen] = useState<string | null>(null);
  const nameOf = useNames(chosen === null ? people : [...people, chosen]);
  const sorted = [...people].sort((a, b) => nameOf(a).localeCompare(nameOf(b)));
  const person = chosen ?? sorted[0] ?? null;
  return (
    <>
      <header>
        <h1>{say.calendarsTitle}</h1>
        <p className="subtle">{say.calendarsText}</p>
      </header>
      <div className="row row-wrap row-top">
        <label className="field">
          {say.choosePerson}
          <select className="select" value={person ?? ''} onChange={(event) => setChosen(event.target.value)}>
            {person !== null && !sorted.includes(person) && <option value={person}>{nameOf(person)}</option>}
            {sorted.map((accountId) => (
              <option key={accountId} value={accountId}>
                {nameOf(accountId)}
              </option>
            ))}
          </select>
        </label>
        <PersonFinder label={say.addPerson} onFound={setChosen} />
      </div>
      {person !== null && <CalendarForm key={person} accountId={person} settings={settings} />}
    </>
  );
};

const EIGHT_HOURS = 28_800;
const USUAL_WEEK = [EIGHT_HOURS, EIGHT_HOURS, EIGHT_HOURS, EIGHT_HOURS, EIGHT_HOURS, 0, 0];

const storedOf = (settings: TeamSettings, accountId: string): PersonSetting =>
  settings.people.find((person) => person.accountId === accountId) ?? {
    accountId,
    version: 0,
    zone: null,
    schedules: [],
    absences: [],
  };

const CalendarForm = ({ accountId, settings }: { accountId: string; settings: TeamSettings }) => {
  const stored = storedOf(settings, accountId);
  const [seen, setSeen] = useState(stored);
  const [draft, setDraft] = useState(stored);
  const changed = JSON.stringify(draft) !== JSON.stringify(seen);
  useEffect(() => {
    if (changed || JSON.stringify(stored) === JSON.stringify(seen)) return;
    setSeen(stored);
    setDraft(stored);
  }, [stored, seen, changed]);
  const save = useSave('saveCalendar', (fresh) => {
    setSeen(storedOf(fresh, accountId));
    setDraft(storedOf(fresh, accountId));
  });
  const reset = () => {
    save.reset();
    setSeen(stored);
    setDraft(stored);
  };
  return (
    <section className="stack stack-wide">
      <Week draft={draft} onChange={setDraft} />
      <label className="field field-narrow">
        {say.zone}
        <input
          className="input"
          list="zones"
          value={draft.zone ?? ''}
          placeholder={say.zoneHelp}
          onChange={(event) => setDraft({ ...draft, zone: event.target.value === '' ? null : event.target.value })}
        />
        <datalist id="zones">
          {Intl.supportedValuesOf('timeZone').map((zone) => (
            <option key={zone} value={zone} />
          ))}
        </datalist>
      </label>
      <DaysOff draft={draft} onChange={setDraft} />
      <SaveBar
        changed={changed}
        busy={save.isPending}
        error={save.error}
        readOnly={settings.readOnly}
        onSave={() => save.mutate(draft)}
        onUndo={reset}
      />
    </section>
  );
};

type Part = { readonly draft: PersonSetting; readonly onChange: (draft: PersonSetting) => void };

const Week = ({ draft, onChange }: Part) => {
  const format = useFormat();
  const [first, ...later] = draft.schedules;
  const week = first?.week ?? USUAL_WEEK;
  const edit = (day: number, hours: number) => {
    const seconds = Math.round(Math.min(24, Math.max(0, hours || 0)) * 3600);
    onChange({
      ...draft,
      schedules: [{ from: first?.from ?? null, week: week.map((value, n) => (n === day ? seconds : value)) }, ...later],
    });
  };
  return (
    <fieldset className="choices">
      <legend>{say.week}</legend>
      {first === undefined && <p className="small subtle">{say.assumedWeek}</p>}
      <div className="week">
        {week.map((seconds, day) => (
          <label key={format.weekday(day)} className="field">
            {format.weekday(day)}
            <input
              className="input input-short"
              type="number"
              min={0}
              max={24}
              step={0.5}
              aria-label={say.hoursOf(format.weekday(day))}
              value={seconds / 3600}
              onChange={(event) => edit(day, Number(event.target.value))}
            />
          </label>
        ))}
      </div>
      {later.length > 0 && <p className="small subtle">{say.laterWeeks(later.length)}</p>}
    </fieldset>
  );
};

const DaysOff = ({ draft, onChange }: Part) => {
  const edit = (index: number, part: Partial<PersonSetting['absences'][number]>) =>
    onChange({
      ...draft,
      absences: draft.absences.map((absence, n) => (n === index ? { ...absence, ...part } : absence)),
    });
  const today = new Date().toISOString().slice(0, 10);
  return (
    <fieldset className="choices">
      <legend>{say.daysOff}</legend>
      {draft.absences.map(({ from, to, secondsPerDay }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: absences have no identity of their own, and keep their order
        <div key={index} className="row row-wrap">
          <input
            className="input input-date"
            type="date"
            aria-label={say.firstDay}
            value={from}
            onChange={(event) => edit(index, { from: event.target.value })}
          />
          <input
            className="input input-date"
            type="date"
            aria-label={say.lastDay}
            value={to}
            onChange={(event) => edit(index, { to: event.target.value })}
          />
          <input
            className="input input-short"
            type="number"
            min={0}
            max={24}
            step={0.5}
            aria-label={say.hoursOff}
            placeholder="all"
            value={secondsPerDay === null ? '' : secondsPerDay / 3600}
            onChange={(event) =>
              edit(index, {
                secondsPerDay: event.target.value === '' ? null : Math.round(Number(event.target.value) * 3600),
              })
            }
          />
          <button
            type="button"
            className="button button-quiet"
            onClick={() => onChange({ ...draft, absences: draft.absences.filter((_, n) => n !== index) })}
          >
            {say.remove}
          </button>
        </div>
      ))}
      <button
        type="button"
        className="button"
        onClick={() =>
          onChange({ ...draft, absences: [...draft.absences, { from: today, to: today, secondsPerDay: null }] })
        }
      >
        {say.addDaysOff}
      </button>
    </fieldset>
  );
};
