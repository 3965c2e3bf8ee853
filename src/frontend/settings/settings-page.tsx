import './settings.css';
import './fields.css';
import './tables.css';
import './skills/skills.css';
import './suggestions/suggestions.css';
import './kpis/kpis.css';
import './narrow.css';
import { Suspense, useState } from 'react';
import type { SettingsHome } from '../../contract/access';
import { failureOf } from '../shared/backend';
import { LockIcon } from '../shared/icons';
import { words } from '../shared/messages';
import { ReadingNote } from '../shared/reading-note';
import { Centred, Failed } from '../shared/states';
import { settingsWords as say } from './messages';
import { sectionsOf } from './sections';
import { useUnsaved, WithDrafts } from './use-draft';
import { useHome } from './use-home';
import { SectionLoading } from './with-team-settings';

/** The settings: the app's admin page, and the page of whoever was granted a part of them. */
export const SettingsPage = () => {
  const home = useHome();
  if (home.isPending) return <Loading />;
  if (home.isError && failureOf(home.error)?.kind === 'not-found')
    return <Centred icon={<LockIcon />} title={say.adminsOnly} text={words.notAdmin} />;
  if (home.isError) return <Failed error={home.error} onRetry={() => void home.refetch()} />;
  return (
    <WithDrafts>
      <Settings home={home.data} />
    </WithDrafts>
  );
};

const Settings = ({ home }: { home: SettingsHome }) => {
  const sections = sectionsOf(home);
  const [key, setKey] = useState<string | null>(sections[0]?.key ?? null);
  const unsaved = useUnsaved();
  const shown = sections.find((section) => section.key === key);
  return (
    <div className="settings">
      <nav className="settings-nav" aria-label={say.title}>
        <p>
          <b className="settings-name">Atelier</b>
          <span className="small subtle">{say.settings}</span>
        </p>
        {sections.map((section) => (
          <button
            key={section.key}
            type="button"
            className="nav-button"
            aria-current={section.key === key ? 'page' : undefined}
            onClick={() => setKey(section.key)}
          >
            {say.sections[section.key]}
            {unsaved(section.draft) && (
              <span className="unsaved-dot" title={say.hasChanges}>
                <span className="visually-hidden">{say.hasChanges}</span>
              </span>
            )}
          </button>
        ))}
      </nav>
      <main className="settings-main stack stack-wide">
        {home.readOnly && <p className="message message-warning">{words.noteReadOnly}</p>}
        {home.reading !== null && <ReadingNote reading={home.reading} />}
        <Suspense fallback={<SectionLoading />}>{shown && <shown.Page home={home} />}</Suspense>
      </main>
    </div>
  );
};

/** The page's shape, while it is read. */
const Loading = () => (
  <div className="settings">
    <div className="settings-nav" />
    <div className="settings-main">
      <SectionLoading />
    </div>
  </div>
);
