import type { TeamSettings } from '../../../contract';
import { useNames } from '../../shared/use-names';
import { useGive, useTake } from '../access/use-access';
import { PersonFinder } from '../person-finder';
import { RemoveButton } from '../remove-button';
import { Refused } from '../save-form';
import type { Named } from '../use-jira';
import { useReread } from '../use-settings';
import { teamWords as say } from './messages';
import type { TeamDraft } from './team-changes';

type Props = {
  readonly draft: TeamDraft;
  readonly teamId: number | null;
  readonly settings: TeamSettings;
  readonly projects: readonly Named[];
  readonly onChange: (part: Partial<TeamDraft>) => void;
};

/** What admins alone change: name, projects, whether it is the default, and who manages it. */
export const AboutTeam = ({ draft, teamId, settings, projects, onChange }: Props) => {
  const toggle = (id: string) =>
    onChange({
      projects: draft.projects.includes(id) ? draft.projects.filter((one) => one !== id) : [...draft.projects, id],
    });
  return (
    <div className="panel-still stack stack-wide">
      <label className="field field-narrow">
        {say.name}
        <input
          className="input"
          value={draft.name}
          required
          maxLength={80}
          dir="auto"
          placeholder={say.nameNeeded}
          onChange={(event) => onChange({ name: event.target.value })}
        />
      </label>
      <fieldset className="choices choices-row">
        <legend>{say.projects}</legend>
        {projects.map(({ id, name }) => (
          <label key={id} className="check">
            <input type="checkbox" checked={draft.projects.includes(id)} onChange={() => toggle(id)} />
            {name}
          </label>
        ))}
        {projects.length === 0 && <p className="small subtle">{say.noProjects}</p>}
      </fieldset>
      <label className="check">
        <input
          type="checkbox"
          checked={draft.isDefault}
          onChange={(event) => onChange({ isDefault: event.target.checked })}
        />
        {say.isDefault}
      </label>
      {teamId !== null && <Managers teamId={teamId} settings={settings} />}
    </div>
  );
};

/** Given and taken at once: they are grants, not part of what is saved with the team. */
const Managers = ({ teamId, settings }: { teamId: number; settings: TeamSettings }) => {
  const reread = useReread();
  const give = useGive(reread);
  const take = useTake(reread);
  const managers = settings.managers.filter((one) => one.teamId === teamId).map(({ accountId }) => accountId);
  const nameOf = useNames(managers);
  const asked = (accountId: string) => ({ kind: 'manager' as const, accountId, teamId });
  return (
    <fieldset className="choices" disabled={settings.readOnly}>
      <legend>{say.managers}</legend>
      <p className="small subtle">{say.managersText}</p>
      {managers.map((accountId) => (
        <span key={accountId} className="row">
          <bdi>{nameOf(accountId)}</bdi>
          <RemoveButton label={say.takeManager(nameOf(accountId))} onClick={() => take.mutate(asked(accountId))} />
        </span>
      ))}
      <PersonFinder
        label={say.addManager}
        taken={managers}
        takenSays={say.managesAlready}
        onFound={(accountId) => give.mutate(asked(accountId))}
      />
      <Refused error={give.error ?? take.error} />
    </fieldset>
  );
};
