import { useEffect, useState } from 'react';
import type { AuditAction } from '../../../contract/audit';
import { SearchIcon } from './icons';
import { ACTION_WORDS, ACTIONS, auditWords as say } from './messages';
import type { Filter, Time } from './use-audit';

type Props = {
  readonly filter: Filter;
  readonly actors: readonly string[];
  readonly nameOf: (accountId: string) => string;
  readonly onChange: (part: Partial<Filter>) => void;
};

const TIMES = Object.keys(say.times) as readonly Time[];
const TYPING_MS = 300;

/** Words, a person, an action, a time: each by itself, all together. */
export const FilterBar = ({ filter, actors, nameOf, onChange }: Props) => {
  const [typed, setTyped] = useState(filter.text);
  useEffect(() => {
    if (typed === filter.text) return;
    const timer = setTimeout(() => onChange({ text: typed }), TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed, filter.text, onChange]);
  const people = [...actors].sort((a, b) => nameOf(a).localeCompare(nameOf(b)));
  return (
    <search className="row row-wrap audit-filter">
      <span className="audit-find">
        <SearchIcon />
        <input
          className="input"
          type="search"
          aria-label={say.find}
          placeholder={say.find}
          maxLength={80}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </span>
      <select
        className="select"
        aria-label={say.who}
        value={filter.by ?? ''}
        onChange={(event) => onChange({ by: event.target.value || null })}
      >
        <option value="">{say.anyone}</option>
        {people.map((accountId) => (
          <option key={accountId} value={accountId}>
            {nameOf(accountId)}
          </option>
        ))}
      </select>
      <select
        className="select"
        aria-label={say.action}
        value={filter.action ?? ''}
        onChange={(event) => onChange({ action: (event.target.value || null) as AuditAction | null })}
      >
        <option value="">{say.allActions}</option>
        {ACTIONS.map((action) => (
          <option key={action} value={action}>
            {ACTION_WORDS[action]}
          </option>
        ))}
      </select>
      <select
        className="select"
        aria-label={say.time}
        value={filter.time}
        onChange={(event) => onChange({ time: event.target.value as Time })}
      >
        {TIMES.map((time) => (
          <option key={time} value={time}>
            {say.times[time]}
          </option>
        ))}
      </select>
    </search>
  );
};
