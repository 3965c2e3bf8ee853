import type { SaveSkills, SkillSettings } from '../../../contract/skills';
import { NameField } from '../../shared/fields';
import { settingsWords } from '../messages';
import { RemoveButton } from '../remove-button';
import { SaveForm } from '../save-form';
import { useDraft } from '../use-draft';
import { told } from '../use-settings';
import { skillWords as say } from './messages';
import { useSkillSave } from './use-skill-settings';

type Entry = SaveSkills['skills'][number];

const LONGEST = 60;

/** The names of skills. */
export const SkillList = ({ skills: { skills: map, people, readOnly } }: { skills: SkillSettings }) => {
  const stored = { version: map.version, skills: map.skills as readonly Entry[] };
  const draft = useDraft('skill list', stored);
  const { value } = draft;
  const save = useSkillSave('saveSkills', () => {
    draft.drop();
    told(say.savedList);
  });
  const change = (skills: readonly Entry[]) => draft.change({ ...value, skills });
  const gone = map.skills.filter(({ id }) => !value.skills.some((one) => one.id === id));
  const used = (ids: readonly (number | null)[]) => ({
    people: people.filter(({ skills }) => skills.some(({ skill }) => ids.includes(skill))).length,
    needs: map.needs.filter(({ skill }) => ids.includes(skill)).length,
  });
  const submit = () =>
    save.mutate({
      // What issues need has a draft of its own: it does not hold this one up while nobody changed the names.
      version: draft.theirs.length === 0 ? map.version : value.version,
      skills: value.skills,
      needs: map.needs.flatMap((need) => {
        const skill = value.skills.find(({ id }) => id === need.skill)?.name;
        return skill === undefined ? [] : [{ ...need, skill }];
      }),
    });
  return (
    <SaveForm label={say.tabs.list} draft={draft} save={save} readOnly={readOnly} onSave={submit}>
      <ul className="skill-list">
        {value.skills.map(({ id, name }, index) => (
          <SkillRow
            key={id ?? `new ${index}`}
            row={index + 1}
            name={name}
            problem={problemOf(value.skills, index)}
            uses={id === null ? say.newSkill : usesOf(used([id]))}
            onName={(next) => change(value.skills.map((one, n) => (n === index ? { ...one, name: next } : one)))}
            onRemove={() => change(value.skills.filter((_, n) => n !== index))}
          />
        ))}
      </ul>
      {gone.length > 0 && <p className="message message-warning">{forgets(gone, used(gone.map(({ id }) => id)))}</p>}
      <button type="button" className="button fit" onClick={() => change([...value.skills, { id: null, name: '' }])}>
        {say.addSkill}
      </button>
    </SaveForm>
  );
};

type Uses = { readonly people: number; readonly needs: number };
const usesOf = ({ people, needs }: Uses): string => say.usedBy(people, needs);
const forgets = (gone: readonly { name: string }[], { people, needs }: Uses): string =>
  say.forgets(
    gone.map(({ name }) => name),
    people,
    needs,
  );

const problemOf = (skills: readonly Entry[], index: number): string | null => {
  const plain = (name: string) => name.trim().normalize('NFC').toLowerCase();
  const own = plain(skills[index]?.name ?? '');
  if (own === '') return say.nameNeeded;
  return skills.some(({ name }, n) => n < index && plain(name) === own) ? say.nameTaken : null;
};

type RowProps = {
  readonly row: number;
  readonly name: string;
  readonly problem: string | null;
  readonly uses: string;
  readonly onName: (name: string) => void;
  readonly onRemove: () => void;
};

const SkillRow = ({ row, name, problem, uses, onName, onRemove }: RowProps) => (
  <li className="skill-row">
    <span className="skill-name">
      <NameField label={say.nameOf(row)} value={name} longest={LONGEST} problem={problem} onChange={onName} />
    </span>
    <span className="small subtle skill-uses">{uses}</span>
    <RemoveButton label={settingsWords.removeName(name || say.newSkill)} onClick={onRemove} />
  </li>
);
