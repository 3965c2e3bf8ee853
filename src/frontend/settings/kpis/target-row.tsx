import type { StoredTarget } from '../../../contract/kpi-settings';
import { CATALOGUE } from '../../../domain/kpi/catalogue';
import { majorOf, minorOf } from '../../../domain/kpi/currency';
import type { KpiUnit } from '../../../domain/kpi/result';
import { PERIOD_UNITS, type Period } from '../../../domain/kpi/target';
import { NumberField } from '../../shared/fields';
import { RemoveButton } from '../remove-button';
import { kpiSettingWords as say } from './messages';

type Props = {
  readonly target: StoredTarget;
  readonly owner: string;
  readonly twice: boolean;
  /** What money is in; null = thresholds of money are minor units. */
  readonly currency: string | null;
  readonly onEdit: (part: Partial<StoredTarget>) => void;
  readonly onRemove: () => void;
};

const COUNTS: Readonly<Record<Period['unit'], readonly number[]>> = {
  week: [1, 2, 4, 8, 13],
  month: [1, 3, 6],
  quarter: [1, 2],
};
const PERIODS: readonly Period[] = PERIOD_UNITS.flatMap((unit) => COUNTS[unit].map((count) => ({ unit, count })));
const MOST = 1_000_000;

export const TargetRow = ({ target, owner, twice, currency, onEdit, onRemove }: Props) => {
  const { kpi, direction, amber, red, period } = target;
  const { name, unit } = CATALOGUE[kpi];
  const row = `${name}, ${owner}`;
  const { typed, read, measured } = writtenIn(unit, currency);
  const crossed = direction === 'higher' ? red >= amber : red <= amber;
  const shown = PERIODS.some((one) => samePeriod(one, period)) ? PERIODS : [...PERIODS, period];
  return (
    <tr>
      <th scope="row">
        <bdi>{owner}</bdi>
      </th>
      <td data-label={say.kpi}>
        {name}
        {twice && <span className="field-problem">{say.twice}</span>}
      </td>
      <td data-label={say.better}>
        <select
          className="select"
          aria-label={say.ofRow(say.better, row)}
          value={direction}
          onChange={(event) => onEdit({ direction: event.target.value === 'higher' ? 'higher' : 'lower' })}
        >
          <option value="higher">{say.higher}</option>
          <option value="lower">{say.lower}</option>
        </select>
      </td>
      <td data-label={say.met(direction)}>
        <Threshold
          label={say.ofRow(say.met(direction), row)}
          value={typed(amber)}
          unit={measured}
          onChange={(value) => onEdit({ amber: read(value) })}
        />
      </td>
      <td data-label={say.missed(direction)}>
        <Threshold
          label={say.ofRow(say.missed(direction), row)}
          value={typed(red)}
          unit={measured}
          onChange={(value) => onEdit({ red: read(value) })}
        />
        {crossed && (
          <span className="field-problem" role="alert">
            {say.crossed(direction, `${typed(amber)} ${measured ?? ''}`.trim())}
          </span>
        )}
      </td>
      <td data-label={say.period}>
        <select
          className="select"
          aria-label={say.ofRow(say.period, row)}
          value={periodKey(period)}
          onChange={(event) => onEdit({ period: shown.find((one) => periodKey(one) === event.target.value) ?? period })}
        >
          {shown.map((one) => (
            <option key={periodKey(one)} value={periodKey(one)}>
              {say.periods[one.unit](one.count)}
            </option>
          ))}
        </select>
      </td>
      <td>
        <RemoveButton label={say.removeTarget(row)} onClick={onRemove} />
      </td>
    </tr>
  );
};

/** Shares are typed in percent, money in its main unit, or in minor units while nobody knows which. */
const writtenIn = (unit: KpiUnit, currency: string | null) => {
  if (unit === 'money-minor' && currency !== null)
    return {
      measured: currency,
      typed: (minor: number) => (Number.isNaN(minor) ? minor : majorOf(minor, currency)),
      read: (value: number | null) => minorOf(value ?? Number.NaN, currency),
    };
  const scale = unit === 'share' ? 100 : 1;
  return {
    measured: say.units[unit],
    typed: (value: number) => (Number.isNaN(value) ? value : Math.round(value * scale * 1000) / 1000),
    read: (value: number | null) => (value ?? Number.NaN) / scale,
  };
};

const periodKey = ({ unit, count }: Period): string => `${unit} ${count}`;
const samePeriod = (a: Period, b: Period): boolean => periodKey(a) === periodKey(b);

type ThresholdProps = {
  readonly label: string;
  readonly value: number;
  readonly unit: string | undefined;
  readonly onChange: (value: number | null) => void;
};

const Threshold = ({ label, value, unit, onChange }: ThresholdProps) => (
  <span className="row kpi-threshold">
    <NumberField label={label} value={value} most={MOST} onChange={onChange} />
    {unit !== undefined && <span className="small subtle">{unit}</span>}
  </span>
);
