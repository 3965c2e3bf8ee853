import { NameField } from '../../../shared/fields';
import { DownIcon, UpIcon } from '../../../shared/icons';
import { settingsWords } from '../../messages';
import { RemoveButton } from '../../remove-button';
import { skillWords as say } from '../messages';
import {
  type Entry,
  type Group,
  groupProblem,
  LOOSE,
  movedGroup,
  movedSkill,
  placed,
  renamedGroup,
  renamedSkill,
  skillProblem,
  type Tree,
  type Uses,
  withoutGroup,
  withoutSkill,
} from './model';

const LONGEST = 60;

type Props = {
  readonly group: Group;
  readonly tree: Tree;
  readonly used: Uses;
  readonly onChange: (tree: Tree) => void;
  readonly onAdd: (group: string) => void;
};

/** A group with its skills; those in none stand in a block without a name. */
export const GroupBlock = ({ group, tree, used, onChange, onAdd }: Props) => {
  const loose = group.key === LOOSE;
  if (loose && group.skills.length === 0 && tree.length > 1) return null;
  const row = tree.findIndex(({ key }) => key === group.key) + 1;
  const title = loose ? say.noGroup : group.name || say.newGroup;
  return (
    <section className="catalogue-group" aria-label={title}>
      <div className="row catalogue-head">
        {loose ? (
          <h2 className="grow catalogue-loose">{tree.length > 1 ? say.noGroup : say.groups}</h2>
        ) : (
          <>
            <span className="grow catalogue-name">
              <NameField
                label={say.nameOfGroup(row)}
                value={group.name}
                longest={LONGEST}
                problem={groupProblem(tree, group.key)}
                onChange={(name) => onChange(renamedGroup(tree, group.key, name))}
              />
            </span>
            <Moves
              name={title}
              first={row === 1}
              last={row === tree.length - 1}
              onMove={(by) => onChange(movedGroup(tree, group.key, by))}
            />
            <RemoveButton label={say.removeGroup(title)} onClick={() => onChange(withoutGroup(tree, group.key))} />
          </>
        )}
      </div>
      {group.skills.length === 0 && <p className="small subtlest catalogue-empty">{say.emptyGroup}</p>}
      <ul>
        {group.skills.map((skill) => (
          <SkillRow key={skill.key} skill={skill} group={group} tree={tree} used={used} onChange={onChange} />
        ))}
      </ul>
      <button
        type="button"
        className="button button-link catalogue-add"
        aria-label={say.addSkillTo(title)}
        onClick={() => onAdd(group.key)}
      >
        {say.addSkill}
      </button>
    </section>
  );
};

type RowProps = {
  readonly skill: Entry;
  readonly group: Group;
  readonly tree: Tree;
  readonly used: Uses;
  readonly onChange: (tree: Tree) => void;
};

const SkillRow = ({ skill, group, tree, used, onChange }: RowProps) => {
  const all = tree.flatMap(({ skills }) => skills);
  const at = all.findIndex(({ key }) => key === skill.key);
  const name = skill.name || say.newSkill;
  const { people, needs } = used([skill.id]);
  return (
    <li className="catalogue-row" data-skill={skill.key}>
      <span className="catalogue-name">
        <NameField
          label={say.nameOf(at + 1)}
          value={skill.name}
          longest={LONGEST}
          problem={skillProblem(tree, skill.key)}
          onChange={(next) => onChange(renamedSkill(tree, skill.key, next))}
        />
      </span>
      <span className="small subtlest catalogue-uses">
        {skill.id === null ? say.newSkill : say.usedBy(people, needs)}
      </span>
      <select
        className="select catalogue-where"
        aria-label={say.groupOf(name)}
        value={group.key}
        onChange={(event) => onChange(placed(tree, skill.key, event.target.value))}
      >
        {tree.map(({ key, name: other }) => (
          <option key={key} value={key}>
            {key === LOOSE ? say.noGroup : other || say.newGroup}
          </option>
        ))}
      </select>
      <span className="row row-tight catalogue-acts">
        <Moves
          name={name}
          first={at === 0 && group.key === tree[0]?.key}
          last={at === all.length - 1 && group.key === tree.at(-1)?.key}
          onMove={(by) => onChange(movedSkill(tree, skill.key, by))}
        />
        <RemoveButton label={settingsWords.removeName(name)} onClick={() => onChange(withoutSkill(tree, skill.key))} />
      </span>
    </li>
  );
};

type MovesProps = {
  readonly name: string;
  readonly first: boolean;
  readonly last: boolean;
  readonly onMove: (by: -1 | 1) => void;
};

const Moves = ({ name, first, last, onMove }: MovesProps) => (
  <>
    <button
      type="button"
      className="button button-quiet button-icon"
      aria-label={say.moveUp(name)}
      disabled={first}
      onClick={() => onMove(-1)}
    >
      <UpIcon />
    </button>
    <button
      type="button"
      className="button button-quiet button-icon"
      aria-label={say.moveDown(name)}
      disabled={last}
      onClick={() => onMove(1)}
    >
      <DownIcon />
    </button>
  </>
);
