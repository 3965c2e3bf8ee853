import { useState } from 'react';
import type { SiteSettings } from '../../contract';
import { NumberField } from '../shared/fields';
import { settingsWords as say } from './messages';
import { type Named, useIssueTypes } from './use-jira';

type Rows = SiteSettings['assumedByType'];

/** Hours that stand in for work that nobody estimated, by issue type; used where too few like issues are done to learn from. */
export const HoursByType = ({ value, onChange }: { value: Rows; onChange: (rows: Rows) => void }) => {
  const types = useIssueTypes();
  const nameOf = (id: string) => types.find((one) => one.id === id)?.name ?? say.typeOf(id);
  const set = (type: string, hours: number | null) =>
    onChange(
      value.map((row) => (row.type === type ? { type, seconds: Math.round((hours ?? Number.NaN) * 3600) } : row)),
    );
  const free = types.filter(({ id }) => !value.some(({ type }) => type === id));
  return (
    <fieldset className="choices hours-by-type">
      <legend>{say.hoursByType}</legend>
      <p className="small subtle">{say.hoursByTypeHelp}</p>
      {value.map(({ type, seconds }) => (
        <div key={type} className="row hours-row">
          <span className="truncate">{nameOf(type)}</span>
          <NumberField
            label={say.hoursFor(nameOf(type))}
            value={Number.isNaN(seconds) ? Number.NaN : seconds / 3600}
            least={0.1}
            most={1000}
            onChange={(hours) => set(type, hours)}
          />
          <button
            type="button"
            className="button button-quiet"
            onClick={() => onChange(value.filter((row) => row.type !== type))}
          >
            {say.removeType(nameOf(type))}
          </button>
        </div>
      ))}
      {free.length > 0 && (
        <AddType types={free} onAdd={(type) => onChange([...value, { type, seconds: FIRST_HOURS * 3600 }])} />
      )}
    </fieldset>
  );
};

const FIRST_HOURS = 4;

const AddType = ({ types, onAdd }: { types: readonly Named[]; onAdd: (type: string) => void }) => {
  const [chosen, choose] = useState('');
  const type = types.find(({ id }) => id === chosen) ?? types[0];
  return (
    <div className="row hours-row">
      <select
        className="select"
        aria-label={say.issueType}
        value={type?.id ?? ''}
        onChange={(event) => choose(event.target.value)}
      >
        {types.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <button type="button" className="button" onClick={() => type !== undefined && onAdd(type.id)}>
        {say.addType}
      </button>
    </div>
  );
};
