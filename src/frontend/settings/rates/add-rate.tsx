import { useState } from 'react';
import type { RateOwner, RateSetting, RatesValue } from '../../../contract/rates';
import { PersonFinder } from '../person-finder';
import { rateWords as say } from './messages';
import { ownerKey } from './rate-table';

type Props = {
  readonly roles: RatesValue['roles'];
  readonly rates: readonly RateSetting[];
  readonly today: string;
  readonly onAdd: (rate: RateSetting) => void;
};

/** Chooses whose rate; its first one holds always, a further one from today on. The amount is typed in the line. */
export const AddRate = ({ roles, rates, today, onAdd }: Props) => {
  const [chosen, choose] = useState('others');
  const add = (owner: RateOwner) => {
    const has = rates.some((one) => ownerKey(one.owner) === ownerKey(owner));
    onAdd({ owner, from: has ? today : null, minorPerHour: Number.NaN });
  };
  const role = roles.find(({ id }) => `role ${id}` === chosen) ?? null;
  return (
    <fieldset className="choices">
      <legend>{say.addRate}</legend>
      <div className="row row-wrap row-top rate-add">
        <label className="field">
          {say.addFor}
          <select className="select" value={chosen} onChange={(event) => choose(event.target.value)}>
            <option value="others">{say.others}</option>
            {roles.map(({ id, name }) => (
              <option key={id} value={`role ${id}`}>
                {name}
              </option>
            ))}
            <option value="person">{say.person}</option>
          </select>
        </label>
        {chosen === 'person' ? (
          <PersonFinder label={say.ofPerson} onFound={(accountId) => add({ kind: 'person', accountId })} />
        ) : (
          <button
            type="button"
            className="button rate-add-button"
            onClick={() => add(role === null ? { kind: 'others' } : { kind: 'role', role: role.id })}
          >
            {say.add}
          </button>
        )}
      </div>
    </fieldset>
  );
};
