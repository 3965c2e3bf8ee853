import { Suspense, useEffect, useRef, useState } from 'react';
import type { SettingsHome } from '../../../contract/access';
import { words } from '../../shared/messages';
import { ReadingNote } from '../../shared/reading-note';
import { settingsWords } from '../messages';
import { type Section, sectionsOf } from '../sections';
import { useAnyUnsaved } from '../use-draft';
import { SectionLoading } from '../with-team-settings';
import type { FoundSetting } from './find-settings';
import { fieldNamed, focusWhenThere, heading, rowWith } from './focus';
import { shellWords as say } from './messages';
import { Navigation } from './navigation';
import { GoContext } from './use-go';
import { useLeaveGuard } from './use-leave-guard';

type Props = {
  readonly home: SettingsHome;
  /** The section that the address names; it may be nobody's. */
  readonly address: string;
  readonly onGo: (key: string) => void;
};

/** Navigation and the section that is open. Whoever changes the section is taken to its heading, or to the field they looked for. */
export const SettingsShell = ({ home, address, onGo }: Props) => {
  const main = useRef<HTMLElement>(null);
  const stop = useRef(() => {});
  useLeaveGuard(useAnyUnsaved());
  useEffect(() => () => stop.current(), []);
  const sections = sectionsOf(home);
  // Whoever decides the last of the first steps stays where they are.
  const [first] = useState(() => firstOf(home, sections)?.key);
  const of = (wanted: string | undefined) => sections.find(({ key }) => key === wanted);
  const shown = of(address) ?? of(first) ?? sections[0];
  const goTo = (key: string, find = heading) => {
    stop.current();
    onGo(key);
    const look = () => {
      if (main.current !== null) stop.current = focusWhenThere(main.current, find);
    };
    // The section that was open is still there until the next paint.
    const later = setTimeout(look, SOON_MS);
    stop.current = () => clearTimeout(later);
  };
  const found = ({ section, at, row }: FoundSetting) =>
    goTo(section.key, at === null ? heading : row === true ? rowWith(at) : fieldNamed(at));
  return (
    <GoContext.Provider value={(key) => goTo(key)}>
      <button type="button" className="button skip" onClick={() => main.current?.focus()}>
        {say.skip}
      </button>
      <div className="settings">
        <Navigation sections={sections} home={home} at={shown?.key ?? null} onGo={goTo} onFound={found} />
        <main ref={main} className="settings-main stack stack-wide" tabIndex={-1} aria-label={settingsWords.settings}>
          {home.readOnly && <p className="message message-warning">{words.noteReadOnly}</p>}
          {home.reading !== null && <ReadingNote reading={home.reading} />}
          <Suspense key={shown?.key} fallback={<SectionLoading />}>
            {shown && <shown.Page home={home} />}
          </Suspense>
        </main>
      </div>
    </GoContext.Provider>
  );
};

const SOON_MS = 50;

/** Where the settings open: at the first steps until they are decided. */
const firstOf = (home: SettingsHome, sections: readonly Section[]): Section | undefined => {
  const begun = home.start !== null && home.start.done < home.start.of;
  return sections.find(({ key }) => key !== 'start' || begun);
};
