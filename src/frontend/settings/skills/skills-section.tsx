import { useState } from 'react';
import type { TeamSettings } from '../../../contract';
import { Failed } from '../../shared/states';
import { settingsWords } from '../messages';
import { useUnsaved } from '../use-draft';
import { SkillsImport } from './import';
import { skillWords as say } from './messages';
import { Needs } from './needs';
import { PeopleSkills } from './people-skills';
import { SkillList } from './skill-list';
import { useSkillSettings } from './use-skill-settings';

type Tab = keyof typeof say.tabs;

/** What people can do and what issues need. */
export const SkillsSection = ({ settings }: { settings: TeamSettings }) => {
  const skills = useSkillSettings();
  const [tab, setTab] = useState<Tab>('people');
  return (
    <>
      <header>
        <h1>{say.title}</h1>
        <p className="subtle">{say.text}</p>
      </header>
      {skills.isPending && <div className="skeleton skeleton-block" role="status" aria-label={say.loading} />}
      {skills.isError && <Failed error={skills.error} onRetry={() => void skills.refetch()} />}
      {skills.isSuccess && (
        <>
          <Tabs tab={tab} onTab={setTab} />
          {tab === 'people' && <PeopleSkills skills={skills.data} teams={settings.teams} onTab={setTab} />}
          {tab === 'list' && <SkillList skills={skills.data} />}
          {tab === 'needs' && <Needs skills={skills.data} projects={settings.projects} />}
          {tab === 'import' && <SkillsImport readOnly={skills.data.readOnly} />}
        </>
      )}
    </>
  );
};

const DRAFTS: Readonly<Record<Tab, string>> = {
  people: 'skill person',
  list: 'skill list',
  needs: 'skill needs',
  import: 'skill import',
};

const Tabs = ({ tab, onTab }: { tab: Tab; onTab: (tab: Tab) => void }) => {
  const unsaved = useUnsaved();
  return (
    <nav className="tabs" aria-label={say.parts}>
      {(Object.keys(say.tabs) as Tab[]).map((key) => (
        <button
          key={key}
          type="button"
          className="tab"
          aria-current={key === tab ? 'page' : undefined}
          onClick={() => onTab(key)}
        >
          {say.tabs[key]}
          {unsaved(DRAFTS[key]) && (
            <span className="unsaved-dot" title={settingsWords.hasChanges}>
              <span className="visually-hidden">{settingsWords.hasChanges}</span>
            </span>
          )}
        </button>
      ))}
    </nav>
  );
};
