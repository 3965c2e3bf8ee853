import './settings.css';
import './fields.css';
import './tables.css';
import './skills/skills.css';
import './suggestions/suggestions.css';
import './kpis/kpis.css';
import './narrow.css';
import { useState } from 'react';
import type { TeamSettings } from '../../contract';
import { failureOf } from '../shared/backend';
import { LockIcon } from '../shared/icons';
import { words } from '../shared/messages';
import { ReadingNote } from '../shared/reading-note';
import { Centred, Failed } from '../shared/states';
import { CalendarsSection } from './calendars-section';
import { ImportSection } from './import-section';
import { KpisSection } from './kpis/kpis-section';
import { settingsWords as say } from './messages';
import { SiteSection } from './site-section';
import { SkillsSection } from './skills/skills-section';
import { SuggestionsSection } from './suggestions/suggestions-section';
import { TeamsSection } from './teams-section';
import { useUnsaved, WithDrafts } from './use-draft';
import { useSettings } from './use-settings';

const SECTIONS = {
  teams: TeamsSection,
  calendars: CalendarsSection,
  skills: SkillsSection,
  suggestions: SuggestionsSection,
  kpis: KpisSection,
  site: SiteSection,
  import: ImportSection,
} as const;
type Section = keyof typeof SECTIONS;

/** Under which name each section keeps what is not saved yet. */
const DRAFTS = {
  teams: 'team',
  calendars: 'calendar',
  skills: 'skill',
  suggestions: 'rules',
  kpis: 'kpi',
  site: 'site',
  import: 'import',
} as const;

/** The app's admin page. */
export const SettingsPage = () => {
  const settings = useSettings();
  if (settings.isPending) return <Loading />;
  if (settings.isError && failureOf(settings.error)?.kind === 'not-found')
    return <Centred icon={<LockIcon />} title={say.adminsOnly} text={words.notAdmin} />;
  if (settings.isError) return <Failed error={settings.error} onRetry={() => void settings.refetch()} />;
  return (
    <WithDrafts>
      <Settings settings={settings.data} />
    </WithDrafts>
  );
};

const Settings = ({ settings }: { settings: TeamSettings }) => {
  const [section, setSection] = useState<Section>('teams');
  const unsaved = useUnsaved();
  const Shown = SECTIONS[section];
  return (
    <div className="settings">
      <nav className="settings-nav" aria-label={say.title}>
        <p>
          <b className="settings-name">Atelier</b>
          <span className="small subtle">{say.settings}</span>
        </p>
        {(Object.keys(SECTIONS) as Section[]).map((key) => (
          <button
            key={key}
            type="button"
            className="nav-button"
            aria-current={key === section ? 'page' : undefined}
            onClick={() => setSection(key)}
          >
            {say.sections[key]}
            {unsaved(DRAFTS[key]) && (
              <span className="unsaved-dot" title={say.hasChanges}>
                <span className="visually-hidden">{say.hasChanges}</span>
              </span>
            )}
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

/** The page's shape, while it is read. */
const Loading = () => (
  <div className="settings" role="status" aria-label={say.loading}>
    <div className="settings-nav" />
    <div className="settings-main stack stack-wide">
      <div className="skeleton skeleton-title" />
      <div className="skeleton skeleton-block" />
    </div>
  </div>
);
