import { useEffect, useState } from 'react';
import type { MemberSetting, SaveTeam, TeamSetting, TeamSettings } from '../../contract';
import { Avatar } from '../shared/avatar';
import { useNames } from '../shared/use-names';
import { settingsWords as say } from './messages';
import { PersonFinder } from './person-finder';
import { SaveBar } from './save-bar';
import { useProjectNames } from './use-jira';
import { useSave } from './use-settings';

type Draft = {
  readonly name: string;
  readonly isDefault: boolean;
  readonly projects: readonly string[];
  readonly members: readonly MemberSetting[];
};
type Props = {
  readonly team: TeamSetting | null;
  readonly settings: TeamSettings;
  readonly onSaved: (teamId: number | null) => void;
};

const draftOf = (team: TeamSetting | null): Draft =>
  team === null
    ? { name: '', isDefault: false, projects: [], members: [] }
    : { name: team.name, isDefault: team.isDefault, projects: team.projects, members: team.members };

/** One team: its name, projects and members. */
export const TeamForm = ({ team, settings, onSaved }: Props) => {
  const [draft, setDraft] = useState(() => draftOf(team));
  const [seen, setSeen] = useState(team);
  // Whoever else saves meanwhile: input stays as long as there is some, and saving then meets a conflict.
  const changed = JSON.stringify(draft) !== JSON.stringify(draftOf(seen));
  useEffect(() => {
    if (changed) return;
    setSeen(team);
    setDraft(draftOf(team));
  }, [team, changed]);
  const save = useSave('saveTeam', ({ teams }) => {
    const stored = teams.find(({ name }) => name === draft.name.trim()) ?? null;
    setSeen(stored);
    setDraft(draftOf(stored));
    onSaved(stored?.id ?? null);
  });
  const remove = useSave('deleteTeam', () => onSaved(null));
  const change = (part: Partial<Draft>) => setDraft((now) => ({ ...now, ...part }));
  const request: SaveTeam = { teamId: seen?.id ?? null, version: seen?.version ?? null, ...draft };
  return (
    <section className="stack stack-wide" aria-label={draft.name || say.newTeam}>
      <label className="field">
        {say.name}
        <input
          className="input"
          value={draft.name}
          maxLength={80}
          onChange={(event) => change({ name: event.target.value })}
        />
      </label>
      <Projects all={settings.projects} chosen={draft.projects} onChange={(projects) => change({ projects })} />
      <label className="check">
        <input
          type="checkbox"
          checked={draft.isDefault}
          onChange={(event) => change({ isDefault: event.target.checked })}
        />
        {say.isDefault}
      </label>
      <Members members={draft.members} onChange={(members) => change({ members })} />
      <SaveBar
        changed={changed}
        busy={save.isPending}
        error={save.error ?? remove.error}
        readOnly={settings.readOnly}
        onSave={() => save.mutate(request)}
        onUndo={() => {
          save.reset();
          setSeen(team);
          setDraft(draftOf(team));
        }}
      >
        {seen !== null && (
          <button
            type="button"
            className="button button-quiet button-danger"
            disabled={settings.readOnly}
            onClick={() => remove.mutate({ teamId: seen.id, version: seen.version })}
          >
            {say.deleteTeam}
          </button>
        )}
      </SaveBar>
    </section>
  );
};

const Projects = ({
  all,
  chosen,
  onChange,
}: {
  all: readonly string[];
  chosen: readonly string[];
  onChange: (projects: readonly string[]) => void;
}) => {
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
    </fieldset>
  );
};

const Members = ({
  members,
  onChange,
}: {
  members: readonly MemberSetting[];
  onChange: (members: readonly MemberSetting[]) => void;
}) => {
  const nameOf = useNames(members.map(({ accountId }) => accountId));
  const edit = (index: number, part: Partial<MemberSetting>) =>
    onChange(members.map((member, n) => (n === index ? { ...member, ...part } : member)));
  return (
    <div className="stack">
      <div className="table-box">
        <table className="plain">
          <thead>
            <tr>
              {[say.person, say.allocation, say.reserve, say.from, say.to].map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
              <th scope="col">
                <span className="visually-hidden">{say.remove}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {members.map((member, index) => (
              <MemberRow
                key={`${member.accountId} ${member.from}`}
                member={member}
                name={nameOf(member.accountId)}
                onEdit={(part) => edit(index, part)}
                onRemove={() => onChange(members.filter((_, n) => n !== index))}
              />
            ))}
          </tbody>
        </table>
        {members.length === 0 && <p className="subtle">{say.noPeople}</p>}
      </div>
      <PersonFinder
        label={say.addPerson}
        onFound={(accountId) => onChange([...members, { accountId, allocation: 1, reserve: 0, from: null, to: null }])}
      />
    </div>
  );
};

type RowProps = {
  readonly member: MemberSetting;
  readonly name: string;
  readonly onEdit: (part: Partial<MemberSetting>) => void;
  readonly onRemove: () => void;
};

const MemberRow = ({ member, name, onEdit, onRemove }: RowProps) => {
  const percent = (value: string) => Math.round(Number(value) * 10) / 1000;
  const dayOrNull = (value: string) => (value === '' ? null : value);
  return (
    <tr>
      <th scope="row">
        <span className="row">
          <Avatar accountId={member.accountId} name={name} />
          <span className="truncate">{name}</span>
        </span>
      </th>
      <td>
        <input
          className="input input-short"
          type="number"
          min={0}
          max={200}
          step={5}
          aria-label={say.allocationOf(name)}
          value={shown(member.allocation)}
          onChange={(event) => onEdit({ allocation: percent(event.target.value) })}
        />
      </td>
      <td>
        <input
          className="input input-short"
          type="number"
          min={0}
          max={100}
          step={2.5}
          aria-label={say.reserveOf(name)}
          value={shown(member.reserve)}
          onChange={(event) => onEdit({ reserve: percent(event.target.value) })}
        />
      </td>
      <td>
        <input
          className="input"
          type="date"
          aria-label={say.fromOf(name)}
          value={member.from ?? ''}
          onChange={(event) => onEdit({ from: dayOrNull(event.target.value) })}
        />
      </td>
      <td>
        <input
          className="input"
          type="date"
          aria-label={say.toOf(name)}
          value={member.to ?? ''}
          onChange={(event) => onEdit({ to: dayOrNull(event.target.value) })}
        />
      </td>
      <td>
        <button type="button" className="button button-quiet" aria-label={say.removeName(name)} onClick={onRemove}>
          {say.remove}
        </button>
      </td>
    </tr>
  );
};

const shown = (share: number): number => Math.round(share * 1000) / 10;
