import { useState } from 'react';
import type { PersonSkills, SkillMap, SkillSettings } from '../../../contract/skills';
import type { DeclaredSkill, SkillId } from '../../../domain/suggestion/skills';
import { RemoveButton } from '../remove-button';
import { SaveForm } from '../save-form';
import { useDraft } from '../use-draft';
import { told } from '../use-settings';
import { LevelSelect } from './level-select';
import { skillWords as say } from './messages';
import { useSkillSave } from './use-skill-settings';

type Props = { readonly person: PersonSkills; readonly name: string; readonly skills: SkillSettings };

/** What one person declares. */
export const PersonForm = ({ person, name, skills }: Props) => {
  const draft = useDraft(`skill person ${person.accountId}`, person);
  const { value } = draft;
  const save = useSkillSave('savePersonSkills', () => {
    draft.drop();
    told(say.savedPerson(name));
  });
  const change = (declared: readonly DeclaredSkill[]) => draft.change({ ...value, skills: declared });
  const edit = (skill: SkillId, part: Partial<DeclaredSkill>) =>
    change(value.skills.map((one) => (one.skill === skill ? { ...one, ...part } : one)));
  const nameOf = (id: SkillId) => skills.skills.skills.find((skill) => skill.id === id)?.name ?? say.removed;
  return (
    <div className="person-form">
      <SaveForm label={name} draft={draft} save={save} readOnly={skills.readOnly} onSave={() => save.mutate(value)}>
        {value.skills.length > 0 && (
          <table className="plain declared">
            <thead>
              <tr>
                {[say.skill, say.level, say.wantsToLearn].map((title) => (
                  <th key={title} scope="col">
                    {title}
                  </th>
                ))}
                <td />
              </tr>
            </thead>
            <tbody>
              {value.skills.map((declared) => (
                <Declared
                  key={declared.skill}
                  declared={declared}
                  name={nameOf(declared.skill)}
                  onEdit={(part) => edit(declared.skill, part)}
                  onRemove={() => change(value.skills.filter(({ skill }) => skill !== declared.skill))}
                />
              ))}
            </tbody>
          </table>
        )}
        <AddSkill
          map={skills.skills}
          taken={value.skills}
          onAdd={(skill) => change([...value.skills, { skill, level: 3, wantsToLearn: false }])}
        />
      </SaveForm>
    </div>
  );
};

type RowProps = {
  readonly declared: DeclaredSkill;
  readonly name: string;
  readonly onEdit: (part: Partial<DeclaredSkill>) => void;
  readonly onRemove: () => void;
};

/** Without a level the wish is all there is to say. */
const Declared = ({ declared: { level, wantsToLearn }, name, onEdit, onRemove }: RowProps) => (
  <tr>
    <th scope="row">{name}</th>
    <td>
      <LevelSelect
        label={say.levelOf(name)}
        value={level}
        optional
        onChange={(next) => onEdit(next === null ? { level: null, wantsToLearn: true } : { level: next })}
      />
    </td>
    <td>
      <label className="check">
        <input
          type="checkbox"
          aria-label={say.wishOf(name)}
          checked={wantsToLearn}
          disabled={level === null}
          onChange={(event) => onEdit({ wantsToLearn: event.target.checked })}
        />
        <span className="narrow-only">{say.wantsToLearn}</span>
      </label>
    </td>
    <td>
      <RemoveButton label={say.removeSkillOf(name)} onClick={onRemove} />
    </td>
  </tr>
);

type AddProps = {
  readonly map: SkillMap;
  readonly taken: readonly DeclaredSkill[];
  readonly onAdd: (skill: SkillId) => void;
};

const AddSkill = ({ map, taken, onAdd }: AddProps) => {
  const [chosen, choose] = useState('');
  const free = map.skills.filter(({ id }) => !taken.some(({ skill }) => skill === id));
  const skill = free.find(({ id }) => String(id) === chosen) ?? free[0];
  if (skill === undefined) return <p className="small subtle">{say.allAdded}</p>;
  return (
    <div className="row row-wrap">
      <select
        className="select"
        aria-label={say.skillToAdd}
        value={skill.id}
        onChange={(event) => choose(event.target.value)}
      >
        {free.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <button type="button" className="button" onClick={() => onAdd(skill.id)}>
        {say.addSkill}
      </button>
    </div>
  );
};
