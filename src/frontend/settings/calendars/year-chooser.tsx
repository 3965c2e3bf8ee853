import { NextIcon, PreviousIcon } from './icons';
import { calendarWords as say } from './messages';

/** The year on screen, and those beside it. */
export const YearChooser = ({
  year,
  onChange,
}: {
  readonly year: number;
  readonly onChange: (year: number) => void;
}) => (
  <div className="row year-chooser">
    <button
      type="button"
      className="button button-icon"
      aria-label={say.yearBefore(year - 1)}
      onClick={() => onChange(year - 1)}
    >
      <PreviousIcon />
    </button>
    <span className="strong" aria-live="polite">
      {year}
    </span>
    <button
      type="button"
      className="button button-icon"
      aria-label={say.yearBefore(year + 1)}
      onClick={() => onChange(year + 1)}
    >
      <NextIcon />
    </button>
  </div>
);
