import { useEffect, useId } from 'react';
import { CloseIcon } from '../../shared/icons';
import { type Choice, useComponents, useFilters, useIssue, useLabels, useTypes, useVersions } from './choices';
import { SCOPE_KINDS, type ScopeDraft, type ScopeKind } from './draft';
import { Field, SelectField, TextField } from './field';
import type { FormProps } from './form-props';
import { form, scopeWords } from './messages';

/** Which issues count. */
export const ScopeFields = (props: FormProps) => {
  const { draft, set, options, problems } = props;
  const { scope } = draft;
  const change = (part: Partial<ScopeDraft>) => set({ scope: { ...scope, ...part } });
  const ofPeople = scope.kind === 'team' || scope.kind === 'filter';
  const own = { ...props, scope, change, problem: problems.get('scope') };
  const { kind } = scope;
  return (
    <div className="edit-columns">
      <SelectField
        label={form.scope}
        value={kind}
        choices={SCOPE_KINDS.map((one) => ({ value: one, name: scopeWords[one] }))}
        hint={ofPeople ? form.ofPeople : undefined}
        onChange={(next) => change({ kind: next as ScopeKind })}
      />
      {(kind === 'projects' || kind === 'type' || kind === 'label') && <ProjectsField {...own} />}
      {(kind === 'component' || kind === 'version') && <ProjectField {...own} />}
      {kind === 'component' && <ComponentField {...own} />}
      {kind === 'version' && <VersionField {...own} />}
      {kind === 'type' && <TypeField {...own} />}
      {kind === 'label' && <LabelField {...own} />}
      {kind === 'parent' && <ParentField {...own} />}
      {kind === 'team' && (
        <SelectField
          label={form.team}
          value={scope.team}
          choices={options.teams.map(({ id, name }) => ({ value: String(id), name }))}
          none={form.none.team}
          problem={own.problem}
          onChange={(team) => change({ team })}
        />
      )}
      {kind === 'filter' && <FilterField {...own} />}
    </div>
  );
};

type OwnProps = FormProps & {
  readonly scope: ScopeDraft;
  readonly change: (part: Partial<ScopeDraft>) => void;
  readonly problem: string | undefined;
};

const nameOf = (choices: readonly Choice[] | null, value: string): string =>
  choices?.find((one) => one.value === value)?.name ?? '…';

/** Several projects: each that is chosen stands as a chip, the list adds one. */
const ProjectsField = ({ scope, change, projects, problem }: OwnProps) => {
  const { projects: chosen, kind } = scope;
  const rest = projects?.filter(({ value }) => !chosen.includes(value)) ?? null;
  return (
    <Field label={form.projects} problem={kind === 'projects' ? problem : undefined}>
      {({ id, describedBy }) => (
        <>
          {chosen.length > 0 && (
            <ul className="edit-chips" aria-label={form.projects}>
              {chosen.map((project) => (
                <li key={project}>
                  <span className="truncate">{nameOf(projects, project)}</span>
                  <button
                    type="button"
                    className="button button-quiet edit-chip-remove"
                    aria-label={form.remove(nameOf(projects, project))}
                    onClick={() => change({ projects: chosen.filter((one) => one !== project) })}
                  >
                    <CloseIcon />
                  </button>
                </li>
              ))}
            </ul>
          )}
          <select
            id={id}
            className="select"
            value=""
            aria-describedby={describedBy}
            aria-invalid={problem !== undefined}
            onChange={(event) => change({ projects: [...chosen, event.target.value] })}
          >
            <option value="">{chosen.length === 0 ? form.choose : form.addProject}</option>
            {rest?.map(({ value, name }) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </select>
        </>
      )}
    </Field>
  );
};

const ProjectField = ({ scope, change, projects }: OwnProps) => (
  <SelectField
    label={form.project}
    value={scope.projects[0] ?? ''}
    choices={projects}
    onChange={(project) => change({ projects: [project], component: '', version: '' })}
  />
);

const ComponentField = ({ scope, change, problem }: OwnProps) => (
  <SelectField
    label={form.component}
    value={scope.component}
    choices={useComponents(scope.projects[0], true)}
    none={form.none.component}
    problem={problem}
    onChange={(component) => change({ component })}
  />
);

const VersionField = ({ scope, change, problem }: OwnProps) => (
  <SelectField
    label={form.version}
    value={scope.version}
    choices={useVersions(scope.projects[0], true)}
    none={form.none.version}
    problem={problem}
    onChange={(version) => change({ version })}
  />
);

const TypeField = ({ scope, change, problem }: OwnProps) => (
  <SelectField
    label={form.type}
    value={scope.type}
    choices={useTypes(true)}
    none={form.none.type}
    problem={problem}
    onChange={(type) => change({ type })}
  />
);

const LabelField = ({ scope, change, problem }: OwnProps) => {
  const labels = useLabels(true);
  const list = useId();
  return (
    <>
      <TextField
        label={form.label}
        value={scope.label}
        list={list}
        longest={255}
        problem={problem}
        onChange={(label) => change({ label })}
      />
      <datalist id={list}>
        {labels?.map(({ value }) => (
          <option key={value} value={value} />
        ))}
      </datalist>
    </>
  );
};

const ParentField = ({ scope, change, problem }: OwnProps) => {
  const { parent } = scope;
  // A stored scope has an id only: its key is read, and stands in the field as if it had been typed.
  const found = useIssue(parent.key.trim() === '' ? (parent.id ?? '') : parent.key.trim()).data ?? null;
  useEffect(() => {
    if (found === null) return;
    if (parent.key.trim() === '' || parent.id !== found.id)
      change({ parent: { key: parent.key.trim() === '' ? found.key : parent.key, id: found.id } });
  });
  return (
    <TextField
      label={form.parent}
      value={parent.key}
      placeholder="PACK-12"
      hint={found === null ? form.parentHint : found.summary}
      problem={parent.id === null && parent.key.trim() !== '' ? problem : undefined}
      onChange={(key) => change({ parent: { key, id: null } })}
    />
  );
};

const FilterField = ({ scope, change, problem }: OwnProps) => (
  <SelectField
    label={form.filter}
    value={scope.filter}
    choices={useFilters(true)}
    none={form.none.filter}
    hint={form.filterHint}
    problem={problem}
    onChange={(filter) => change({ filter })}
  />
);
