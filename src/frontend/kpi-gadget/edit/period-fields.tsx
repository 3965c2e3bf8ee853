import { PERIOD_UNITS, type PeriodUnit } from '../../../domain/kpi/target';
import { unitsOf } from '../periods';
import { SelectField, TextField } from './field';
import type { FormProps } from './form-props';
import { form } from './messages';

/** How long, in whole weeks, months or quarters. */
export const PeriodFields = ({ draft, set, problems }: FormProps) => {
  const { period } = draft;
  return (
    <fieldset className="edit-group edit-ruled">
      <legend>{form.period}</legend>
      <div className="edit-columns">
        <TextField
          label={form.periodCount}
          value={period.count}
          numeric
          problem={problems.get('period')}
          onChange={(count) => set({ period: { ...period, count } })}
        />
        <SelectField
          label={form.periodUnit}
          value={period.unit}
          choices={PERIOD_UNITS.map((unit) => ({ value: unit, name: unitsOf(unit, Number(period.count)) }))}
          onChange={(unit) => set({ period: { ...period, unit: unit as PeriodUnit } })}
        />
      </div>
      <span className="small subtle">{form.periodHint}</span>
    </fieldset>
  );
};

const MINUTES = [15, 30, 60, 240] as const;

/** How often the dashboard looks anew. */
export const RefreshField = ({ draft, set }: FormProps) => (
  <SelectField
    label={form.refresh}
    value={draft.refresh === null ? 'never' : String(draft.refresh)}
    choices={[
      ...MINUTES.map((minutes) => ({ value: String(minutes), name: form.refreshes[minutes] })),
      ...(draft.refresh === null || MINUTES.some((one) => one === draft.refresh)
        ? []
        : [{ value: String(draft.refresh), name: `Every ${draft.refresh} minutes` }]),
      { value: 'never', name: form.refreshNever },
    ]}
    onChange={(chosen) => set({ refresh: chosen === 'never' ? null : Number(chosen) })}
  />
);
