import { useState } from 'react';
import type { StoredTarget } from '../../../contract/kpi-settings';
import { CATALOGUE, KPI_IDS, type KpiId } from '../../../domain/kpi/catalogue';
import { kpiSettingWords as say } from './messages';
import type { OwnerOption } from './owners';

type Props = { readonly owners: readonly OwnerOption[]; readonly onAdd: (target: StoredTarget) => void };

/** Thresholds to begin with, by unit; the admin changes them. */
const FIRST: Readonly<Record<string, readonly [met: number, missed: number]>> = {
  share: [0.9, 0.8],
  days: [5, 10],
  ratio: [1, 1.2],
};

const byName = [...KPI_IDS].sort((a, b) => CATALOGUE[a].name.localeCompare(CATALOGUE[b].name));

/** Chooses for whom and which KPI; the rest is set in the row. */
export const AddTarget = ({ owners, onAdd }: Props) => {
  const [chosen, choose] = useState('');
  const [kpi, setKpi] = useState<KpiId>('onTimeDelivery');
  const owner = owners.find(({ key }) => key === chosen) ?? owners[0];
  if (owner === undefined) return null;
  return (
    <fieldset className="choices">
      <legend>{say.addTitle}</legend>
      <div className="row row-wrap kpi-add">
        <label className="field-label">
          {say.of}
          <select className="select" value={owner.key} onChange={(event) => choose(event.target.value)}>
            {owners.map(({ key, name }) => (
              <option key={key} value={key}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label className="field-label">
          {say.kpi}
          <select
            className="select"
            value={kpi}
            onChange={(event) => setKpi(byName.find((id) => id === event.target.value) ?? kpi)}
          >
            {byName.map((id) => (
              <option key={id} value={id}>
                {CATALOGUE[id].name}
              </option>
            ))}
          </select>
        </label>
        <button type="button" className="button" onClick={() => onAdd(firstTarget(owner, kpi))}>
          {say.add}
        </button>
      </div>
    </fieldset>
  );
};

const firstTarget = ({ owner }: OwnerOption, kpi: KpiId): StoredTarget => {
  const { unit, direction } = CATALOGUE[kpi];
  const better = direction ?? 'lower';
  const [high, low] = FIRST[unit] ?? [10, 5];
  const [most, least] = [Math.max(high, low), Math.min(high, low)];
  const [amber, red] = better === 'higher' ? [most, least] : [least, most];
  return { owner, kpi, direction: better, amber, red, period: { unit: 'week', count: 4 } };
};
