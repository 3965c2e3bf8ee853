import { useState } from 'react';
import type { TeamSettings } from '../../contract';
import { settingsWords as say } from './messages';
import { TeamForm } from './team-form';

/** All teams at the left, the chosen one at the right. */
export const TeamsSection = ({ settings }: { settings: TeamSettings }) => {
  const [chosen, setChosen] = useState<number | 'new' | null>(settings.teams[0]?.id ?? null);
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
      <div className="columns-2">
        <ul className="stack">
          {settings.teams.map(({ id, name, members, projects }) => (
            <li key={id}>
              <button type="button" className="card" aria-current={id === chosen} onClick={() => setChosen(id)}>
                <span className="strong block">{name}</span>
                <span className="small subtle">{say.peopleAndProjects(members.length, projects.length)}</span>
              </button>
            </li>
          ))}
          {settings.teams.length === 0 && <li className="subtle">{say.noTeams}</li>}
        </ul>
        {(team !== null || chosen === 'new') && (
          <TeamForm key={chosen} team={team} settings={settings} onSaved={setChosen} />
        )}
      </div>
    </>
  );
};
