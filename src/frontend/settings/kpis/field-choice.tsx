import { useId } from 'react';
import type { BrokenField } from '../../../contract/kpi-settings';
import { type FieldKind, isRenamed } from '../../../domain/kpi/mapped-fields';
import { InfoIcon, OverIcon } from '../../shared/icons';
import { kpiSettingWords as say } from './messages';
import { type CustomField, fittingOf } from './use-custom-fields';

type Props = {
  readonly kind: FieldKind;
  readonly value: { readonly field: string; readonly nameMark?: number | undefined } | null;
  readonly fields: readonly CustomField[] | null;
  readonly broken: readonly BrokenField[];
  readonly onChoose: (field: CustomField | null) => void;
};

/** A custom field, by its name of today; one that is gone or of another type stays chosen until somebody chooses anew. */
export const FieldChoice = ({ kind, value: chosen, fields, broken, onChoose }: Props) => {
  const says = useId();
  const words = say.kinds[kind];
  const fitting = fields === null ? [] : fittingOf(fields, kind);
  const value = chosen?.field ?? null;
  const field = fields?.find(({ id }) => id === value) ?? null;
  const named = field?.name ?? null;
  const wrong = broken.find((one) => one.kind === kind && one.field === value) ?? null;
  return (
    <div className="stack-tight kpi-field">
      <label className="field">
        {words.label}
        <select
          className="select"
          value={value ?? ''}
          aria-invalid={wrong !== null}
          aria-describedby={says}
          onChange={({ target }) => onChoose(fields?.find(({ id }) => id === target.value) ?? null)}
        >
          <option value="">{say.noField}</option>
          {value !== null && !fitting.some(({ id }) => id === value) && (
            <option value={value}>{named ?? (fields === null ? say.fieldsLoading : say.fieldOf(value))}</option>
          )}
          {fitting.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {wrong === null && field !== null && isRenamed(chosen?.nameMark, field.name) && (
        <p className="small row row-tight row-top">
          <InfoIcon />
          <span>
            {say.renamed(field.name)}{' '}
            <button type="button" className="button button-link small" onClick={() => onChoose(field)}>
              {say.keepRenamed}
            </button>
          </span>
        </p>
      )}
      <p id={says} className="small subtle">
        {wrong === null ? (
          words.help
        ) : (
          <span className="row row-tight row-top warning">
            <OverIcon />
            {say.broken[wrong.why](named ?? say.fieldOf(wrong.field))}
          </span>
        )}
      </p>
    </div>
  );
};
