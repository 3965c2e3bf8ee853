import type { RateOwner, RateSetting, RatesValue } from '../../../contract/rates';
import { DayField } from '../../shared/fields';
import { useFormat } from '../../shared/site';
import { RemoveButton } from '../remove-button';
import { TableHead } from '../table-head';
import { rateWords as say } from './messages';
import { MoneyField } from './money-field';

const MOST_PER_HOUR = 1e9;

type Props = {
  readonly value: RatesValue;
  readonly ownerName: (owner: RateOwner) => string;
  readonly onChange: (rates: readonly RateSetting[]) => void;
};

const ORDER: Readonly<Record<RateOwner['kind'], number>> = { others: 2, role: 1, person: 0 };
export const ownerKey = (owner: RateOwner): string =>
  owner.kind === 'person' ? owner.accountId : owner.kind === 'role' ? `role ${owner.role}` : owner.kind;

/** Every rate in a line of its own; those of one owner stand together, the first day on top. */
export const RateTable = ({ value: { rates, currency }, ownerName, onChange }: Props) => {
  if (rates.length === 0) return <p className="subtle">{say.noRates}</p>;
  const key = ({ owner }: RateSetting) => `${ORDER[owner.kind]} ${ownerName(owner)} ${ownerKey(owner)}`;
  // What is being typed does not move lines about: they are in order of owners, and as they were added within one.
  const lines = rates.map((rate, index) => ({ rate, index })).sort((a, b) => key(a.rate).localeCompare(key(b.rate)));
  const twice = (rate: RateSetting, index: number) =>
    rates.findIndex((one) => one.from === rate.from && ownerKey(one.owner) === ownerKey(rate.owner)) < index;
  return (
    <div className="table-box">
      <table className="plain rate-table">
        <TableHead titles={[say.of, say.validFrom, say.perHour]} acts />
        <tbody>
          {lines.map(({ rate, index }) => (
            <RateLine
              key={index}
              rate={rate}
              name={ownerName(rate.owner)}
              currency={currency}
              twice={twice(rate, index)}
              onEdit={(part) => onChange(rates.map((one, n) => (n === index ? { ...one, ...part } : one)))}
              onRemove={() => onChange(rates.filter((_, n) => n !== index))}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
};

type LineProps = {
  readonly rate: RateSetting;
  readonly name: string;
  readonly currency: string;
  readonly twice: boolean;
  readonly onEdit: (part: Partial<RateSetting>) => void;
  readonly onRemove: () => void;
};

const RateLine = ({ rate: { from, minorPerHour }, name, currency, twice, onEdit, onRemove }: LineProps) => {
  const format = useFormat();
  const shown = from === null ? say.always : format.dayInYear(from);
  return (
    <tr>
      <th scope="row">
        <bdi>{name}</bdi>
      </th>
      <td data-label={say.validFrom}>
        <DayField
          label={say.fromOf(name)}
          value={from}
          optional
          placeholder={say.always}
          onChange={(day) => onEdit({ from: day })}
        />
        {twice && (
          <span className="field-problem" role="alert">
            {say.twice}
          </span>
        )}
      </td>
      <td data-label={say.perHour}>
        <MoneyField
          label={say.perHourOf(name)}
          minor={minorPerHour}
          currency={currency}
          most={MOST_PER_HOUR}
          onChange={(minor) => onEdit({ minorPerHour: minor })}
        />
      </td>
      <td>
        <RemoveButton label={say.removeRate(name, shown)} onClick={onRemove} />
      </td>
    </tr>
  );
};
