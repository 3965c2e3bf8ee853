import type { PersonSetting } from '../../../contract';
import { DayField, NumberField } from '../../shared/fields';
import { settingsWords as say } from '../messages';
import { RemoveButton } from '../remove-button';
import { TableHead } from '../table-head';

type Absences = PersonSetting['absences'];

/** Days, or hours of days, on which a person cannot work. No reason is asked for. */
export const DaysOff = ({
  legend,
  absences,
  onChange,
}: {
  readonly legend: string;
  readonly absences: Absences;
  readonly onChange: (absences: Absences) => void;
}) => {
  const edit = (index: number, part: Partial<Absences[number]>) =>
    onChange(absences.map((absence, n) => (n === index ? { ...absence, ...part } : absence)));
  const add = () => onChange([...absences, { from: '', to: '', secondsPerDay: null }]);
  return (
    <fieldset className="choices">
      <legend>{legend}</legend>
      {absences.length === 0 ? (
        <p className="subtle">{say.noDaysOff}</p>
      ) : (
        <table className="plain days-off">
          <TableHead titles={[say.firstDay, say.lastDay, say.hoursOff]} acts />
          <tbody>
            {absences.map((absence, index) => (
              <DayOff
                // biome-ignore lint/suspicious/noArrayIndexKey: absences have no identity of their own, and keep their order
                key={index}
                absence={absence}
                row={index + 1}
                onEdit={(part) => edit(index, part)}
                onRemove={() => onChange(absences.filter((_, n) => n !== index))}
              />
            ))}
          </tbody>
        </table>
      )}
      <button type="button" className="button" onClick={add}>
        {say.addDaysOff}
      </button>
    </fieldset>
  );
};

type RowProps = {
  readonly absence: Absences[number];
  readonly row: number;
  readonly onEdit: (part: Partial<Absences[number]>) => void;
  readonly onRemove: () => void;
};

/** A single day off is its first and last day; the last day follows the first until it is another. */
const DayOff = ({ absence: { from, to, secondsPerDay }, row, onEdit, onRemove }: RowProps) => (
  <tr>
    <td data-label={say.firstDay}>
      <DayField
        label={say.firstDayOf(row)}
        value={from === '' ? null : from}
        placeholder={say.dayExample}
        onChange={(day) => onEdit({ from: day ?? '', ...(to === from ? { to: day ?? '' } : {}) })}
      />
    </td>
    <td data-label={say.lastDay}>
      <DayField
        label={say.lastDayOf(row)}
        value={to === '' ? null : to}
        placeholder={say.dayExample}
        onChange={(day) => onEdit({ to: day ?? '' })}
      />
      {to < from && to !== '' && <span className="field-problem">{say.backwards}</span>}
    </td>
    <td data-label={say.hoursOff}>
      <NumberField
        label={say.hoursOffOf(row)}
        value={secondsPerDay === null ? null : secondsPerDay / 3600}
        most={24}
        placeholder={say.allDay}
        optional
        onChange={(hours) => onEdit({ secondsPerDay: hours === null ? null : Math.round(hours * 3600) })}
      />
    </td>
    <td>
      <RemoveButton label={say.removeDaysOff(row)} onClick={onRemove} />
    </td>
  </tr>
);
