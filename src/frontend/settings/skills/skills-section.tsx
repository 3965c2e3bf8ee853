import './skills.css';
import './grid/grid.css';
import { useState } from 'react';
import type { SkillsPage } from '../../../contract/skills';
import { Failed } from '../../shared/states';
import { settingsWords } from '../messages';
import { useUnsaved } from '../use-draft';
import { Catalogue } from './catalogue/catalogue';
import { useExport } from './export';
import { PeopleGrid } from './grid/people-grid';
import { Hints } from './hints';
import { SkillsImport } from './import';
import { skillWords as say } from './messages';
import { Needs } from './needs';
import { useHints } from './use-hints';
import { useSkills } from './use-skills';

export type Tab = keyof typeof say.tabs;

/** What people can do and what issues need. */
export const SkillsSection = () => {
  const skills = useSkills();
  const hints = useHints();
  const [tab, setTab] = useState<Tab>('people');
  const [adding, setAdding] = useState(false);
  if (skills.isPending) return <div className="skeleton skeleton-block" role="status" aria-label={say.loading} />;
  if (skills.isError) return <Failed error={skills.error} onRetry={() => void skills.refetch()} />;
  const page = skills.data;
  const add = () => {
    setTab('catalogue');
    setAdding(true);
  };
  return (
    <div className="stack stack-wide skills">
      <Head page={page} onImport={() => setTab('import')} onAdd={add} />
      <Tabs page={page} tab={tab} waiting={hints.data?.hints.length ?? 0} onTab={setTab} />
      {tab === 'people' && (
        <PeopleGrid page={page} hints={hints.data?.hints.length ?? 0} onHints={() => setTab('hints')} onAdd={add} />
      )}
      {tab === 'catalogue' && <Catalogue page={page} adding={adding} onAdded={() => setAdding(false)} />}
      {tab === 'needs' && <Needs page={page} />}
      {tab === 'hints' && <Hints page={page} />}
      {tab === 'import' && <SkillsImport readOnly={page.readOnly} />}
    </div>
  );
};

type HeadProps = { readonly page: SkillsPage; readonly onImport: () => void; readonly onAdd: () => void };

const Head = ({ page, onImport, onAdd }: HeadProps) => {
  const save = useExport();
  return (
    <header className="row row-wrap row-top row-between">
      <div className="skills-title">
        <h1>{say.title}</h1>
        <p className="subtle">{say.text}</p>
      </div>
      <div className="row row-wrap">
        {page.admin && (
          <button type="button" className="button" onClick={onImport}>
            {say.tabs.import}
          </button>
        )}
        <button type="button" className="button" disabled={save.isPending} onClick={() => save.mutate()}>
          {say.export}
        </button>
        {page.admin && (
          <button type="button" className="button button-primary" onClick={onAdd}>
            {say.addSkill}
          </button>
        )}
      </div>
    </header>
  );
};

const DRAFTS: Readonly<Record<Tab, string>> = {
  people: 'skill people',
  catalogue: 'skill list',
  needs: 'skill needs',
  hints: 'skill hints',
  import: 'skill import',
};

type TabsProps = {
  readonly page: SkillsPage;
  readonly tab: Tab;
  readonly waiting: number;
  readonly onTab: (tab: Tab) => void;
};

/** Managers have people and what history says of them; the rest is the admins'. */
const Tabs = ({ page, tab, waiting, onTab }: TabsProps) => {
  const unsaved = useUnsaved();
  const own = (Object.keys(say.tabs) as Tab[]).filter((key) => page.admin || key === 'people' || key === 'hints');
  return (
    <nav className="tabs" aria-label={say.parts}>
      {own.map((key) => (
        <button
          key={key}
          type="button"
          className="tab"
          aria-current={key === tab ? 'page' : undefined}
          onClick={() => onTab(key)}
        >
          {say.tabs[key]}
          {key === 'hints' && waiting > 0 && <span className="tab-count">{waiting}</span>}
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
