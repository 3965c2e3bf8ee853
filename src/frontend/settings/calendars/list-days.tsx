import type { HolidayDay } from '../../../contract';
import { DayField, NameField } from '../../shared/fields';
import { useFormat } from '../../shared/site';
import { RemoveButton } from '../remove-button';
import { TableHead } from '../table-head';
import { calendarWords as say } from './messages';

type Props = {
  readonly days: readonly HolidayDay[];
  readonly year: number;
  readonly onChange: (days: readonly HolidayDay[]) => void;
};

/** Days of a list in the year on screen: each can be changed, halved or taken away, and more can be added. */
export const ListDays = ({ days, year, onChange }: Props) => {
  const format = useFormat();
  const shown = days
    .map((day, index) => ({ day, index }))
    .filter(({ day }) => !isDay(day.day) || day.day.startsWith(String(year)))
    .sort((a, b) => (isDay(a.day.day) && isDay(b.day.day) && a.day.day < b.day.day ? -1 : a.index - b.index));
  const edit = (index: number, part: Partial<HolidayDay>) =>
    onChange(days.map((one, n) => (n === index ? { ...one, ...part } : one)));
  return (
    <fieldset className="choices">
      <legend>{say.listDays(year)}</legend>
      {shown.length === 0 && <p className="subtle">{say.noListDays(year)}</p>}
      {shown.length > 0 && (
        <table className="plain days-off list-days">
          <TableHead titles={[say.date, say.holidayName, say.half]} acts />
          <tbody>
            {shown.map(({ day, index }, row) => (
              <tr key={index}>
                <td data-label={say.date}>
                  <DayField
                    label={say.dayOfRow(row + 1)}
                    value={day.day === '' ? null : day.day}
                    placeholder={format.dayInYear(`${year}-12-24`)}
                    onChange={(text) => edit(index, { day: text ?? '' })}
                  />
                </td>
                <td data-label={say.holidayName}>
                  <NameField
                    label={say.nameOfRow(row + 1)}
                    value={day.name}
                    longest={80}
                    problem={null}
                    onChange={(name) => edit(index, { name })}
                  />
                </td>
                <td data-label={say.half} className="list-half">
                  <input
                    type="checkbox"
                    aria-label={say.halfOfRow(row + 1)}
                    checked={day.half}
                    onChange={(event) => edit(index, { half: event.target.checked })}
                  />
                </td>
                <td>
                  <RemoveButton
                    label={say.removeRow(row + 1)}
                    onClick={() => onChange(days.filter((_, n) => n !== index))}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <button type="button" className="button" onClick={() => onChange([...days, { day: '', name: '', half: false }])}>
        {say.addHoliday}
      </button>
    </fieldset>
  );
};

const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text);
