import type { RatesValue, RoleOfPerson } from '../../../contract/rates';
import { Avatar } from '../../shared/avatar';
import { DayField } from '../../shared/fields';
import { PersonFinder } from '../person-finder';
import { RemoveButton } from '../remove-button';
import { TableHead } from '../table-head';
import { rateWords as say } from './messages';

type Props = {
  readonly value: RatesValue;
  readonly today: string;
  readonly nameOf: (accountId: string) => string;
  readonly onChange: (given: readonly RoleOfPerson[]) => void;
};

/** Who has which role since when. */
export const GivenRoles = ({ value: { roles, given }, today, nameOf, onChange }: Props) => {
  const first = roles[0];
  const lines = given
    .map((one, index) => ({ one, index }))
    .sort((a, b) => nameOf(a.one.accountId).localeCompare(nameOf(b.one.accountId)));
  const twice = ({ accountId, from }: RoleOfPerson, index: number) =>
    given.findIndex((one) => one.accountId === accountId && one.from === from) < index;
  const add = (accountId: string) => {
    const has = given.some((one) => one.accountId === accountId);
    if (first !== undefined) onChange([...given, { accountId, role: first.id, from: has ? today : null }]);
  };
  return (
    <section className="stack" aria-label={say.given}>
      <div>
        <h2>{say.given}</h2>
        <p className="subtle">{say.givenHelp}</p>
      </div>
      {given.length === 0 ? (
        <p className="subtle">{say.noGiven}</p>
      ) : (
        <div className="table-box">
          <table className="plain rate-table">
            <TableHead titles={[say.ofPerson, say.validFrom, say.role]} acts />
            <tbody>
              {lines.map(({ one, index }) => (
                <GivenLine
                  key={index}
                  line={one}
                  roles={roles}
                  name={nameOf(one.accountId)}
                  twice={twice(one, index)}
                  onEdit={(part) => onChange(given.map((other, n) => (n === index ? { ...other, ...part } : other)))}
                  onRemove={() => onChange(given.filter((_, n) => n !== index))}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <PersonFinder label={say.giveRole} onFound={add} />
    </section>
  );
};

type LineProps = {
  readonly line: RoleOfPerson;
  readonly roles: RatesValue['roles'];
  readonly name: string;
  readonly twice: boolean;
  readonly onEdit: (part: Partial<RoleOfPerson>) => void;
  readonly onRemove: () => void;
};

const GivenLine = ({ line: { accountId, role, from }, roles, name, twice, onEdit, onRemove }: LineProps) => (
  <tr>
    <th scope="row">
      <span className="row">
        <Avatar accountId={accountId} name={name} />
        <bdi className="truncate">{name}</bdi>
      </span>
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
          {say.roleTwice}
        </span>
      )}
    </td>
    <td data-label={say.role}>
      <select
        className="select"
        aria-label={say.roleOf(name)}
        value={role ?? ''}
        onChange={(event) => onEdit({ role: event.target.value === '' ? null : Number(event.target.value) })}
      >
        <option value="">{say.noRole}</option>
        {roles.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </select>
    </td>
    <td>
      <RemoveButton label={say.removeGiven(name)} onClick={onRemove} />
    </td>
  </tr>
);
