import type { PersonSetting } from '../../contract';
import { NumberField } from '../shared/fields';
import { useFormat } from '../shared/site';
import { personalWords as say } from './messages';

type Schedules = PersonSetting['schedules'];

const EIGHT_HOURS = 28_800;
const USUAL_WEEK = [EIGHT_HOURS, EIGHT_HOURS, EIGHT_HOURS, EIGHT_HOURS, EIGHT_HOURS, 0, 0];

/** Hours of each weekday, and their sum; weeks that begin later stay as they are. */
export const WorkingWeek = ({
  schedules,
  onChange,
}: {
  readonly schedules: Schedules;
  readonly onChange: (schedules: Schedules) => void;
}) => {
  const format = useFormat();
  const [first, ...later] = schedules;
  const week = first?.week ?? USUAL_WEEK;
  const sum = week.reduce((all, seconds) => all + seconds, 0);
  const edit = (day: number, hours: number | null) => {
    const seconds = hours === null ? Number.NaN : Math.round(hours * 3600);
    onChange([
      { ...first, from: first?.from ?? null, week: week.map((value, n) => (n === day ? seconds : value)) },
      ...later,
    ]);
  };
  return (
    <fieldset className="choices">
      <legend>{say.week}</legend>
      <div className="week">
        {week.map((seconds, day) => (
          <span key={format.weekday(day)} className="field">
            <span aria-hidden="true">{format.weekday(day)}</span>
            <NumberField
              label={say.hoursOf(format.weekday(day))}
              value={seconds / 3600}
              most={24}
              onChange={(hours) => edit(day, hours)}
            />
          </span>
        ))}
        {sum > 0 && <span className="week-sum strong">{say.hoursAWeek(format.number(sum / 3600))}</span>}
      </div>
      {first === undefined && <p className="small subtle">{say.assumedWeek}</p>}
      {later.length > 0 && <p className="small subtle">{say.laterWeeks(later.length)}</p>}
    </fieldset>
  );
};
