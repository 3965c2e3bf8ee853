import { useEffect, useRef, useState } from 'react';
import type { SkillsPage } from '../../../../contract/skills';
import { unpacked } from '../../../../domain/suggestion/packed-skills';
import { SearchIcon } from '../../../shared/icons';
import { SaveForm } from '../../save-form';
import { useDraft } from '../../use-draft';
import { told } from '../../use-settings';
import { skillWords as say } from '../messages';
import { CATALOGUE, useCatalogueSave } from '../use-skills';
import { GroupBlock } from './group-block';
import { LevelsForm } from './levels-form';
import { entriesOf, LOOSE, savedTree, searchedTree, type Tree, treeOf, type Uses, withGroup, withSkill } from './model';

type Props = {
  readonly page: SkillsPage;
  /** Somebody asked for a new skill from elsewhere, once. */
  readonly adding: boolean;
  readonly onAdded: () => void;
};

/** Groups, skills and the words of the levels. */
export const Catalogue = ({ page, adding, onAdded }: Props) => {
  const { skills: map, readOnly } = page;
  const draft = useDraft('skill list', { version: map.version, tree: treeOf(map), levels: map.levels });
  const { tree, levels } = draft.value;
  const [text, setText] = useState('');
  const save = useCatalogueSave(() => {
    draft.drop();
    told(say.savedList, CATALOGUE);
  });
  const change = (next: Tree) => draft.change({ ...draft.value, tree: next });
  const { add, box } = useNew(tree, change, adding, onAdded);
  const kept = new Set(entriesOf(tree).map(({ id }) => id));
  const gone = map.skills.filter(({ id }) => !kept.has(id));
  const used = usesOf(page);
  const submit = () =>
    save.mutate({
      // What issues need has a draft of its own: it does not hold this one up while nobody changed groups or names.
      version: draft.theirs.length === 0 ? map.version : draft.value.version,
      ...savedTree(tree),
      levels,
      needs: map.needs.flatMap((need) => {
        const skill = entriesOf(tree).find(({ id }) => id === need.skill)?.name;
        return skill === undefined ? [] : [{ ...need, skill }];
      }),
    });
  return (
    <SaveForm
      label={say.tabs.catalogue}
      draft={draft}
      save={save}
      readOnly={readOnly}
      object={CATALOGUE}
      onSave={submit}
    >
      <div className="catalogue-columns">
        <section className="stack" aria-label={say.groups}>
          <div className="row row-wrap">
            <SearchField label={say.findSkill} value={text} onChange={setText} />
            <span className="grow" />
            <button type="button" className="button" onClick={() => change(withGroup(tree, newKey()))}>
              {say.addGroup}
            </button>
          </div>
          <div className="stack" ref={box}>
            {searchedTree(tree, text).map((group) => (
              <GroupBlock key={group.key} group={group} tree={tree} used={used} onChange={change} onAdd={add} />
            ))}
          </div>
          {gone.length > 0 && <p className="message message-warning">{forgets(gone, used)}</p>}
        </section>
        <LevelsForm levels={levels} onChange={(next) => draft.change({ ...draft.value, levels: next })} />
      </div>
    </SaveForm>
  );
};

const newKey = (): string => `new ${crypto.randomUUID()}`;

/** Adds a skill and puts the keyboard into its name. */
const useNew = (tree: Tree, change: (tree: Tree) => void, adding: boolean, onAdded: () => void) => {
  const box = useRef<HTMLDivElement>(null);
  const due = useRef<string | null>(null);
  const add = (group: string) => {
    const key = newKey();
    due.current = key;
    change(withSkill(tree, group, key));
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each time that it is asked for
  useEffect(() => {
    if (!adding) return;
    add(tree[0]?.key ?? LOOSE);
    onAdded();
  }, [adding]);
  useEffect(() => {
    const input = box.current?.querySelector<HTMLInputElement>(`[data-skill="${due.current}"] input`);
    if (due.current === null || !input) return;
    due.current = null;
    input.focus();
  });
  return { add, box };
};

const usesOf = ({ people, skills: { needs } }: SkillsPage): Uses => {
  const declared = people.map(({ packed }) => new Set<number>(unpacked(packed).map(({ skill }) => skill)));
  return (ids) => ({
    people: declared.filter((own) => ids.some((id) => id !== null && own.has(id))).length,
    needs: needs.filter(({ skill }) => ids.includes(skill)).length,
  });
};

const forgets = (gone: readonly { readonly id: number; readonly name: string }[], used: Uses): string => {
  const { people, needs } = used(gone.map(({ id }) => id));
  return say.forgets(
    gone.map(({ name }) => name),
    people,
    needs,
  );
};

type SearchProps = { readonly label: string; readonly value: string; readonly onChange: (text: string) => void };

export const SearchField = ({ label, value, onChange }: SearchProps) => (
  <label className="search-field">
    <SearchIcon />
    <input
      className="input"
      type="search"
      aria-label={label}
      placeholder={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  </label>
);
