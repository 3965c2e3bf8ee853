import type { StoredTarget } from '../../../contract/kpi-settings';
import { CATALOGUE, type KpiId } from '../../../domain/kpi/catalogue';
import type { Direction } from '../../../domain/kpi/target';
import { missedWords, targetWords } from '../board/figure-words';
import { type ScopeDraft, targetDraftOf } from './draft';
import { SelectField, TextField } from './field';
import type { FormProps } from './form-props';
import { form } from './messages';

/** The target of one KPI: that of the project or team, or one of this gadget alone. */
export const TargetFields = ({ kpi, draft, set, options, problems, figures }: FormProps & { kpi: KpiId }) => {
  const typed = draft.targets[kpi];
  const owners = ownersTarget(options.targets, draft.scope, kpi);
  const change = (target: Partial<NonNullable<typeof typed>>) =>
    typed === undefined ? undefined : set({ targets: { ...draft.targets, [kpi]: { ...typed, ...target } } });
  const toggle = () => {
    const { [kpi]: own, ...others } = draft.targets;
    set({ targets: own === undefined ? { ...others, [kpi]: firstDraft(kpi, owners, options.currency) } : others });
  };
  const shownAs = { id: kpi, currency: options.currency ?? undefined };
  const higher = typed?.direction === 'higher';
  return (
    <div className="edit-target">
      <label className="edit-toggle">
        <input
          type="checkbox"
          role="switch"
          checked={typed === undefined}
          aria-checked={typed === undefined}
          onChange={toggle}
        />
        {form.useOwner}
      </label>
      {typed === undefined ? (
        <p className="small subtle">
          {owners === null
            ? form.ownerNone
            : form.ownerHas(`${targetWords(shownAs, owners, figures)}, ${missedWords(shownAs, owners, figures)}`)}
        </p>
      ) : (
        <div className="edit-columns edit-columns-three">
          <SelectField
            label={form.direction}
            value={typed.direction}
            choices={(['higher', 'lower'] as const).map((value) => ({ value, name: form.directions[value] }))}
            onChange={(direction) => change({ direction: direction as Direction })}
          />
          <TextField
            label={form.metFrom}
            value={typed.amber}
            numeric
            problem={problems.get(`amber:${kpi}`)}
            onChange={(amber) => change({ amber })}
          />
          <TextField
            label={higher ? form.missedBelow : form.missedAbove}
            value={typed.red}
            numeric
            problem={problems.get(`red:${kpi}`)}
            onChange={(red) => change({ red })}
          />
        </div>
      )}
    </div>
  );
};

/** The target that holds for all of a scope: its one project's, or its team's. */
export const ownersTarget = (
  targets: readonly StoredTarget[],
  { kind, projects, team }: ScopeDraft,
  kpi: KpiId,
): StoredTarget | null => {
  const found = targets.find((target) => {
    if (target.kpi !== kpi) return false;
    if (target.owner.kind === 'team') return kind === 'team' && String(target.owner.team) === team;
    return (
      kind !== 'team' &&
      kind !== 'filter' &&
      kind !== 'parent' &&
      projects.length === 1 &&
      projects[0] === target.owner.project
    );
  });
  return found ?? null;
};

/** A target of its own begins with what holds now, else in the KPI's own direction and empty. */
const firstDraft = (kpi: KpiId, owners: StoredTarget | null, currency: string | null) =>
  owners === null
    ? { direction: CATALOGUE[kpi].direction ?? 'higher', amber: '', red: '' }
    : targetDraftOf(kpi, owners, currency);
