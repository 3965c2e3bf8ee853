import { useState } from 'react';
import type { SkillRule } from '../../../contract/skills';
import { NameField } from '../../shared/fields';
import { type Named, useIssueTypes, useProjectNames } from '../use-jira';
import { skillWords as say } from './messages';
import { useComponents, useSelectOptions } from './use-words';

type Kind = SkillRule['kind'];
type Chosen = Pick<SkillRule, 'kind' | 'ref'>;
type Props = { readonly projects: readonly string[]; readonly onAdd: (chosen: Chosen) => void };

const KINDS = Object.keys(say.kinds) as Kind[];

/** Names a component, type, label or option, by the words of Jira as the admin sees them. */
export const AddNeed = ({ projects, onAdd }: Props) => {
  const [kind, setKind] = useState<Kind>('component');
  const [project, setProject] = useState('');
  const [ref, setRef] = useState('');
  const named = useProjectNames(projects);
  const inProject = kind === 'component' || kind === 'field';
  const pick = (next: Partial<{ kind: Kind; project: string }>) => {
    setRef('');
    if (next.kind !== undefined) setKind(next.kind);
    if (next.project !== undefined) setProject(next.project);
  };
  const problem = kind === 'label' && /\s/.test(ref.trim()) ? say.labelProblem : null;
  const add = () => {
    onAdd({ kind, ref: ref.trim() });
    setRef('');
  };
  return (
    <fieldset className="choices">
      <legend>{say.addNeedTitle}</legend>
      <div className="row row-wrap row-top add-need">
        <Choice label={say.kind} value={kind} onChoose={(value) => pick({ kind: value as Kind })}>
          {KINDS.map((one) => (
            <option key={one} value={one}>
              {say.kinds[one]}
            </option>
          ))}
        </Choice>
        {inProject && (
          <Choice label={say.project} value={project} onChoose={(value) => pick({ project: value })}>
            <option value="">{say.chooseProject}</option>
            <Options of={named} />
          </Choice>
        )}
        {kind === 'component' && project !== '' && <ComponentChoice project={project} value={ref} onChoose={setRef} />}
        {kind === 'field' && project !== '' && <OptionChoice project={project} value={ref} onChoose={setRef} />}
        {kind === 'type' && <TypeChoice value={ref} onChoose={setRef} />}
        {kind === 'label' && (
          <span className="field-label">
            <NameField label={say.kinds.label} value={ref} longest={255} problem={problem} onChange={setRef} />
          </span>
        )}
        <button type="button" className="button" disabled={ref.trim() === '' || problem !== null} onClick={add}>
          {say.addNeed}
        </button>
      </div>
    </fieldset>
  );
};

type ChoiceProps = { readonly value: string; readonly onChoose: (ref: string) => void };

const Choice = ({
  label,
  value,
  onChoose,
  children,
}: ChoiceProps & { readonly label: string; readonly children: React.ReactNode }) => (
  <select className="select" aria-label={label} value={value} onChange={(event) => onChoose(event.target.value)}>
    {children}
  </select>
);

const Options = ({ of }: { of: readonly Named[] }) =>
  of.map(({ id, name }) => (
    <option key={id} value={id}>
      {name}
    </option>
  ));

const TypeChoice = (props: ChoiceProps) => (
  <Choice label={say.kinds.type} {...props}>
    <option value="">{say.choose}</option>
    <Options of={useIssueTypes()} />
  </Choice>
);

const ComponentChoice = ({ project, ...props }: ChoiceProps & { project: string }) => {
  const components = useComponents(project);
  if (components.isSuccess && components.data.length === 0) return <None />;
  return (
    <Choice label={say.kinds.component} {...props}>
      <option value="">{components.isPending ? say.reading : say.choose}</option>
      <Options of={components.data ?? []} />
    </Choice>
  );
};

const OptionChoice = ({ project, ...props }: ChoiceProps & { project: string }) => {
  const fields = useSelectOptions(project);
  if (fields.isSuccess && fields.data.length === 0) return <None />;
  return (
    <Choice label={say.kinds.field} {...props}>
      <option value="">{fields.isPending ? say.reading : say.choose}</option>
      {(fields.data ?? []).map(({ id, name, options }) => (
        <optgroup key={id} label={name}>
          <Options of={options} />
        </optgroup>
      ))}
    </Choice>
  );
};

const None = () => <p className="small subtle none-there">{say.noneThere}</p>;
