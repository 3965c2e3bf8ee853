import { useState } from 'react';
import type { MemberSetting, TeamSettings } from '../../../contract';
import { useFormat } from '../../shared/site';
import type { Place } from './elsewhere';
import { MemberRow } from './member-row';
import { teamWords as say } from './messages';
import { byPerson, type ReserveChange, readable, teamWeek, withReserve } from './week-hours';

type Props = {
  readonly settings: TeamSettings;
  readonly teamId: number | null;
  readonly members: readonly MemberSetting[];
  readonly stored: readonly MemberSetting[];
  /** What will hold for everybody once it is saved. */
  readonly reserve: ReserveChange | null;
  readonly nameOf: (accountId: string) => string;
  readonly onChange: (members: readonly MemberSetting[]) => void;
};

/** Who is in the team with how much of their time, and how many hours that makes; by name, people just added last. */
export const MembersTable = ({ settings, teamId, members, stored, reserve, nameOf, onChange }: Props) => {
  const format = useFormat();
  const [open, setOpen] = useState<string | null>(null);
  const people = byPerson(members);
  if (people.size === 0) return <p className="subtle">{say.nobody}</p>;
  const applied = byPerson(readable(withReserve(members, reserve)));
  const places = placesBeside(settings, teamId);
  const isNew = (accountId: string) => !stored.some((one) => one.accountId === accountId);
  const order = [...people.keys()].sort(
    (a, b) => Number(isNew(a)) - Number(isNew(b)) || (isNew(a) ? 0 : nameOf(a).localeCompare(nameOf(b))),
  );
  return (
    <table className="plain team-table">
      <thead>
        <tr>
          <th scope="col">{say.person}</th>
          <th scope="col" className="number">
            {say.workingWeek}
          </th>
          <th scope="col" className="number">
            {say.allocation}
          </th>
          <th scope="col">{say.elsewhere}</th>
          <th scope="col" className="number">
            {say.capacity}
          </th>
          <td />
        </tr>
      </thead>
      <tbody>
        {order.map((accountId) => (
          <MemberRow
            key={accountId}
            settings={settings}
            name={nameOf(accountId)}
            shares={people.get(accountId) ?? []}
            applied={applied.get(accountId) ?? []}
            places={places.filter((place) => place.accountId === accountId)}
            open={open === accountId}
            onOpen={() => setOpen(open === accountId ? null : accountId)}
            onChange={(shares) => onChange(replaced(members, accountId, shares))}
          />
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={4} className="strong">
            {say.total(people.size)}
          </th>
          <td className="number strong" data-label={say.capacity}>
            {format.hours(teamWeek(settings, withReserve(members, reserve)))}
          </td>
          <td />
        </tr>
      </tfoot>
    </table>
  );
};

/** The rows of one person, where their first one stood. */
const replaced = (
  members: readonly MemberSetting[],
  accountId: string,
  shares: readonly MemberSetting[],
): readonly MemberSetting[] => {
  const at = members.findIndex((one) => one.accountId === accountId);
  const others = (some: readonly MemberSetting[]) => some.filter((one) => one.accountId !== accountId);
  return [...others(members.slice(0, at)), ...shares, ...others(members.slice(at))];
};

/** Shares in all other teams, those that the viewer does not manage among them. */
const placesBeside = ({ teams, places }: TeamSettings, teamId: number | null): readonly Place[] => [
  ...teams
    .filter(({ id }) => id !== teamId)
    .flatMap(({ name, members }) => members.map((member) => ({ ...member, team: name }))),
  ...places,
];
