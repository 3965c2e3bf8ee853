import { earlier, periodBefore } from '../../../domain/kpi/period';
import { PERIOD_UNITS, type PeriodUnit } from '../../../domain/kpi/target';
import { type LocalDate, localDate, type Zone } from '../../../domain/units';
import type { Format } from '../../shared/format';
import { unitsOf, windowWords } from '../periods';
import { useWriting } from '../use-figures';
import { SelectField, TextField } from './field';
import type { FormProps } from './form-props';
import { form } from './messages';

/** How long, in whole weeks, months or quarters. */
export const PeriodFields = ({ draft, set, problems, options }: FormProps) => {
  const { period } = draft;
  const { format } = useWriting(options.zone);
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
      <span className="small subtle" role="status">
        {problems.has('period') ? '' : datesOf(period, todayIn(options.zone), format)}
      </span>
    </fieldset>
  );
};

/** The very days: whole weeks up to last Sunday, whole months, whole quarters. */
const datesOf = ({ unit, count }: FormProps['draft']['period'], today: LocalDate, format: Format): string => {
  const period = { unit, count: Number(count) };
  const window = periodBefore(today, period);
  return form.periodDates(windowWords(window, format), windowWords(earlier(window, period), format));
};

const todayIn = (zone: Zone): LocalDate =>
  localDate(
    new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
      Date.now(),
    ),
  );

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
