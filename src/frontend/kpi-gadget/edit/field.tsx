import { type ReactNode, useId } from 'react';
import { RefusedIcon } from '../../shared/icons';
import type { Choice } from './choices';
import { form } from './messages';

type FieldProps = {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly problem?: string | undefined;
  readonly children: (ids: { readonly id: string; readonly describedBy: string | undefined }) => ReactNode;
};

/** A label, its field, and below it what is wrong or what helps. */
export const Field = ({ label, hint, problem, children }: FieldProps) => {
  const id = useId();
  const says = problem !== undefined || hint !== undefined ? `${id}-says` : undefined;
  return (
    <div className="edit-field">
      <label htmlFor={id}>{label}</label>
      {children({ id, describedBy: says })}
      {problem !== undefined ? (
        <span id={says} className="edit-problem small">
          <RefusedIcon />
          {problem}
        </span>
      ) : (
        hint !== undefined && (
          <span id={says} className="subtle small">
            {hint}
          </span>
        )
      )}
    </div>
  );
};

type TextProps = Omit<FieldProps, 'children'> & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  readonly numeric?: boolean;
  readonly longest?: number;
  readonly list?: string;
  readonly type?: 'text' | 'date';
};

export const TextField = ({
  value,
  onChange,
  placeholder,
  numeric = false,
  longest,
  list,
  type,
  ...rest
}: TextProps) => (
  <Field {...rest}>
    {({ id, describedBy }) => (
      <input
        id={id}
        className="input"
        type={type ?? 'text'}
        dir="auto"
        value={value}
        placeholder={placeholder}
        inputMode={numeric ? 'decimal' : undefined}
        maxLength={longest}
        list={list}
        aria-invalid={rest.problem !== undefined}
        aria-describedby={describedBy}
        onChange={(event) => onChange(event.target.value)}
      />
    )}
  </Field>
);

type SelectProps = Omit<FieldProps, 'children'> & {
  readonly value: string;
  /** Null while they are read. */
  readonly choices: readonly Choice[] | null;
  readonly onChange: (value: string) => void;
  /** What stands where there is nothing to choose from. */
  readonly none?: string;
};

/** One of several; what is chosen stays chosen, even where its name could not be read. */
export const SelectField = ({ value, choices, onChange, none, ...rest }: SelectProps) => {
  const known = choices?.some((one) => one.value === value) === true;
  return (
    <Field {...rest}>
      {({ id, describedBy }) => (
        <select
          id={id}
          className="select"
          value={value}
          aria-invalid={rest.problem !== undefined}
          aria-describedby={describedBy}
          onChange={(event) => onChange(event.target.value)}
        >
          {!known && (
            <option value={value}>
              {choices === null ? '…' : choices.length === 0 ? none : value === '' ? form.choose : value}
            </option>
          )}
          {choices?.map(({ value: one, name }) => (
            <option key={one} value={one}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
};
