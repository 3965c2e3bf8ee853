import { useState } from 'react';
import { Avatar } from '../shared/avatar';
import { settingsWords } from './messages';
import { usePeopleSearch } from './use-jira';

/** Finds people by name in Jira, as the viewer. */
export const PersonFinder = ({ label, onFound }: { label: string; onFound: (accountId: string) => void }) => {
  const [text, setText] = useState('');
  const found = usePeopleSearch(text);
  const choose = (accountId: string) => {
    setText('');
    onFound(accountId);
  };
  return (
    <div className="finder">
      <label className="field">
        {label}
        <input
          className="input"
          placeholder={settingsWords.findPerson}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      {text.trim().length >= 2 && (found.data ?? []).length > 0 && (
        <ul className="found">
          {found.data?.map(({ accountId, displayName }) => (
            <li key={accountId}>
              <button type="button" className="found-person" onClick={() => choose(accountId)}>
                <Avatar accountId={accountId} name={displayName} />
                {displayName}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};
