import { useState } from 'react';
import type { PersonSetting, TeamSettings } from '../../contract';
import { useNames } from '../shared/use-names';
import { DaysOff } from './days-off';
import { settingsWords as say } from './messages';
import { PersonFinder } from './person-finder';
import { SaveForm } from './save-form';
import { useDraft, useUnsaved } from './use-draft';
import { told, useSave } from './use-settings';
import { WorkingWeek } from './working-week';
import { ZoneField } from './zone-field';

/** Working week, zone and days off, one person at a time. */
export const CalendarsSection = ({ settings }: { settings: TeamSettings }) => {
  const unsaved = useUnsaved();
  const people = [
    ...new Set(
      [...settings.people, ...settings.teams.flatMap(({ members }) => members)].map(({ accountId }) => accountId),
    ),
  ];
  const [chosen, setChosen] = useState<string | null>(null);
  const nameOf = useNames(chosen === null ? people : [...people, chosen]);
  const sorted = [...people].sort((a, b) => nameOf(a).localeCompare(nameOf(b)));
  const person = chosen ?? sorted.find((accountId) => unsaved(`calendar ${accountId}`)) ?? sorted[0] ?? null;
  const choices = person === null || sorted.includes(person) ? sorted : [person, ...sorted];
  return (
    <>
      <header>
        <h1>{say.calendarsTitle}</h1>
        <p className="subtle">{say.calendarsText}</p>
      </header>
      <div className="row row-wrap row-top">
        {choices.length > 0 && (
          <label className="field field-person">
            {say.choosePerson}
            <select
              className="select"
              aria-label={say.choosePerson}
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
        <PersonFinder label={say.otherPerson} onFound={setChosen} />
      </div>
      {person !== null && <CalendarForm key={person} accountId={person} name={nameOf(person)} settings={settings} />}
    </>
  );
};

const storedOf = (settings: TeamSettings, accountId: string): PersonSetting =>
  settings.people.find((person) => person.accountId === accountId) ?? {
    accountId,
    version: 0,
    zone: null,
    schedules: [],
    absences: [],
  };

type Props = { readonly accountId: string; readonly name: string; readonly settings: TeamSettings };

const CalendarForm = ({ accountId, name, settings }: Props) => {
  const draft = useDraft(`calendar ${accountId}`, storedOf(settings, accountId));
  const { value } = draft;
  const save = useSave('saveCalendar', () => {
    draft.drop();
    told(say.savedCalendar(name));
  });
  return (
    <SaveForm label={name} draft={draft} save={save} readOnly={settings.readOnly} onSave={() => save.mutate(value)}>
      <WorkingWeek schedules={value.schedules} onChange={(schedules) => draft.change({ ...value, schedules })} />
      <ZoneField
        label={say.zone}
        help={say.zoneHelp}
        value={value.zone}
        onChange={(zone) => draft.change({ ...value, zone })}
      />
      <DaysOff absences={value.absences} onChange={(absences) => draft.change({ ...value, absences })} />
    </SaveForm>
  );
};
