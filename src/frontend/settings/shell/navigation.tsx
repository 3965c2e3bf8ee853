import { useId, useState } from 'react';
import type { SettingsHome } from '../../../contract/access';
import { ChevronIcon } from '../../shared/icons';
import { settingsWords } from '../messages';
import { nameOf, type Section } from '../sections';
import { useUnsaved } from '../use-draft';
import type { FoundSetting } from './find-settings';
import { WarningIcon } from './icons';
import { shellWords as say } from './messages';
import { SearchBox } from './search-box';

type Props = {
  readonly sections: readonly Section[];
  readonly home: SettingsHome;
  readonly at: string | null;
  readonly onGo: (key: string) => void;
  readonly onFound: (found: FoundSetting) => void;
};

/** All sections, with what waits to be saved and what needs a look; behind one button where the page is narrow. */
export const Navigation = ({ sections, home, at, onGo, onFound }: Props) => {
  const list = useId();
  const [open, setOpen] = useState(false);
  const unsaved = useUnsaved();
  const go = (key: string) => {
    setOpen(false);
    onGo(key);
  };
  const waiting = sections.filter(({ drafts }) => drafts.some(unsaved)).map(({ key }) => nameOf(key));
  const item = (section: Section) => (
    <li key={section.key}>
      <NavItem section={section} home={home} current={section.key === at} onGo={go} />
    </li>
  );
  return (
    <nav className={`settings-nav${open ? ' is-open' : ''}`} aria-label={settingsWords.title}>
      <p className="nav-title">
        <b className="settings-name">Atelier</b>
        <span className="small subtle">{settingsWords.settings}</span>
      </p>
      <SearchBox sections={sections.map(({ key }) => ({ key, name: nameOf(key) }))} onFound={onFound} />
      <button
        type="button"
        className="button nav-toggle"
        aria-expanded={open}
        aria-controls={list}
        onClick={() => setOpen(!open)}
      >
        {say.menu(at === null ? '' : nameOf(at))}
        <ChevronIcon />
      </button>
      <div id={list} className="nav-list">
        <ul>{sections.filter(({ group }) => group === null).map(item)}</ul>
        {(['people', 'work', 'site'] as const).map((group) => (
          <Group
            key={group}
            title={say.groups[group]}
            items={sections.filter((one) => one.group === group).map(item)}
          />
        ))}
        {waiting.length > 0 && (
          <p className="nav-waiting small warning" role="status">
            {say.unsavedIn(waiting)}
          </p>
        )}
      </div>
    </nav>
  );
};

const Group = ({ title, items }: { title: string; items: readonly JSX.Element[] }) => {
  const id = useId();
  if (items.length === 0) return null;
  return (
    <>
      <p id={id} className="nav-group">
        {title}
      </p>
      <ul aria-labelledby={id}>{items}</ul>
    </>
  );
};

type ItemProps = {
  readonly section: Section;
  readonly home: SettingsHome;
  readonly current: boolean;
  readonly onGo: (key: string) => void;
};

const nothing = () => null;

const NavItem = ({ section, home, current, onGo }: ItemProps) => {
  const unsaved = useUnsaved();
  const useMark = section.useMark ?? nothing;
  const seen = useMark();
  const marks = home.marks.filter((mark) => mark.section === section.key);
  const told = marks.map(({ kind, n }) => say.marks[kind]?.(n) ?? say.needsALook);
  const said = [...told, ...(seen === null ? [] : [seen])].join('. ');
  return (
    <button
      type="button"
      className="nav-button"
      aria-current={current ? 'page' : undefined}
      onClick={() => onGo(section.key)}
    >
      <span className="truncate">{nameOf(section.key)}</span>
      <span className="row row-tight">
        {section.key === 'start' && home.start !== null && (
          <span className="small subtle nowrap">{say.progress(home.start.done, home.start.of)}</span>
        )}
        {section.drafts.some(unsaved) && (
          <span className="unsaved-dot" title={settingsWords.hasChanges}>
            <span className="visually-hidden">{settingsWords.hasChanges}</span>
          </span>
        )}
        {said !== '' && (
          <span className="nav-mark" title={said}>
            <WarningIcon />
            <span className="visually-hidden">{said}</span>
          </span>
        )}
      </span>
    </button>
  );
};
