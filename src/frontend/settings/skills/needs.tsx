import type { SkillMap, SkillRule, SkillsPage } from '../../../contract/skills';
import { RemoveButton } from '../remove-button';
import { SaveForm } from '../save-form';
import { TableHead } from '../table-head';
import { useDraft } from '../use-draft';
import { told } from '../use-settings';
import { AddNeed } from './add-need';
import { LevelSelect } from './level-select';
import { skillWords as say } from './messages';
import { useRefNames } from './use-ref-names';
import { CATALOGUE, useCatalogueSave } from './use-skills';

/** Which components, types, labels and options need which skill. */
export const Needs = ({ page: { skills: map, readOnly, projects } }: { page: SkillsPage }) => {
  const draft = useDraft('skill needs', { version: map.version, needs: map.needs });
  const { value } = draft;
  const nameOf = useRefNames(value.needs);
  const save = useCatalogueSave(() => {
    draft.drop();
    told(say.savedList, CATALOGUE);
  });
  const change = (needs: readonly SkillRule[]) => draft.change({ ...value, needs });
  const skillName = (id: SkillRule['skill']) => map.skills.find((skill) => skill.id === id)?.name ?? say.removed;
  const submit = () =>
    save.mutate({
      // The list of skills has a draft of its own: it does not hold this one up while nobody changed the needs.
      version: draft.theirs.length === 0 ? map.version : value.version,
      groups: map.groups,
      skills: map.skills,
      levels: map.levels,
      needs: value.needs.map((need) => ({ ...need, skill: skillName(need.skill) })),
    });
  const [first] = map.skills;
  if (first === undefined) return <p className="subtle">{say.noSkillsYet}</p>;
  const add = ({ kind, ref }: Pick<SkillRule, 'kind' | 'ref'>) => {
    const taken = value.needs.filter((need) => need.kind === kind && need.ref === ref).map(({ skill }) => skill);
    const skill = map.skills.find(({ id }) => !taken.includes(id)) ?? first;
    change([...value.needs, { kind, ref, skill: skill.id, need: 'helpful', level: 3 }]);
  };
  return (
    <SaveForm label={say.tabs.needs} draft={draft} save={save} readOnly={readOnly} object={CATALOGUE} onSave={submit}>
      <p className="subtle">{say.needWords}</p>
      {value.needs.length === 0 ? (
        <p className="subtle">{say.noNeeds}</p>
      ) : (
        <table className="plain needs">
          <TableHead titles={[say.whenIssueHas, say.needs, say.need, say.leastLevel]} acts />
          <tbody>
            {value.needs.map((need, index) => (
              <NeedRow
                // biome-ignore lint/suspicious/noArrayIndexKey: a need is named by what it says, and all of that can change
                key={index}
                need={need}
                named={nameOf(need)}
                map={map}
                skillName={skillName(need.skill)}
                twice={value.needs.findIndex((one) => sameNeed(one, need)) < index}
                onEdit={(part) => change(value.needs.map((one, n) => (n === index ? { ...one, ...part } : one)))}
                onRemove={() => change(value.needs.filter((_, n) => n !== index))}
              />
            ))}
          </tbody>
        </table>
      )}
      <AddNeed projects={projects} onAdd={add} />
    </SaveForm>
  );
};

const sameNeed = (a: SkillRule, b: SkillRule): boolean => a.kind === b.kind && a.ref === b.ref && a.skill === b.skill;

type RowProps = {
  readonly need: SkillRule;
  readonly named: { readonly kind: string; readonly name: string };
  readonly map: SkillMap;
  readonly skillName: string;
  readonly twice: boolean;
  readonly onEdit: (part: Partial<SkillRule>) => void;
  readonly onRemove: () => void;
};

const NeedRow = ({ need, named, map: { skills, levels }, skillName, twice, onEdit, onRemove }: RowProps) => {
  const row = `${named.kind} ${named.name}, ${skillName}`;
  const skillOf = (id: string) => skills.find((skill) => String(skill.id) === id)?.id ?? need.skill;
  return (
    <tr>
      <th scope="row">
        <span className="small subtle block">{named.kind}</span>
        <bdi>{named.name}</bdi>
      </th>
      <td data-label={say.needs}>
        <select
          className="select"
          aria-label={say.ofRow(say.skill, row)}
          value={need.skill}
          onChange={(event) => onEdit({ skill: skillOf(event.target.value) })}
        >
          {!skills.some(({ id }) => id === need.skill) && <option value={need.skill}>{skillName}</option>}
          {skills.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        {twice && <span className="field-problem">{say.twice}</span>}
      </td>
      <td data-label={say.need}>
        <select
          className="select"
          aria-label={say.ofRow(say.need, row)}
          value={need.need}
          onChange={(event) => onEdit({ need: event.target.value === 'required' ? 'required' : 'helpful' })}
        >
          <option value="required">{say.required}</option>
          <option value="helpful">{say.helpful}</option>
        </select>
      </td>
      <td data-label={say.leastLevel}>
        <LevelSelect
          label={say.ofRow(say.leastLevel, row)}
          value={need.level}
          levels={levels}
          onChange={(level) => onEdit({ level })}
        />
      </td>
      <td>
        <RemoveButton label={say.removeNeed(row)} onClick={onRemove} />
      </td>
    </tr>
  );
};
