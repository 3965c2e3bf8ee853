import { type InputHTMLAttributes, useEffect, useId, useRef, useState } from 'react';
import { CalendarIcon } from './icons';
import { words } from './messages';
import { useFormat } from './site';
import { typedDay } from './typed-day';
import { typedNumber } from './typed-number';

type TextProps = {
  readonly label: string;
  readonly shown: string;
  readonly problem: string | null;
  /** Not filled in yet: nothing is said before somebody leaves the field or saves. */
  readonly empty: boolean;
  readonly onText: (text: string) => void;
  readonly onLeave: () => void;
} & Pick<InputHTMLAttributes<HTMLInputElement>, 'className' | 'placeholder' | 'inputMode' | 'maxLength' | 'dir'>;

/** A text input that says beside itself what is wrong, and that a form does not send while something is. */
const Checked = ({ label, shown, problem, empty, onText, onLeave, className = '', ...rest }: TextProps) => {
  const input = useRef<HTMLInputElement>(null);
  const says = useId();
  const [left, setLeft] = useState(false);
  const told = problem !== null && (left || !empty) ? problem : null;
  useEffect(() => input.current?.setCustomValidity(problem ?? ''), [problem]);
  return (
    <>
      <input
        ref={input}
        className={`input ${className}`}
        aria-label={label}
        aria-invalid={told !== null}
        aria-describedby={told === null ? undefined : says}
        value={shown}
        onChange={(event) => onText(event.target.value)}
        onInvalid={() => setLeft(true)}
        onBlur={() => {
          setLeft(true);
          onLeave();
        }}
        {...rest}
      />
      {told !== null && (
        <span id={says} className="field-problem">
          {told}
        </span>
      )}
    </>
  );
};

type NameProps = {
  readonly label: string;
  readonly value: string;
  readonly problem: string | null;
  readonly longest: number;
  readonly onChange: (value: string) => void;
};

/** A short text that may be wrong, such as a name that is taken. */
export const NameField = ({ label, value, problem, longest, onChange }: NameProps) => (
  <Checked
    label={label}
    shown={value}
    empty={value === ''}
    problem={problem}
    maxLength={longest}
    dir="auto"
    onText={onChange}
    onLeave={() => {}}
  />
);

type NumberProps = {
  readonly label: string;
  /** NaN = what was typed is no number in the range. */
  readonly value: number | null;
  readonly least?: number;
  readonly most: number;
  /** What an empty field means. */
  readonly placeholder?: string;
  readonly optional?: boolean;
  /** Written behind the number while nobody types. */
  readonly unit?: string;
  readonly onChange: (value: number | null) => void;
};

/** A number; what was typed stays as typed while it means the present value. */
export const NumberField = ({
  label,
  value,
  least = 0,
  most,
  placeholder,
  optional = false,
  unit,
  onChange,
}: NumberProps) => {
  const [text, setText] = useState<string | null>(null);
  const read = (typed: string): number | null => {
    const number = typedNumber(typed, least, most);
    return number === null && !optional ? Number.NaN : number;
  };
  const kept = text !== null && Object.is(read(text), value) ? text : null;
  const wrong = Number.isNaN(value);
  return (
    <Checked
      label={label}
      className="input-short"
      inputMode="decimal"
      placeholder={placeholder}
      shown={kept ?? (value === null || wrong ? '' : `${value}${unit === undefined ? '' : `\u00a0${unit}`}`)}
      empty={false}
      problem={wrong ? words.numberFrom(least, most) : null}
      onText={(typed) => {
        setText(typed);
        onChange(read(typed));
      }}
      onLeave={() => (wrong ? undefined : setText(null))}
    />
  );
};

type DayProps = {
  readonly label: string;
  /** `2026-12-04`, null when empty, else the text that is no day. */
  readonly value: string | null;
  readonly placeholder?: string;
  readonly optional?: boolean;
  readonly onChange: (value: string | null) => void;
};

const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text);

/** A day, typed as people write it or picked from the browser's own calendar; written in the viewer's language. */
export const DayField = ({ label, value, placeholder = '', optional = false, onChange }: DayProps) => {
  const format = useFormat();
  const [text, setText] = useState<string | null>(null);
  const today = new Date().toISOString().slice(0, 10);
  const read = (typed: string): string | null =>
    typed.trim() === '' ? null : (typedDay(typed, today, format.dayWords) ?? typed);
  const kept = text !== null && read(text) === value ? text : null;
  const fine = value === null ? optional : isDay(value);
  return (
    <span className="day-field">
      <Checked
        label={label}
        placeholder={placeholder}
        shown={kept ?? (value !== null && isDay(value) ? format.dayInYear(value) : (value ?? ''))}
        empty={value === null}
        problem={fine ? null : words.dayLike(format.dayInYear('2026-12-24'))}
        onText={(typed) => {
          setText(typed);
          onChange(read(typed));
        }}
        onLeave={() => setText(null)}
      />
      <span className="day-picker">
        <CalendarIcon />
        <input
          type="date"
          tabIndex={-1}
          aria-hidden="true"
          value={value !== null && isDay(value) ? value : ''}
          onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
        />
      </span>
    </span>
  );
};
