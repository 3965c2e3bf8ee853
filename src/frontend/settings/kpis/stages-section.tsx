import './kpis.css';
import { useState } from 'react';
import { useFormat } from '../../shared/site';
import { Failed } from '../../shared/states';
import { settingsWords } from '../messages';
import { useGo } from '../shell/use-go';
import { SectionLoading } from '../with-team-settings';
import { FieldsForm } from './fields-form';
import { kpiSettingWords as say } from './messages';
import { StagesForm } from './stages-form';
import { useKpiSettings } from './use-kpi-settings';

type Tab = keyof typeof say.tabs;
const TABS = Object.keys(say.tabs) as Tab[];

/** Stages of statuses, and what fields, types and labels mean. */
export const StagesSection = () => {
  const settings = useKpiSettings();
  const format = useFormat();
  const go = useGo();
  const [tab, setTab] = useState<Tab>('stages');
  return (
    <>
      <header>
        <h1>{say.title}</h1>
        <p className="subtle page-text">
          {say.text} {say.hoursAt}{' '}
          <button type="button" className="button button-link" onClick={() => go('site')}>
            {settingsWords.sections.site}
          </button>
          .
        </p>
      </header>
      <nav className="tabs" aria-label={say.title}>
        {TABS.map((one) => (
          <button
            key={one}
            type="button"
            className="tab"
            aria-current={one === tab ? 'page' : undefined}
            onClick={() => setTab(one)}
          >
            {say.tabs[one]}
          </button>
        ))}
      </nav>
      {settings.isPending && <SectionLoading />}
      {settings.isError && <Failed error={settings.error} onRetry={() => void settings.refetch()} />}
      {settings.isSuccess && (
        <>
          {settings.data.measuring !== null && (
            <p className="message" role="status">
              {say.measuring(format.percent(settings.data.measuring))}
            </p>
          )}
          {settings.data.rereading !== null && (
            <p className="message" role="status">
              {say.rereading(format.percent(settings.data.rereading))}
            </p>
          )}
          {tab === 'stages' && <StagesForm settings={settings.data} />}
          {tab === 'fields' && <FieldsForm settings={settings.data} />}
        </>
      )}
    </>
  );
};
