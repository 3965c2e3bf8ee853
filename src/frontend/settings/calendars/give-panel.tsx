import { useState } from 'react';
import type { CalendarSettings, PersonSetting } from '../../../contract';
import { DayField } from '../../shared/fields';
import { useFormat } from '../../shared/site';
import { Refused } from '../refused';
import { told } from '../use-settings';
import { calendarWords as say } from './messages';
import { everybody, storedOf, useSaveCalendars } from './use-calendars';
import { placedSchedules, weekText } from './week-words';

type Props = {
  readonly value: PersonSetting;
  readonly settings: CalendarSettings;
  readonly today: string;
  /** What is given is what is stored: nothing may wait to be saved. */
  readonly changed: boolean;
  readonly nameOf: (accountId: string) => string;
};

/** Gives this person's week, and a holiday list, to several people at once: to all of them or to none. */
export const GivePanel = ({ value, settings, today, changed, nameOf }: Props) => {
  const format = useFormat();
  const [week, setWeek] = useState(true);
  const [from, setFrom] = useState<string | null | undefined>(undefined);
  const [list, setList] = useState<string>(KEEP);
  const [people, setPeople] = useState<ReadonlySet<string>>(new Set());
  const give = useSaveCalendars('giveCalendar', (_, { people: given }) => {
    setPeople(new Set());
    told(say.given(given.length));
  });
  const schedule = placedSchedules(value.schedules, today).now?.schedule ?? { from: null, week: settings.assumedWeek };
  const others = everybody(settings)
    .filter((accountId) => accountId !== value.accountId)
    .sort((a, b) => nameOf(a).localeCompare(nameOf(b)));
  const toggle = (some: readonly string[], on: boolean) => {
    const next = new Set(people);
    for (const accountId of some)
      if (on) next.add(accountId);
      else next.delete(accountId);
    setPeople(next);
  };
  const ready =
    people.size > 0 && people.size <= MOST && (week || list !== KEEP) && !(week && from === null) && !changed;
  const send = () =>
    give.mutate({
      people: [...people].map((accountId) => ({ accountId, version: storedOf(settings, accountId).version })),
      schedule: week ? { ...schedule, second: schedule.second ?? null, from: from ?? null } : null,
      ...(list === KEEP ? {} : { holidays: list === SITE ? null : Number(list) }),
    });
  return (
    <div className="stack">
      <label className="check">
        <input type="checkbox" checked={week} onChange={(event) => setWeek(event.target.checked)} />
        {say.giveWeek(weekText(format, schedule))}
      </label>
      {week && (
        <fieldset className="choices choices-row" aria-label={say.begins}>
          <label className="check">
            <input type="radio" checked={from === undefined} onChange={() => setFrom(undefined)} />
            {say.giveAlways}
          </label>
          <label className="check">
            <input type="radio" checked={from !== undefined} onChange={() => setFrom(null)} />
            {say.giveFrom}
          </label>
          {from !== undefined && (
            <DayField
              label={say.giveFromDay}
              value={from}
              placeholder={format.dayInYear('2027-02-01')}
              onChange={setFrom}
            />
          )}
        </fieldset>
      )}
      <label className="field field-narrow">
        {say.giveList}
        <select
          className="select"
          aria-label={say.giveList}
          value={list}
          onChange={(event) => setList(event.target.value)}
        >
          <option value={KEEP}>{say.giveKeep}</option>
          <option value={SITE}>{say.siteList(settings.lists.find(({ isDefault }) => isDefault)?.name ?? null)}</option>
          <option value="0">{say.noList}</option>
          {settings.lists.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <fieldset className="choices">
        <legend>{say.giveTo}</legend>
        <div className="give-teams row row-wrap">
          {settings.teams.map(({ id, name, members }) => {
            const own = members.filter((accountId) => accountId !== value.accountId);
            const all = own.length > 0 && own.every((accountId) => people.has(accountId));
            return (
              <button key={id} type="button" className="button" aria-pressed={all} onClick={() => toggle(own, !all)}>
                {say.giveTeam(name)}
              </button>
            );
          })}
        </div>
        <div className="give-people">
          {others.map((accountId) => (
            <label key={accountId} className="check">
              <input
                type="checkbox"
                checked={people.has(accountId)}
                onChange={(event) => toggle([accountId], event.target.checked)}
              />
              <bdi className="truncate">{nameOf(accountId)}</bdi>
            </label>
          ))}
        </div>
      </fieldset>
      <Refused error={give.error} />
      <div className="row row-wrap">
        <button
          type="button"
          className="button"
          disabled={!ready || give.isPending || settings.readOnly}
          onClick={send}
        >
          {say.giveButton(people.size)}
        </button>
        {changed && <span className="small subtle">{say.giveUnsaved}</span>}
      </div>
    </div>
  );
};

const KEEP = 'keep';
const SITE = 'site';
/** As many as one save takes. */
const MOST = 200;
