import { useState } from 'react';
import type { TeamSettings } from '../../contract';
import { settingsWords as say } from './messages';
import { type Chosen, TeamForm } from './team-form';
import { useUnsaved } from './use-draft';

/** All teams at the left, the chosen one at the right. */
export const TeamsSection = ({ settings }: { settings: TeamSettings }) => {
  const unsaved = useUnsaved();
  const [chosen, setChosen] = useState<Chosen>(unsaved('team new') ? 'new' : (settings.teams[0]?.id ?? null));
  const team = settings.teams.find(({ id }) => id === chosen) ?? null;
  return (
    <>
      <header className="row row-between row-top">
        <div>
          <h1>{say.teamsTitle}</h1>
          <p className="subtle">{say.teamsText}</p>
        </div>
        <button
          type="button"
          className="button button-primary"
          disabled={settings.readOnly}
          onClick={() => setChosen('new')}
        >
          {say.addTeam}
        </button>
      </header>
      <div className={settings.teams.length === 0 ? 'stack stack-wide' : 'columns-2'}>
        <ul className="stack">
          {settings.teams.map(({ id, name, members, projects }) => (
            <li key={id}>
              <button type="button" className="card" aria-current={id === chosen} onClick={() => setChosen(id)}>
                <span className="strong block truncate">{name}</span>
                <span className="small subtle">
                  {say.peopleAndProjects(new Set(members.map(({ accountId }) => accountId)).size, projects.length)}
                </span>
                {unsaved(`team ${id}`) && <span className="small warning block">{say.hasChanges}</span>}
              </button>
            </li>
          ))}
          {settings.teams.length === 0 && chosen !== 'new' && <li className="subtle">{say.noTeams}</li>}
        </ul>
        {(team !== null || chosen === 'new' || unsaved(`team ${chosen}`)) && (
          <TeamForm key={chosen} chosen={chosen} team={team} settings={settings} onChoose={setChosen} />
        )}
      </div>
    </>
  );
};
