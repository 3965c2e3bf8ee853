import { useId } from 'react';

const ZONES = Intl.supportedValuesOf('timeZone');

type Props = {
  readonly label: string;
  readonly help: string;
  readonly value: string | null;
  readonly onChange: (zone: string | null) => void;
};

/** A time zone by its name, with the browser's list of them to choose from. */
export const ZoneField = ({ label, help, value, onChange }: Props) => {
  const list = useId();
  const says = useId();
  return (
    <div className="field-narrow stack-tight">
      <label className="field">
        {label}
        <input
          className="input"
          list={list}
          value={value ?? ''}
          placeholder="Europe/Berlin"
          aria-describedby={says}
          onChange={(event) => onChange(event.target.value.trim() === '' ? null : event.target.value)}
        />
      </label>
      <p id={says} className="small subtle">
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
