import { type KeyboardEvent, useEffect, useState } from 'react';
import { dayText } from './format';
import { CalendarIcon } from './icons';
import { Problem } from './parts';
import { useToday } from './session';
import { typedDay } from './typed-day';

type Props = {
  readonly label: string;
  readonly value: string | null;
  readonly name?: string;
  readonly disabled?: boolean;
  readonly onDay: (day: string | null) => void;
};

/** A day, typed as people write it or picked from the browser's calendar. Enter or leaving the field takes it over, Escape undoes. */
export const DayInput = ({ label, value, name, disabled = false, onDay }: Props) => {
  const today = useToday();
  const shown = value === null ? '' : dayText(value, today);
  const [text, setText] = useState(shown);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    setText(shown);
    setProblem(null);
  }, [shown]);
  const take = () => {
    if (text.trim() === shown) return setProblem(null);
    const day = text.trim() === '' ? null : typedDay(text, today);
    if (day === null && text.trim() !== '') return setProblem('Write a day such as 24 Dec or 2026-12-24.');
    setProblem(null);
    if (day === value) setText(shown);
    else onDay(day);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && text !== shown) {
      event.preventDefault();
      setText(shown);
      setProblem(null);
    }
    if (event.key === 'Enter') take();
  };
  return (
    <div className="grow">
      <span className="day-field">
        <input
          className="input"
          name={name}
          aria-label={label}
          aria-invalid={problem !== null}
          placeholder="none"
          disabled={disabled}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKey}
          onBlur={take}
        />
        {!disabled && (
          <span className="day-picker">
            <CalendarIcon />
            <input
              type="date"
              tabIndex={-1}
              aria-hidden="true"
              value={value ?? ''}
              onChange={(event) => onDay(event.target.value === '' ? null : event.target.value)}
            />
          </span>
        )}
      </span>
      <Problem text={problem} />
    </div>
  );
};
