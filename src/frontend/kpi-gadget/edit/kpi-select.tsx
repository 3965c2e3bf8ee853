import type { KpiOptions } from '../../../contract/kpi';
import { CATALOGUE, type KpiId } from '../../../domain/kpi/catalogue';
import { needWords } from '../board/figure-words';
import { kpiTitle } from '../figures';
import { KPI_GROUPS } from '../kpi-words';
import { form } from './messages';

type Props = {
  readonly id: string;
  readonly describedBy?: string | undefined;
  /** Null = nothing chosen: the list adds. */
  readonly value: KpiId | null;
  readonly unset: KpiOptions['unset'];
  /** Those already there. */
  readonly without?: readonly KpiId[];
  readonly onChange: (kpi: KpiId) => void;
};

/** All KPIs by group, those marked that say "not set up". */
export const KpiSelect = ({ id, describedBy, value, unset, without = [], onChange }: Props) => (
  <select
    id={id}
    className="select"
    value={value ?? ''}
    aria-describedby={describedBy}
    onChange={(event) => onChange(event.target.value as KpiId)}
  >
    {value === null && <option value="">{form.choose}</option>}
    {KPI_GROUPS.map(({ name, kpis }) => (
      <optgroup key={name} label={name}>
        {kpis
          .filter((kpi) => !without.includes(kpi))
          .map((kpi) => (
            <option key={kpi} value={kpi}>
              {kpiTitle(kpi)}
              {unset[kpi] === undefined ? '' : ` (${form.notSetUp})`}
            </option>
          ))}
      </optgroup>
    ))}
  </select>
);

/** The formula in words, and what is missing for it. */
export const kpiHint = (kpi: KpiId, unset: KpiOptions['unset']): string => {
  const { formula } = CATALOGUE[kpi];
  const need = unset[kpi];
  const sentence = `${formula.charAt(0).toUpperCase()}${formula.slice(1)}`;
  return need === undefined ? sentence : `${sentence}. ${form.notSetUpHint(needWords(need))}`;
};
