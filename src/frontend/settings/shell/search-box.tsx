import { type KeyboardEvent, useId, useState } from 'react';
import type { Findable, FoundSetting } from './find-settings';
import { shellWords as say } from './messages';
import { useFound } from './use-found';

type Props = {
  readonly sections: readonly Findable[];
  readonly onFound: (found: FoundSetting) => void;
};

/** Finds a section or a field by its words. Arrows choose, Enter goes there, Escape closes. */
export const SearchBox = ({ sections, onFound }: Props) => {
  const list = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const found = useFound(text, sections);
  const open = text.trim() !== '';
  const take = (one: FoundSetting | undefined) => {
    if (one === undefined) return;
    setText('');
    onFound(one);
  };
  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && found.length > 0) setAt((at + step + found.length) % found.length);
    else if (event.key === 'Enter') take(found[at]);
    else if (event.key === 'Escape') setText('');
    else return;
    event.preventDefault();
  };
  return (
    <div className="nav-search">
      <input
        className="input"
        role="combobox"
        aria-label={say.find}
        aria-expanded={open}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={open && found.length > 0 ? `${list}-${at}` : undefined}
        autoComplete="off"
        placeholder={say.find}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKey}
        onBlur={() => setText('')}
      />
      <div
        id={list}
        role="listbox"
        aria-label={say.find}
        className="found nav-found"
        hidden={!open || found.length === 0}
      >
        {found.map((one, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive: as above
          <div
            key={`${one.section.key} ${one.label}`}
            id={`${list}-${index}`}
            role="option"
            aria-selected={index === at}
            className="found-setting"
            onPointerDown={(event) => {
              event.preventDefault();
              take(one);
            }}
          >
            <span className="block">{one.label ?? one.section.name}</span>
            {one.label !== null && <span className="small subtle block">{one.section.name}</span>}
          </div>
        ))}
      </div>
      <p role="status" className={open && found.length === 0 ? 'small subtle found nav-none' : 'visually-hidden'}>
        {open ? (found.length === 0 ? say.nothingFound : say.found(found.length)) : ''}
      </p>
    </div>
  );
};
