import { useQuery } from '@tanstack/react-query';
import { type FocusEvent, type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { search } from './api';
import { SearchIcon } from './icons';
import { useRouter } from './router';

const KEY = /^[A-Z][A-Z0-9_]*-\d+$/;
const MOST = 8;

/** Issues whose summary has the words, the newest first; a key is opened as it stands. */
const useFound = (words: string) =>
  useQuery({
    queryKey: ['jira', 'find', words],
    queryFn: () => search(`summary ~ "${words.replace(/["\\]/g, ' ')}*" ORDER BY updated DESC`, MOST),
    enabled: words.length >= 2 && !KEY.test(words.toUpperCase()),
  });

/** Finds an issue by key or words; `/` puts the cursor here, arrows choose, Escape leaves. */
export const Find = () => {
  const { go } = useRouter();
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  useSlash(input);
  const words = text.trim();
  const found = useFound(words);
  const issues = found.data ?? [];
  const visit = (key: string) => {
    setText('');
    setOpen(false);
    input.current?.blur();
    go(`/browse/${key}`);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const chosen = issues[at]?.key;
    if (KEY.test(words.toUpperCase())) visit(words.toUpperCase());
    else if (chosen !== undefined) visit(chosen);
  };
  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && issues.length > 0) {
      event.preventDefault();
      setAt((at + step + issues.length) % issues.length);
    }
    if (event.key === 'Escape') {
      setOpen(false);
      if (!open || words === '') input.current?.blur();
    }
  };
  const leave = (event: FocusEvent<HTMLFormElement>) => {
    if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
  };
  const shown = open && words.length >= 2 && found.data !== undefined;
  return (
    <form className="find" onSubmit={submit} onBlur={leave}>
      <SearchIcon />
      <input
        ref={input}
        className="input"
        role="combobox"
        aria-label="Find an issue"
        aria-expanded={shown}
        aria-controls="found"
        aria-autocomplete="list"
        aria-activedescendant={shown && issues.length > 0 ? `found-${at}` : undefined}
        placeholder="Find an issue"
        autoComplete="off"
        value={text}
        onFocus={() => setOpen(true)}
        onChange={(event) => {
          setText(event.target.value);
          setOpen(true);
          setAt(0);
        }}
        onKeyDown={onKey}
      />
      <kbd>/</kbd>
      <div id="found" className="found" hidden={!shown}>
        <Found issues={issues} at={at} onVisit={visit} />
      </div>
    </form>
  );
};

type FoundProps = {
  readonly issues: readonly { key: string; fields: { summary: string } }[];
  readonly at: number;
  readonly onVisit: (key: string) => void;
};

const Found = ({ issues, at, onVisit }: FoundProps) => {
  if (issues.length === 0) return <p className="found-none subtle">No issue has these words.</p>;
  return (
    <div role="listbox" aria-label="Issues found">
      {issues.map(({ key, fields }, n) => (
        <button
          key={key}
          id={`found-${n}`}
          type="button"
          role="option"
          tabIndex={-1}
          aria-selected={n === at}
          className="found-issue"
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onVisit(key)}
        >
          <span className="subtle nowrap">{key}</span> <span className="truncate">{fields.summary}</span>
        </button>
      ))}
    </div>
  );
};

const useSlash = (input: React.RefObject<HTMLInputElement>) => {
  useEffect(() => {
    const focus = (event: globalThis.KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && /INPUT|TEXTAREA|SELECT/.test(event.target.tagName);
      if (event.key !== '/' || typing || document.querySelector('dialog[open]') !== null) return;
      event.preventDefault();
      input.current?.focus();
    };
    addEventListener('keydown', focus);
    return () => removeEventListener('keydown', focus);
  }, [input]);
};
