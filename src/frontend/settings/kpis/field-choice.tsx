import { useId } from 'react';
import type { BrokenField } from '../../../contract/kpi-settings';
import type { FieldKind } from '../../../domain/kpi/mapped-fields';
import { OverIcon } from '../../shared/icons';
import { kpiSettingWords as say } from './messages';
import { type CustomField, fittingOf } from './use-custom-fields';

type Props = {
  readonly kind: FieldKind;
  readonly value: string | null;
  readonly fields: readonly CustomField[] | null;
  readonly broken: readonly BrokenField[];
  readonly onChoose: (field: string | null) => void;
};

/** A custom field, by its name of today; one that is gone or of another type stays chosen until somebody chooses anew. */
export const FieldChoice = ({ kind, value, fields, broken, onChoose }: Props) => {
  const says = useId();
  const words = say.kinds[kind];
  const fitting = fields === null ? [] : fittingOf(fields, kind);
  const named = fields?.find(({ id }) => id === value)?.name ?? null;
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
          onChange={(event) => onChoose(event.target.value === '' ? null : event.target.value)}
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
