import type { TeamSetting, TeamSettings } from '../../../contract';
import { useNames } from '../../shared/use-names';
import { MoreIcon } from '../shell/icons';
import type { Named } from '../use-jira';
import { teamWords as say } from './messages';
import type { TeamDraft } from './team-changes';

type Props = {
  readonly team: TeamSetting | null;
  readonly draft: TeamDraft;
  readonly settings: TeamSettings;
  readonly projects: readonly Named[];
  readonly open: 'about' | 'people' | null;
  readonly everything: boolean;
  readonly onToggle: (what: 'about' | 'people') => void;
};

/** The team's name, who manages it and its projects in a line, and what can be opened below. */
export const TeamHead = ({ team, draft, settings, projects, open, everything, onToggle }: Props) => {
  const managers = settings.managers.filter(({ teamId }) => teamId === team?.id).map(({ accountId }) => accountId);
  const nameOf = useNames(managers);
  const chosen = projects.filter(({ id }) => draft.projects.includes(id)).map(({ name }) => name);
  const facts = [
    ...(managers.length > 0 ? [say.managedBy(managers.map(nameOf))] : []),
    say.projectsAre(chosen),
    ...(draft.isDefault ? [say.isDefaultNow] : []),
  ];
  return (
    <div className="row row-between row-top team-head">
      <div className="grow">
        <h2 className="truncate" dir="auto">
          {draft.name === '' ? say.newTeam : draft.name}
        </h2>
        <p className="small subtle">{facts.join(' ')}</p>
      </div>
      <button
        type="button"
        className="button"
        aria-expanded={open === 'people'}
        disabled={settings.readOnly}
        onClick={() => onToggle('people')}
      >
        {say.addPeople}
      </button>
      {everything && (
        <button
          type="button"
          className="button button-icon"
          aria-expanded={open === 'about'}
          aria-label={say.about}
          title={say.about}
          onClick={() => onToggle('about')}
        >
          <MoreIcon />
        </button>
      )}
    </div>
  );
};
