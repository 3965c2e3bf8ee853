import './settings.css';
import { useState } from 'react';
import type { TeamSettings } from '../../contract';
import { words } from '../shared/messages';
import { ReadingNote } from '../shared/reading-note';
import { Failed } from '../shared/states';
import { CalendarsSection } from './calendars-section';
import { ImportSection } from './import-section';
import { settingsWords as say } from './messages';
import { SiteSection } from './site-section';
import { TeamsSection } from './teams-section';
import { useSettings } from './use-settings';

const SECTIONS = {
  teams: TeamsSection,
  calendars: CalendarsSection,
  site: SiteSection,
  import: ImportSection,
} as const;
type Section = keyof typeof SECTIONS;

/** The app's admin page. */
export const SettingsPage = () => {
  const settings = useSettings();
  if (settings.isPending) return <p className="settings-main" role="status" aria-label={words.loading} />;
  if (settings.isError)
    return <Failed error={settings.error} onRetry={() => void settings.refetch()} forbidden={words.notAdmin} />;
  return <Settings settings={settings.data} />;
};

const Settings = ({ settings }: { settings: TeamSettings }) => {
  const [section, setSection] = useState<Section>('teams');
  const Shown = SECTIONS[section];
  return (
    <div className="settings">
      <nav className="settings-nav" aria-label={say.title}>
        <p className="strong">Atelier</p>
        {(Object.keys(SECTIONS) as Section[]).map((key) => (
          <button
            key={key}
            type="button"
            className="nav-button"
            aria-current={key === section ? 'page' : undefined}
            onClick={() => setSection(key)}
          >
            {say.sections[key]}
          </button>
        ))}
      </nav>
      <main className="settings-main stack stack-wide">
        {settings.readOnly && <p className="message message-warning">{words.noteReadOnly}</p>}
        {settings.reading !== null && <ReadingNote reading={settings.reading} />}
        <Shown settings={settings} />
      </main>
    </div>
  );
};
