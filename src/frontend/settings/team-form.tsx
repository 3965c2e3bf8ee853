import { useState } from 'react';
import type { MemberSetting, TeamSetting, TeamSettings } from '../../contract';
import { Members } from './members';
import { settingsWords as say } from './messages';
import { SaveForm } from './save-form';
import { useDraft } from './use-draft';
import { useProjectNames } from './use-jira';
import { told, useSave } from './use-settings';

export type Chosen = number | 'new' | null;

type TeamDraft = {
  readonly version: number | null;
  readonly name: string;
  readonly isDefault: boolean;
  readonly projects: readonly string[];
  readonly members: readonly MemberSetting[];
};
type Props = {
  readonly chosen: Chosen;
  /** null = a new one, or one that somebody deleted meanwhile. */
  readonly team: TeamSetting | null;
  readonly settings: TeamSettings;
  readonly onChoose: (chosen: Chosen) => void;
};

const NEW: TeamDraft = { version: null, name: '', isDefault: false, projects: [], members: [] };

/** One team: its name, projects and members. */
export const TeamForm = ({ chosen, team, settings, onChoose }: Props) => {
  const draft = useDraft<TeamDraft>(`team ${chosen}`, team === null ? NEW : storedOf(team));
  const { value } = draft;
  const save = useSave('saveTeam', ({ teams }, { name }) => {
    draft.drop();
    told(say.savedName(name));
    onChoose(teams.find((one) => one.name === name.trim())?.id ?? chosen);
  });
  const change = (part: Partial<TeamDraft>) => draft.change({ ...value, ...part });
  const lost = team === null && chosen !== 'new';
  return (
    <SaveForm
      label={value.name || say.newTeam}
      draft={draft}
      save={save}
      readOnly={settings.readOnly}
      onSave={() => save.mutate({ ...value, teamId: team?.id ?? null, version: team === null ? null : value.version })}
      more={team !== null && <DeleteTeam team={team} readOnly={settings.readOnly} onDeleted={() => onChoose(null)} />}
    >
      {lost && <p className="message message-warning">{say.deletedMeanwhile}</p>}
      <label className="field">
        {say.name}
        <input
          className="input"
          value={value.name}
          required
          maxLength={80}
          dir="auto"
          placeholder={say.nameNeeded}
          onChange={(event) => change({ name: event.target.value })}
        />
      </label>
      <Projects all={settings.projects} chosen={value.projects} onChange={(projects) => change({ projects })} />
      <label className="check">
        <input
          type="checkbox"
          checked={value.isDefault}
          onChange={(event) => change({ isDefault: event.target.checked })}
        />
        {say.isDefault}
      </label>
      <Members
        members={value.members}
        stored={team?.members ?? []}
        others={settings.teams.filter(({ id }) => id !== team?.id)}
        onChange={(members) => change({ members })}
      />
    </SaveForm>
  );
};

const storedOf = ({ version, name, isDefault, projects, members }: TeamSetting): TeamDraft => ({
  version,
  name,
  isDefault,
  projects,
  members,
});

type DeleteProps = { readonly team: TeamSetting; readonly readOnly: boolean; readonly onDeleted: () => void };

/** Asks once more: a team's members, shares and days cannot be brought back. */
const DeleteTeam = ({ team, readOnly, onDeleted }: DeleteProps) => {
  const [asking, setAsking] = useState(false);
  const remove = useSave('deleteTeam', () => {
    told(say.deletedName(team.name));
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
      <span role="alert">{remove.isError ? say.changedMeanwhile : say.deleteForGood(team.members.length)}</span>
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

type ProjectsProps = {
  readonly all: readonly string[];
  readonly chosen: readonly string[];
  readonly onChange: (projects: readonly string[]) => void;
};

const Projects = ({ all, chosen, onChange }: ProjectsProps) => {
  const projects = useProjectNames([...new Set([...all, ...chosen])]);
  const toggle = (id: string) => onChange(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return (
    <fieldset className="choices choices-row">
      <legend>{say.projects}</legend>
      {projects.map(({ id, name }) => (
        <label key={id} className="check">
          <input type="checkbox" checked={chosen.includes(id)} onChange={() => toggle(id)} />
          {name}
        </label>
      ))}
      {projects.length === 0 && <p className="small subtle">{say.noProjects}</p>}
    </fieldset>
  );
};
