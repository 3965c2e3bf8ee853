import type { PersonSetting } from '../../contract';
import { WeekFields } from '../settings/calendars/week-fields';
import { personalWords as say } from './messages';

type Schedules = PersonSetting['schedules'];

const EIGHT_HOURS = 28_800;
const USUAL_WEEK = [EIGHT_HOURS, EIGHT_HOURS, EIGHT_HOURS, EIGHT_HOURS, EIGHT_HOURS, 0, 0];

/** Hours of each weekday, of one week or of two that alternate; weeks that begin later stay as they are. */
export const WorkingWeek = ({
  schedules,
  onChange,
}: {
  readonly schedules: Schedules;
  readonly onChange: (schedules: Schedules) => void;
}) => {
  const [first, ...later] = schedules;
  return (
    <div className="stack">
      {first === undefined && <p className="small subtle">{say.assumedWeek}</p>}
      <WeekFields
        schedule={first ?? { from: null, week: USUAL_WEEK }}
        onChange={(edited) => onChange([edited, ...later])}
      />
      {later.length > 0 && <p className="small subtle">{say.laterWeeks(later.length)}</p>}
    </div>
  );
};
