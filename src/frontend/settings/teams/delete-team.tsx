import { useState } from 'react';
import type { TeamSetting } from '../../../contract';
import { settingsWords } from '../messages';
import { told, useSave } from '../use-settings';
import { teamWords as say } from './messages';
import { byPerson } from './week-hours';

type Props = { readonly team: TeamSetting; readonly readOnly: boolean; readonly onDeleted: () => void };

/** Asks once more. */
export const DeleteTeam = ({ team, readOnly, onDeleted }: Props) => {
  const [asking, setAsking] = useState(false);
  const remove = useSave('deleteTeam', () => {
    told(say.deleted(team.name), { kind: 'team', id: String(team.id), accountId: null });
    onDeleted();
  });
  if (!asking)
    return (
      <button
        type="button"
        className="button button-quiet button-danger"
        disabled={readOnly}
        onClick={() => setAsking(true)}
      >
        {say.deleteTeam}
      </button>
    );
  return (
    <span className="row row-wrap">
      <span role="alert">
        {remove.isError ? settingsWords.changedMeanwhile : say.deleteForGood(byPerson(team.members).size)}
      </span>
      <button
        type="button"
        className="button button-danger"
        disabled={remove.isPending}
        onClick={() => remove.mutate({ teamId: team.id, version: team.version })}
      >
        {say.deleteTeam}
      </button>
      <button type="button" className="button" onClick={() => setAsking(false)}>
        {say.keepTeam}
      </button>
    </span>
  );
};
