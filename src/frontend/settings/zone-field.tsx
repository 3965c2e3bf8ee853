import { useEffect, useId, useRef, useState } from 'react';
import { settingsWords as say } from './messages';

const ZONES = Intl.supportedValuesOf('timeZone');

type Props = {
  readonly label: string;
  readonly help: string;
  readonly value: string | null;
  readonly onChange: (zone: string | null) => void;
};

/** A time zone by its name, with the browser's list of them to choose from; what is none is told once the field is left. */
export const ZoneField = ({ label, help, value, onChange }: Props) => {
  const list = useId();
  const says = useId();
  const input = useRef<HTMLInputElement>(null);
  const [left, setLeft] = useState(false);
  const wrong = value !== null && !isZone(value);
  useEffect(() => input.current?.setCustomValidity(wrong ? say.zoneUnknown : ''), [wrong]);
  return (
    <div className="field-narrow stack-tight">
      <label className="field">
        {label}
        <input
          ref={input}
          className="input"
          list={list}
          value={value ?? ''}
          placeholder="Europe/Berlin"
          aria-describedby={says}
          aria-invalid={left && wrong}
          onInvalid={() => setLeft(true)}
          onBlur={() => setLeft(true)}
          onChange={(event) => onChange(event.target.value.trim() === '' ? null : event.target.value)}
        />
      </label>
      <p id={says} className="small subtle">
        {left && wrong && <span className="field-problem">{say.zoneUnknown}</span>}
        {help}
      </p>
      <datalist id={list}>
        {ZONES.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </div>
  );
};

const isZone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name.trim() });
    return true;
  } catch {
    return false;
  }
};
