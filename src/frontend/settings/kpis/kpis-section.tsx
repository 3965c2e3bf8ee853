import { useState } from 'react';
import { useFormat } from '../../shared/site';
import { Failed } from '../../shared/states';
import { kpiSettingWords as say } from './messages';
import { StagesForm } from './stages-form';
import { TargetsForm } from './targets-form';
import { useKpiSettings } from './use-kpi-settings';

type Tab = keyof typeof say.tabs;
const TABS = Object.keys(say.tabs) as Tab[];

/** Stages of statuses, and targets of teams and projects. */
export const KpisSection = () => {
  const settings = useKpiSettings();
  const format = useFormat();
  const [tab, setTab] = useState<Tab>('stages');
  return (
    <>
      <header>
        <h1>{say.title}</h1>
        <p className="subtle">{say.text}</p>
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
      {settings.isPending && <div className="skeleton skeleton-block" role="status" aria-label={say.loading} />}
      {settings.isError && <Failed error={settings.error} onRetry={() => void settings.refetch()} />}
      {settings.isSuccess && (
        <>
          {settings.data.measuring !== null && (
            <p className="message" role="status">
              {say.measuring(format.percent(settings.data.measuring))}
            </p>
          )}
          {tab === 'stages' ? <StagesForm settings={settings.data} /> : <TargetsForm settings={settings.data} />}
        </>
      )}
    </>
  );
};
