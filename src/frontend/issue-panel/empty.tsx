import { PeopleIcon } from '../shared/icons';
import { Centred } from '../shared/states';
import { stateWords } from './state-messages';
import { openSettings, useAdmin } from './use-admin';

/** No team: how to begin. An admin is led to where it is done, everybody else is told who can. */
export const Empty = () => {
  const admin = useAdmin(true);
  return (
    <Centred
      icon={<PeopleIcon />}
      title={stateWords.emptyTitle}
      text={admin ? stateWords.emptyAdmin : stateWords.emptyText}
    >
      {admin && (
        <button type="button" className="button button-primary" onClick={openSettings}>
          {stateWords.chooseTeam}
        </button>
      )}
    </Centred>
  );
};
