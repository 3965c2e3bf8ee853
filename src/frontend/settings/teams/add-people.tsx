import { useState } from 'react';
import { PersonFinder } from '../person-finder';
import { GroupPeople } from './group-people';
import { teamWords as say } from './messages';
import { type Group, useGroups } from './use-groups';

type Props = {
  readonly taken: readonly string[];
  readonly onAdd: (accountIds: readonly string[]) => void;
  readonly onClose: () => void;
};

/** People by name, or many at once by a group of Jira; read as the viewer, in the browser. */
export const AddPeople = ({ taken, onAdd, onClose }: Props) => {
  const [group, setGroup] = useState<Group | null>(null);
  return (
    <div className="panel-still stack stack-wide">
      <div className="row row-wrap row-top add-people">
        <PersonFinder label={say.byName} taken={taken} takenSays={say.inTeam} onFound={(id) => onAdd([id])} />
        <GroupFinder onFound={setGroup} />
        <span className="grow" />
        <button type="button" className="button button-quiet" onClick={onClose}>
          {say.close}
        </button>
      </div>
      {group !== null && (
        <GroupPeople
          key={group.groupId}
          group={group}
          taken={taken}
          onAdd={(accountIds) => {
            onAdd(accountIds);
            setGroup(null);
          }}
        />
      )}
    </div>
  );
};

const GroupFinder = ({ onFound }: { onFound: (group: Group) => void }) => {
  const [text, setText] = useState('');
  const found = useGroups(text);
  const choose = (group: Group) => {
    setText('');
    onFound(group);
  };
  const [first] = found.data ?? [];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the input and the list below it
    <div
      className="finder"
      onKeyDown={(event) => {
        if (event.key === 'Escape') setText('');
        if (event.key !== 'Enter' || event.target instanceof HTMLButtonElement) return;
        event.preventDefault();
        if (first !== undefined) choose(first);
      }}
    >
      <label className="field">
        {say.byGroup}
        <input
          className="input"
          placeholder={say.findGroup}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      {text.trim() !== '' && found.data !== undefined && (
        <ul className="found">
          {found.data.map((group) => (
            <li key={group.groupId}>
              <button type="button" className="found-person" onClick={() => choose(group)}>
                <bdi className="truncate">{group.name}</bdi>
              </button>
            </li>
          ))}
          {found.data.length === 0 && <li className="found-none subtle">{say.noGroup}</li>}
        </ul>
      )}
    </div>
  );
};
