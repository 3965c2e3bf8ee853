import type { ScheduleSetting } from '../../../contract';
import { NumberField } from '../../shared/fields';
import { useFormat } from '../../shared/site';
import { calendarWords as say } from './messages';
import { patternOf, patterns } from './patterns';
import { weekSum } from './week-words';

type Props = {
  readonly schedule: ScheduleSetting;
  readonly onChange: (schedule: ScheduleSetting) => void;
};

/** Hours of each weekday, of one week or of two in turn; a pattern fills them in. */
export const WeekFields = ({ schedule, onChange }: Props) => {
  const { from, week, second = null } = schedule;
  const pattern = patternOf(schedule);
  const choose = (key: string) => {
    const chosen = patterns.find((one) => one.key === key);
    if (chosen !== undefined) onChange({ from, week: chosen.week, second: chosen.second });
  };
  return (
    <div className="stack">
      <label className="field field-narrow">
        {say.pattern}
        <select
          className="select"
          aria-label={say.pattern}
          value={pattern ?? ''}
          onChange={(event) => choose(event.target.value)}
        >
          <option value="" disabled={pattern !== null}>
            {say.patternOwn}
          </option>
          {patterns.map(({ key }) => (
            <option key={key} value={key}>
              {say.patterns[key]}
            </option>
          ))}
        </select>
      </label>
      <Week
        title={second === null ? say.weekHours : say.firstWeek}
        turn={second === null ? '' : say.firstTurn}
        week={week}
        onChange={(edited) => onChange({ ...schedule, week: edited })}
      />
      {second !== null && (
        <Week
          title={say.secondWeek}
          turn={say.secondTurn}
          week={second}
          onChange={(edited) => onChange({ ...schedule, second: edited })}
        />
      )}
      <label className="check">
        <input
          type="checkbox"
          checked={second !== null}
          onChange={(event) => onChange({ ...schedule, second: event.target.checked ? week : null })}
        />
        <span>
          {say.alternate}
          {second !== null && <span className="subtle"> {from === null ? say.turnAlways : say.turnFrom}</span>}
        </span>
      </label>
    </div>
  );
};

type WeekProps = {
  readonly title: string;
  readonly turn: string;
  readonly week: readonly number[];
  readonly onChange: (week: readonly number[]) => void;
};

const Week = ({ title, turn, week, onChange }: WeekProps) => {
  const format = useFormat();
  const edit = (day: number, hours: number | null) => {
    const seconds = hours === null ? Number.NaN : Math.round(hours * 3600);
    onChange(week.map((value, n) => (n === day ? seconds : value)));
  };
  return (
    <fieldset className="choices">
      <legend>{title}</legend>
      <div className="week">
        {week.map((seconds, day) => (
          <span key={format.weekday(day)} className="field">
            <span aria-hidden="true">{format.weekday(day)}</span>
            <NumberField
              label={say.hoursOf(format.weekday(day), turn)}
              value={seconds / 3600}
              most={24}
              onChange={(hours) => edit(day, hours)}
            />
          </span>
        ))}
        <span className="week-sum strong">{weekSum(format, week)}</span>
      </div>
    </fieldset>
  );
};
