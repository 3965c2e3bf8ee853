import type { RatesValue } from '../../../contract/rates';
import { NameField } from '../../shared/fields';
import { RemoveButton } from '../remove-button';
import { rateWords as say } from './messages';

type Props = { readonly value: RatesValue; readonly onChange: (part: Partial<RatesValue>) => void };

/** Names of roles. Removing one takes its rates, and takes it from whoever has it. */
export const RoleList = ({ value: { roles, rates, given }, onChange }: Props) => {
  const remove = (id: number) =>
    onChange({
      roles: roles.filter((one) => one.id !== id),
      rates: rates.filter(({ owner }) => owner.kind !== 'role' || owner.role !== id),
      given: given.filter(({ role }) => role !== id),
    });
  const problem = (name: string, index: number): string | null => {
    if (name.trim() === '') return say.roleNeedsName;
    const same = roles.findIndex((one) => one.name.trim().toLowerCase() === name.trim().toLowerCase());
    return same < index ? say.sameRole : null;
  };
  return (
    <section className="stack" aria-label={say.roles}>
      <div>
        <h2>{say.roles}</h2>
        <p className="subtle">{say.rolesHelp}</p>
      </div>
      {roles.map(({ id, name }, index) => (
        <div key={id} className="row row-top role-line">
          <span className="grow">
            <NameField
              label={say.role}
              value={name}
              problem={problem(name, index)}
              longest={60}
              onChange={(typed) => onChange({ roles: roles.map((one) => (one.id === id ? { id, name: typed } : one)) })}
            />
          </span>
          <RemoveButton label={say.removeRole(name)} onClick={() => remove(id)} />
        </div>
      ))}
      <div>
        <button
          type="button"
          className="button"
          onClick={() => onChange({ roles: [...roles, { id: nextId(roles), name: '' }] })}
        >
          {say.newRole}
        </button>
      </div>
    </section>
  );
};

const nextId = (roles: RatesValue['roles']): number => Math.max(0, ...roles.map(({ id }) => id)) + 1;
