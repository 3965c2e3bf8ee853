import type { CalendarSettings, PersonSetting, ScheduleSetting } from '../../../contract';
import { DayField } from '../../shared/fields';
import { useFormat } from '../../shared/site';
import { RemoveButton } from '../remove-button';
import { ZoneField } from '../zone-field';
import { calendarWords as say } from './messages';
import { WeekFields } from './week-fields';
import { placedSchedules } from './week-words';

type Props = {
  readonly value: PersonSetting;
  readonly settings: CalendarSettings;
  readonly today: string;
  readonly onChange: (value: PersonSetting) => void;
};

/** The week that holds today, and the zone. */
export const WeekPanel = ({ value, settings, today, onChange }: Props) => {
  const { now } = placedSchedules(value.schedules, today);
  const schedule = now?.schedule ?? { from: null, week: settings.assumedWeek, second: null };
  const edit = (edited: ScheduleSetting) =>
    onChange({
      ...value,
      schedules:
        now === null
          ? [edited, ...value.schedules]
          : value.schedules.map((one, index) => (index === now.index ? edited : one)),
    });
  return (
    <div className="stack">
      <WeekFields schedule={schedule} onChange={edit} />
      <ZoneField
        label={say.zone}
        help={say.zoneHelp}
        value={value.zone}
        onChange={(zone) => onChange({ ...value, zone })}
      />
    </div>
  );
};

/** Weeks that begin later; each takes effect by itself. */
export const AheadPanel = ({ value, settings, today, onChange }: Props) => {
  const format = useFormat();
  const { now, ahead } = placedSchedules(value.schedules, today);
  const edit = (index: number, edited: ScheduleSetting) =>
    onChange({ ...value, schedules: value.schedules.map((one, n) => (n === index ? edited : one)) });
  const remove = (index: number) => onChange({ ...value, schedules: value.schedules.filter((_, n) => n !== index) });
  const add = () => {
    const last = ahead.at(-1)?.schedule ?? now?.schedule ?? { week: settings.assumedWeek, second: null };
    onChange({ ...value, schedules: [...value.schedules, { ...last, from: '' }] });
  };
  return (
    <div className="stack stack-wide">
      {ahead.map(({ schedule, index }, n) => (
        <fieldset key={index} className="choices change-ahead">
          <div className="row row-top">
            <span className="field">
              {say.begins}
              <DayField
                label={say.beginsOf(n + 1)}
                value={schedule.from === '' ? null : schedule.from}
                placeholder={format.dayInYear('2027-02-01')}
                onChange={(day) => edit(index, { ...schedule, from: day ?? '' })}
              />
            </span>
            <span className="grow" />
            <RemoveButton label={say.removeChange(n + 1)} onClick={() => remove(index)} />
          </div>
          <WeekFields schedule={schedule} onChange={(edited) => edit(index, edited)} />
        </fieldset>
      ))}
      <div>
        <button type="button" className="button" onClick={add}>
          {say.add}
        </button>
      </div>
    </div>
  );
};
