import { type KeyboardEvent, useState } from 'react';
import { Avatar } from '../shared/avatar';
import { settingsWords as say } from './messages';
import { usePeopleSearch } from './use-jira';

type Props = {
  readonly label: string;
  /** People who are there already: shown, and not to be chosen again. */
  readonly taken?: readonly string[];
  readonly takenSays?: string;
  readonly onFound: (accountId: string) => void;
};

/** Finds people by name in Jira, as the viewer. Enter takes the first one, Escape closes. */
export const PersonFinder = ({ label, taken = [], takenSays = say.alreadyThere, onFound }: Props) => {
  const [text, setText] = useState('');
  const found = usePeopleSearch(text);
  const free = (found.data ?? []).filter(({ accountId }) => !taken.includes(accountId));
  const choose = (accountId: string) => {
    setText('');
    onFound(accountId);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') setText('');
    if (event.key !== 'Enter' || event.target instanceof HTMLButtonElement) return;
    event.preventDefault();
    if (free[0] !== undefined) choose(free[0].accountId);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the input and the list below it
    <div className="finder" onKeyDown={onKey}>
      <label className="field">
        {label}
        <input
          className="input"
          placeholder={say.findPerson}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      {text.trim().length >= 2 && found.data !== undefined && (
        <ul className="found">
          {found.data.map(({ accountId, displayName }) => (
            <li key={accountId}>
              <button
                type="button"
                className="found-person"
                disabled={taken.includes(accountId)}
                onClick={() => choose(accountId)}
              >
                <Avatar accountId={accountId} name={displayName} />
                <bdi className="truncate">{displayName}</bdi>
                {taken.includes(accountId) && <span className="small">{takenSays}</span>}
              </button>
            </li>
          ))}
          {found.data.length === 0 && <li className="found-none subtle">{say.nobodyFound}</li>}
        </ul>
      )}
    </div>
  );
};
