import { useState } from 'react';
import { useFormat } from '../../shared/site';
import { Failed } from '../../shared/states';
import { FieldsForm } from './fields-form';
import { kpiSettingWords as say } from './messages';
import { StagesForm } from './stages-form';
import { TargetsForm } from './targets-form';
import { useKpiSettings } from './use-kpi-settings';

type Tab = keyof typeof say.tabs;
const TABS = Object.keys(say.tabs) as Tab[];

/** Stages of statuses, targets of teams and projects, and fields that hold ratings. */
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
          {settings.data.rereading !== null && (
            <p className="message" role="status">
              {say.rereading(format.percent(settings.data.rereading))}
            </p>
          )}
          {tab === 'stages' && <StagesForm settings={settings.data} />}
          {tab === 'targets' && <TargetsForm settings={settings.data} />}
          {tab === 'fields' && <FieldsForm settings={settings.data} />}
        </>
      )}
    </>
  );
};
