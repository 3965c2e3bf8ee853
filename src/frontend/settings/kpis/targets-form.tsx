import type { StoredTarget, TargetSettings } from '../../../contract/kpi-settings';
import { SaveForm } from '../save-form';
import { TableHead } from '../table-head';
import { useDraft } from '../use-draft';
import { useProjectNames } from '../use-jira';
import { told } from '../use-settings';
import { AddTarget } from './add-target';
import { kpiSettingWords as say } from './messages';
import { loggedId, type OwnerOption, ownerKey } from './owners';
import { TargetRow } from './target-row';
import { useSaveTargets } from './use-kpi-settings';

/** What projects and teams aim at. */
export const TargetsForm = ({ settings }: { settings: TargetSettings }) => {
  const draft = useDraft('targets', { version: settings.version, targets: settings.targets });
  const { value } = draft;
  const owners = useOwners(settings);
  const objects = changedOwners(draft.seen.targets, value.targets);
  const save = useSaveTargets(() => {
    draft.drop();
    told(say.savedTargets, ...objects);
  });
  const change = (targets: readonly StoredTarget[]) => draft.change({ ...value, targets });
  const nameOf = (target: StoredTarget): string =>
    owners.find(({ key }) => key === ownerKey(target.owner))?.name ?? say.goneOwner;
  const submit = () => save.mutate({ version: value.version ?? 0, targets: value.targets });
  return (
    <SaveForm
      label={say.targetsTitle}
      draft={draft}
      save={save}
      readOnly={settings.readOnly}
      object={objects[0] ?? null}
      onSave={submit}
    >
      {value.targets.length === 0 ? (
        <p className="subtle">{owners.length === 0 ? `${say.noTargetsYet} ${say.noOwners}` : say.noTargets}</p>
      ) : (
        <table className="plain kpi-targets">
          <TableHead titles={[say.of, say.kpi, say.better, say.metColumn, say.missedColumn, say.period]} acts />
          <tbody>
            {value.targets.map((target, index) => (
              <TargetRow
                // biome-ignore lint/suspicious/noArrayIndexKey: a target is named by what it says, and all of that can change
                key={index}
                target={target}
                owner={nameOf(target)}
                currency={settings.currency}
                twice={value.targets.findIndex((one) => sameTarget(one, target)) < index}
                onEdit={(part) => change(value.targets.map((one, n) => (n === index ? { ...one, ...part } : one)))}
                onRemove={() => change(value.targets.filter((_, n) => n !== index))}
              />
            ))}
          </tbody>
        </table>
      )}
      <AddTarget owners={owners} onAdd={(target) => change([...value.targets, target])} />
    </SaveForm>
  );
};

const sameTarget = (a: StoredTarget, b: StoredTarget): boolean =>
  a.kpi === b.kpi && ownerKey(a.owner) === ownerKey(b.owner);

/** Whose targets the draft changes, as the log names them. */
const changedOwners = (before: readonly StoredTarget[], after: readonly StoredTarget[]) => {
  const of = (targets: readonly StoredTarget[], id: string) =>
    JSON.stringify(targets.filter(({ owner }) => loggedId(owner) === id));
  const ids = new Set([...before, ...after].map(({ owner }) => loggedId(owner)));
  return [...ids]
    .filter((id) => of(before, id) !== of(after, id))
    .map((id) => ({ kind: 'targets', id, accountId: null }) as const);
};

const useOwners = ({ projects, teams }: TargetSettings): readonly OwnerOption[] => {
  const named = useProjectNames(projects);
  return [
    ...named.map(({ id, name }): OwnerOption => {
      const owner = { kind: 'project', project: id } as const;
      return { key: ownerKey(owner), owner, name };
    }),
    ...teams.map(({ id, name }): OwnerOption => {
      const owner = { kind: 'team', team: id } as const;
      return { key: ownerKey(owner), owner, name: say.team(name) };
    }),
  ];
};
