// biome-ignore-all lint/a11y/useSemanticElements: a grid that is laid out by CSS loses what table elements mean
// biome-ignore-all lint/a11y/useFocusableInteractive: the keyboard is on one cell of the grid at a time
import type { CalendarSettings } from '../../../contract';
import { useFormat } from '../../shared/site';
import { calendarWords as say } from './messages';
import { DAY } from './strips';

type HeadProps = {
  readonly year: number;
  readonly months: readonly number[];
  readonly starts: readonly number[];
  readonly width: number;
};

/** Months with the numbers of their days. */
export const TeamHead = ({ year, months, starts, width }: HeadProps) => {
  const format = useFormat();
  return (
    <div role="row" aria-rowindex={1} className="team-head" style={{ width: `calc(${width}px + var(--names))` }}>
      <span role="columnheader" aria-colindex={1} className="team-corner">
        <span className="visually-hidden">{say.person}</span>
      </span>
      {months.map((month) => (
        <span
          role="columnheader"
          key={month}
          className="team-month"
          aria-colindex={(starts[month] ?? 0) + 2}
          style={{ left: `calc(${(starts[month] ?? 0) * DAY}px + var(--names))` }}
        >
          <span className="team-month-name">{format.monthName(`${year}-${String(month + 1).padStart(2, '0')}`)}</span>
          <span aria-hidden="true" className="team-days">
            {Array.from({ length: (starts[month + 1] ?? 0) - (starts[month] ?? 0) }, (_, n) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: days are their place
              <span key={n}>{n + 1}</span>
            ))}
          </span>
        </span>
      ))}
    </div>
  );
};

type ChooserProps = {
  readonly settings: CalendarSettings;
  readonly team: number | null;
  readonly onChange: (team: number | null) => void;
};

export const TeamChooser = ({ settings, team, onChange }: ChooserProps) => (
  <label className="field field-person">
    {say.team}
    <select
      className="select"
      value={team ?? ''}
      onChange={(event) => onChange(event.target.value === '' ? null : Number(event.target.value))}
    >
      <option value="">{say.allTeams}</option>
      {settings.teams.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  </label>
);
