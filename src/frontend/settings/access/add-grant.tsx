import { useState } from 'react';
import type { AccessSettings, GrantAsked, GrantGiven, GrantKind } from '../../../contract/access';
import { PersonFinder } from '../person-finder';
import { accessWords as say } from './messages';

type Props = {
  readonly kind: GrantKind;
  readonly access: AccessSettings;
  /** Of this kind. */
  readonly grants: readonly GrantGiven[];
  readonly onGive: (asked: GrantAsked) => void;
};

/** Finds somebody and gives them a grant; managers get a team. */
export const AddGrant = ({ kind, access: { teams }, grants, onGive }: Props) => {
  const [chosen, choose] = useState<number | null>(null);
  const team = kind === 'manager' ? (teams.find(({ id }) => id === chosen) ?? teams[0] ?? null) : null;
  const teamId = team?.id ?? null;
  if (kind === 'manager' && team === null) return <p className="subtle">{say.noTeam}</p>;
  return (
    <div className="row row-wrap row-top">
      {kind === 'manager' && (
        <label className="field field-person">
          {say.chooseTeam}
          <select className="select" value={teamId ?? ''} onChange={(event) => choose(Number(event.target.value))}>
            {teams.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <PersonFinder
        label={say.kinds[kind].add}
        taken={grants.filter((grant) => grant.teamId === teamId).map(({ accountId }) => accountId)}
        takenSays={say.here}
        onFound={(accountId) => onGive({ kind, accountId, teamId })}
      />
    </div>
  );
};
