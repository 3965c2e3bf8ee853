import './teams.css';
import { useState } from 'react';
import type { TeamSettings } from '../../../contract';
import { useFormat } from '../../shared/site';
import { settingsWords } from '../messages';
import type { SectionProps } from '../section-props';
import { useUnsaved } from '../use-draft';
import { WithTeamSettings } from '../with-team-settings';
import { teamWords as say } from './messages';
import { type Chosen, TeamForm } from './team-form';
import { teamWeek } from './week-hours';

export const TeamsSection = ({ home }: SectionProps) => (
  <WithTeamSettings>{(settings) => <Teams settings={settings} everything={home.everything} />}</WithTeamSettings>
);

/** All teams at the left, the chosen one at the right. */
const Teams = ({ settings, everything }: { settings: TeamSettings; everything: boolean }) => {
  const format = useFormat();
  const unsaved = useUnsaved();
  const [picked, setChosen] = useState<Chosen>(unsaved('team new') ? 'new' : null);
  const { teams } = settings;
  const gone = typeof picked === 'number' && !teams.some(({ id }) => id === picked) && !unsaved(`team ${picked}`);
  const chosen = picked === null || gone ? (teams[0]?.id ?? null) : picked;
  const team = teams.find(({ id }) => id === chosen) ?? null;
  return (
    <>
      <header className="row row-between row-top">
        <div>
          <h1>{say.title}</h1>
          <p className="subtle page-text">{everything ? say.text : say.textOfManagers}</p>
        </div>
        {everything && (
          <button
            type="button"
            className="button button-primary"
            disabled={settings.readOnly}
            onClick={() => setChosen('new')}
          >
            {say.addTeam}
          </button>
        )}
      </header>
      <div className={teams.length === 0 ? 'stack stack-wide' : 'teams-columns'}>
        <ul className="stack">
          {teams.map(({ id, name, members }) => (
            <li key={id}>
              <button type="button" className="card" aria-current={id === chosen} onClick={() => setChosen(id)}>
                <span className="strong block truncate">{name}</span>
                <span className="small subtle">
                  {say.peopleAndHours(peopleIn(members), format.hours(teamWeek(settings, members)))}
                </span>
                {unsaved(`team ${id}`) && <span className="small warning block">{settingsWords.hasChanges}</span>}
              </button>
            </li>
          ))}
          {teams.length === 0 && chosen !== 'new' && <li className="subtle">{say.noTeams}</li>}
        </ul>
        {chosen !== null && (
          <TeamForm
            key={chosen}
            chosen={chosen}
            team={team}
            settings={settings}
            everything={everything}
            onChoose={setChosen}
          />
        )}
      </div>
    </>
  );
};

const peopleIn = (members: TeamSettings['teams'][number]['members']): number =>
  new Set(members.map(({ accountId }) => accountId)).size;
