import type { KpiFields, KpiSettings } from '../../../contract/kpi-settings';
import { NumberField } from '../../shared/fields';
import { SaveForm } from '../save-form';
import { useDraft } from '../use-draft';
import { told } from '../use-settings';
import { kpiSettingWords as say } from './messages';
import { useKpiSave } from './use-kpi-settings';
import { useNumberFields } from './use-number-fields';

type Rating = NonNullable<KpiFields['satisfaction']>;

/** What a field begins with until somebody says otherwise: one to five, four and five are the top. */
const USUAL = { min: 1, max: 5, top: 4 };
const MOST = 1000;

/** Which of Jira's number fields hold what customers say. */
export const FieldsForm = ({ settings }: { settings: KpiSettings }) => {
  const draft = useDraft('kpi fields', { version: settings.fieldsVersion, ...settings.fields });
  const { satisfaction, nps, version } = draft.value;
  const change = (part: Partial<KpiFields>) => draft.change({ ...draft.value, ...part });
  const save = useKpiSave('saveKpiFields', () => {
    draft.drop();
    told(say.savedFields);
  });
  return (
    <SaveForm
      label={say.tabs.fields}
      draft={draft}
      save={save}
      readOnly={settings.readOnly}
      onSave={() => {
        if (isSound(satisfaction)) save.mutate({ version: version ?? 0, fields: { satisfaction, nps } });
      }}
    >
      <p className="subtle">{say.fieldsText}</p>
      <fieldset className="choices kpi-fields">
        <legend>{say.satisfaction}</legend>
        <FieldChoice
          label={say.satisfactionField}
          value={satisfaction?.field ?? null}
          onChoose={(field) => change({ satisfaction: field === null ? null : { ...(satisfaction ?? USUAL), field } })}
        />
        {satisfaction !== null && (
          <Scale rating={satisfaction} onChange={(scale) => change({ satisfaction: { ...satisfaction, ...scale } })} />
        )}
      </fieldset>
      <fieldset className="choices kpi-fields">
        <legend>{say.npsTitle}</legend>
        <FieldChoice
          label={say.npsField}
          value={nps?.field ?? null}
          onChoose={(field) => change({ nps: field === null ? null : { field } })}
        />
      </fieldset>
    </SaveForm>
  );
};

/** What is wrong stands beside its field. */
const isSound = (rating: Rating | null): boolean =>
  rating === null || (rating.min < rating.top && rating.top <= rating.max);

type ChoiceProps = {
  readonly label: string;
  readonly value: string | null;
  readonly onChoose: (field: string | null) => void;
};

/** A field that Jira no longer names stays chosen, by its id. */
const FieldChoice = ({ label, value, onChoose }: ChoiceProps) => {
  const fields = useNumberFields();
  const known = fields?.some(({ id }) => id === value);
  return (
    <label className="field kpi-field">
      {label}
      <select
        className="select"
        value={value ?? ''}
        onChange={(event) => onChoose(event.target.value === '' ? null : event.target.value)}
      >
        <option value="">{say.noField}</option>
        {value !== null && !known && (
          <option value={value}>{fields === null ? say.fieldsLoading : say.fieldOf(value)}</option>
        )}
        {fields?.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
};

type ScaleProps = { readonly rating: Rating; readonly onChange: (scale: Partial<Rating>) => void };

const Scale = ({ rating: { min, max, top }, onChange }: ScaleProps) => (
  <>
    <div className="row row-wrap row-top">
      <Bound label={say.scaleMin} value={min} problem={null} onChange={(value) => onChange({ min: value })} />
      <Bound
        label={say.scaleMax}
        value={max}
        problem={max <= min ? say.badMax : null}
        onChange={(value) => onChange({ max: value })}
      />
      <Bound
        label={say.scaleTop}
        value={top}
        problem={max > min && (top <= min || top > max) ? say.badTop : null}
        onChange={(value) => onChange({ top: value })}
      />
    </div>
    <p className="small subtle">{say.scaleHelp}</p>
  </>
);

type BoundProps = {
  readonly label: string;
  readonly value: number;
  readonly problem: string | null;
  readonly onChange: (value: number) => void;
};

const Bound = ({ label, value, problem, onChange }: BoundProps) => (
  <span className="field">
    <span aria-hidden="true">{label}</span>
    <NumberField
      label={label}
      value={value}
      least={-MOST}
      most={MOST}
      onChange={(typed) => onChange(typed ?? Number.NaN)}
    />
    {problem !== null && (
      <span className="field-problem" role="alert">
        {problem}
      </span>
    )}
  </span>
);
