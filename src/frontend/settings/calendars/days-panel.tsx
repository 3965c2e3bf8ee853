import type { PersonSetting } from '../../../contract';
import { DaysOff } from './days-off';
import { calendarWords as say } from './messages';

type Props = {
  readonly value: PersonSetting;
  readonly year: number;
  readonly onChange: (value: PersonSetting) => void;
};

/** Days, or hours of days, on which a person cannot work, of the year on screen. */
export const DaysPanel = ({ value, year, onChange }: Props) => {
  const shown = value.absences
    .map((absence, index) => ({ absence, index }))
    .filter(({ absence }) => !isElsewhere(absence, year));
  const rest = value.absences.length - shown.length;
  const change = (edited: PersonSetting['absences']) => {
    const others = value.absences.filter((absence) => isElsewhere(absence, year));
    onChange({ ...value, absences: [...others, ...edited] });
  };
  return (
    <div className="stack">
      <DaysOff legend={say.unavailableIn(year)} absences={shown.map(({ absence }) => absence)} onChange={change} />
      {rest > 0 && <p className="small subtlest">{say.otherYears(rest)}</p>}
    </div>
  );
};

/** What is still being typed is of the year on screen. */
const isElsewhere = ({ from, to }: PersonSetting['absences'][number], year: number): boolean => {
  const readable = /^\d{4}-\d\d-\d\d$/.test(from) && /^\d{4}-\d\d-\d\d$/.test(to);
  return readable && (Number(to.slice(0, 4)) < year || Number(from.slice(0, 4)) > year);
};
