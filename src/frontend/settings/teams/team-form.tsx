import { useState } from 'react';
import type { TeamSetting, TeamSettings } from '../../../contract';
import { useNames } from '../../shared/use-names';
import { SaveForm } from '../save-form';
import { useDraft } from '../use-draft';
import { useProjectNames } from '../use-jira';
import { told, useSave } from '../use-settings';
import { AboutTeam } from './about-team';
import { AddPeople } from './add-people';
import { DeleteTeam } from './delete-team';
import { MembersTable } from './members-table';
import { teamWords as say } from './messages';
import { ReserveFields } from './reserve-fields';
import { type TeamDraft, teamChanges } from './team-changes';
import { TeamHead } from './team-head';
import { commonReserve, withReserve } from './week-hours';

export type Chosen = number | 'new' | null;

type Props = {
  readonly chosen: Chosen;
  /** Null = a new one, or one that somebody deleted meanwhile. */
  readonly team: TeamSetting | null;
  readonly settings: TeamSettings;
  readonly everything: boolean;
  readonly onChoose: (chosen: Chosen) => void;
};

const NEW: TeamDraft = { version: null, name: '', isDefault: false, projects: [], members: [], reserve: null };

const storedOf = ({ version, name, isDefault, projects, members }: TeamSetting): TeamDraft => ({
  ...{ version, name, isDefault, projects, members, reserve: null },
});

/** One team: its people and their shares; its name, projects and managers behind a button. */
export const TeamForm = ({ chosen, team, settings, everything, onChoose }: Props) => {
  const draft = useDraft<TeamDraft>(`team ${chosen}`, team === null ? NEW : storedOf(team));
  const { value } = draft;
  const [open, setOpen] = useState<'about' | 'people' | null>(team === null ? 'about' : null);
  const projects = useProjectNames([...new Set([...settings.projects, ...value.projects])]);
  const nameOf = useNames(value.members.map(({ accountId }) => accountId));
  const save = useSave('saveTeam', ({ teams }, { name }) => {
    draft.drop();
    const saved = teams.find((one) => one.name === name.trim());
    told(say.saved(name), { kind: 'team', id: String(saved?.id ?? chosen), accountId: null });
    onChoose(saved?.id ?? chosen);
  });
  const change = (part: Partial<TeamDraft>) => draft.change({ ...value, ...part });
  const toggle = (what: 'about' | 'people') => setOpen(open === what ? null : what);
  const { reserve, ...rest } = value;
  const common = reserve ?? commonReserve(value.members, settings.today);
  const newcomer = {
    ...{ allocation: 1, reserve: common?.reserve ?? settings.reserve, to: null },
    from: team === null ? null : settings.today,
  };
  const add = (accountIds: readonly string[]) =>
    change({ members: [...value.members, ...accountIds.map((accountId) => ({ accountId, ...newcomer }))] });
  return (
    <SaveForm
      label={value.name || say.newTeam}
      draft={draft}
      save={save}
      readOnly={settings.readOnly}
      object={team === null ? null : { kind: 'team', id: String(team.id), accountId: null }}
      changes={teamChanges(draft.seen, draft.stored, nameOf)}
      compare={teamChanges(draft.seen, value, nameOf)}
      onSave={() =>
        save.mutate({
          ...rest,
          members: withReserve(value.members, reserve),
          teamId: team?.id ?? null,
          version: team === null ? null : value.version,
        })
      }
      more={
        team !== null &&
        everything && (
          <DeleteTeam
            team={team}
            readOnly={settings.readOnly}
            onDeleted={() => {
              draft.drop();
              onChoose(null);
            }}
          />
        )
      }
    >
      {team === null && chosen !== 'new' && <p className="message message-warning">{say.deletedMeanwhile}</p>}
      <TeamHead
        team={team}
        draft={value}
        settings={settings}
        projects={projects}
        open={open}
        everything={everything}
        onToggle={toggle}
      />
      {open === 'about' && everything && (
        <AboutTeam draft={value} teamId={team?.id ?? null} settings={settings} projects={projects} onChange={change} />
      )}
      {open === 'people' && (
        <AddPeople taken={value.members.map(({ accountId }) => accountId)} onAdd={add} onClose={() => setOpen(null)} />
      )}
      <ReserveFields
        settings={settings}
        members={value.members}
        change={reserve}
        onChange={(next) => change({ reserve: next })}
      />
      <MembersTable
        settings={settings}
        teamId={team?.id ?? null}
        members={value.members}
        stored={team?.members ?? []}
        reserve={reserve}
        nameOf={nameOf}
        onChange={(members) => change({ members })}
      />
    </SaveForm>
  );
};
