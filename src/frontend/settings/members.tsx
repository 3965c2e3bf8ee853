import type { MemberSetting, TeamSetting } from '../../contract';
import { Avatar } from '../shared/avatar';
import { DayField, NumberField } from '../shared/fields';
import { OverIcon } from '../shared/icons';
import { useFormat } from '../shared/site';
import { useNames } from '../shared/use-names';
import { settingsWords as say } from './messages';
import { PersonFinder } from './person-finder';
import { RemoveButton } from './remove-button';

type Props = {
  readonly members: readonly MemberSetting[];
  readonly stored: readonly MemberSetting[];
  readonly others: readonly TeamSetting[];
  readonly onChange: (members: readonly MemberSetting[]) => void;
};

/** Who is in the team, with how much of their time and from when to when; by name, people just added last. */
export const Members = ({ members, stored, others, onChange }: Props) => {
  const nameOf = useNames(members.map(({ accountId }) => accountId));
  const isNew = (accountId: string) => !stored.some((one) => one.accountId === accountId);
  const rows = members
    .map((member, index) => ({ member, index, name: nameOf(member.accountId), added: isNew(member.accountId) }))
    .sort((a, b) => Number(a.added) - Number(b.added) || (a.added ? a.index - b.index : a.name.localeCompare(b.name)));
  return (
    <div className="stack">
      {rows.length === 0 ? <p className="subtle">{say.noPeople}</p> : null}
      {rows.length > 0 && (
        <table className="plain members">
          <thead>
            <tr>
              {[say.person, say.allocation, say.reserve, say.from, say.to].map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {rows.map(({ member, index, name }) => (
              <MemberRow
                key={index}
                member={member}
                name={name}
                others={others}
                onEdit={(part) => onChange(members.map((one, n) => (n === index ? { ...one, ...part } : one)))}
                onRemove={() => onChange(members.filter((_, n) => n !== index))}
              />
            ))}
          </tbody>
        </table>
      )}
      <PersonFinder
        label={say.addPerson}
        taken={members.map(({ accountId }) => accountId)}
        onFound={(accountId) => onChange([...members, { accountId, allocation: 1, reserve: 0, from: null, to: null }])}
      />
    </div>
  );
};

type RowProps = {
  readonly member: MemberSetting;
  readonly name: string;
  readonly others: readonly TeamSetting[];
  readonly onEdit: (part: Partial<MemberSetting>) => void;
  readonly onRemove: () => void;
};

const MemberRow = ({ member, name, others, onEdit, onRemove }: RowProps) => {
  const format = useFormat();
  const share = (percent: number | null) => (percent === null ? Number.NaN : Math.round(percent * 100) / 10_000);
  const above = aboveOf(member, others);
  return (
    <>
      <tr className={above === null ? '' : 'with-note'}>
        <th scope="row">
          <span className="row">
            <Avatar accountId={member.accountId} name={name} />
            <bdi className="truncate" title={name}>
              {name}
            </bdi>
          </span>
        </th>
        <td data-label={say.allocation}>
          <NumberField
            label={say.allocationOf(name)}
            value={shown(member.allocation)}
            most={200}
            onChange={(percent) => onEdit({ allocation: share(percent) })}
          />
        </td>
        <td data-label={say.reserve}>
          <NumberField
            label={say.reserveOf(name)}
            value={shown(member.reserve)}
            most={100}
            onChange={(percent) => onEdit({ reserve: share(percent) })}
          />
        </td>
        <td data-label={say.from}>
          <DayField
            label={say.fromOf(name)}
            value={member.from}
            placeholder={say.always}
            optional
            onChange={(from) => onEdit({ from })}
          />
        </td>
        <td data-label={say.to}>
          <DayField
            label={say.toOf(name)}
            value={member.to}
            placeholder={say.openEnded}
            optional
            onChange={(to) => onEdit({ to })}
          />
        </td>
        <td>
          <RemoveButton label={say.removeName(name)} onClick={onRemove} />
        </td>
      </tr>
      {above !== null && (
        <tr className="note">
          <td colSpan={6}>
            <span className="row row-tight small warning">
              <OverIcon />
              {say.above(format.percent(above.sum), above.teams)}
            </span>
          </td>
        </tr>
      )}
    </>
  );
};

/** The sum of a person's allocations on days that this one and others share; null when it is not above 1. */
const aboveOf = (member: MemberSetting, others: readonly TeamSetting[]) => {
  const elsewhere = others.flatMap(({ name, members }) =>
    members
      .filter((one) => one.accountId === member.accountId && overlap(one, member))
      .map(({ allocation }) => ({ name, allocation })),
  );
  const sum = elsewhere.reduce((all, { allocation }) => all + allocation, member.allocation);
  return sum > 1.0001 ? { sum, teams: elsewhere.map(({ name }) => name) } : null;
};

const overlap = (a: MemberSetting, b: MemberSetting): boolean =>
  (a.to === null || b.from === null || a.to >= b.from) && (b.to === null || a.from === null || b.to >= a.from);

const shown = (share: number): number => Math.round(share * 1000) / 10;
